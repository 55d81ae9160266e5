import type { LayerGraph, LayerNode, PictureEdge } from './layers';
import { textWidth } from './text';

/** How a box's title is set. */
export const TITLE = { size: 13, bold: true } as const;
/** How all else is set. */
export const LINE = { size: 11 } as const;
/** From line to line, in pixels. */
export const LINE_HEIGHT = 15;
/** Between a box and its text. */
export const PADDING = 10;
/** Around everything. */
export const MARGIN = 20;
const BETWEEN_LAYERS = 60;
const BETWEEN_BOXES = 14;
const NARROWEST = 80;
const WIDEST = 190;
/** Of what passes through a layer. */
const PASSAGE = 6;
/** Between two kinds that end at one side of a box. */
const BETWEEN_ENDS = 9;

/** A box or a passage, and where it is. */
export interface Placed extends LayerNode {
  /** Its left. */
  readonly x: number;
  /** Its top. */
  readonly y: number;
  /** That of its layer. */
  readonly width: number;
  /** As its text, and what ends at it, needs. */
  readonly height: number;
}

/** An edge, and where it begins and ends: at the right of the one and the left of the other. */
export interface PlacedEdge extends PictureEdge {
  /** Where it begins, from the left. */
  readonly x1: number;
  /** Where it begins, from the top. */
  readonly y1: number;
  /** Where it ends, from the left. */
  readonly x2: number;
  /** Where it ends, from the top. */
  readonly y2: number;
}

/** Where everything is. */
export interface Placement {
  /** Of everything, with the margins. */
  readonly width: number;
  /** Of the layers, without what stands above and below. */
  readonly height: number;
  /** The boxes and passages. */
  readonly nodes: readonly Placed[];
  /** What leads from one to another. */
  readonly edges: readonly PlacedEdge[];
  /** Where each layer is, for its title. */
  readonly columns: readonly { readonly x: number; readonly width: number }[];
}

/**
 * Places a graph: layers as columns, each in the middle of the height. Edges lie between columns, or cross one in a passage
 * of their own, so that none touches a box that it doesn't lead to.
 *
 * @param top where the first layer begins
 * @param kinds their order at the side of a box
 */
export function placed(graph: LayerGraph, top: number, kinds: readonly string[]): Placement {
  const widths = graph.layers.map((layer, i) =>
    Math.max(
      textWidth(graph.titles[i] ?? '', LINE),
      Math.min(WIDEST, Math.max(NARROWEST, ...layer.map(wantedWidth))),
    ),
  );
  const heights = graph.layers.map((layer) => layer.map((node) => heightOf(node, graph.edges)));
  const stacked = heights.map(
    (each) => each.reduce((sum, height) => sum + height + BETWEEN_BOXES, 0) - BETWEEN_BOXES,
  );
  const height = Math.max(0, ...stacked);
  const columns: { x: number; width: number }[] = [];
  const nodes: Placed[] = [];
  let x = MARGIN;
  for (const [i, layer] of graph.layers.entries()) {
    const width = widths[i] ?? NARROWEST;
    columns.push({ x, width });
    let y = top + Math.round((height - (stacked[i] ?? 0)) / 2);
    for (const [j, node] of layer.entries()) {
      const high = heights[i]?.[j] ?? 0;
      nodes.push({ ...node, x, y, width, height: high });
      y += high + BETWEEN_BOXES;
    }
    x += width + BETWEEN_LAYERS;
  }
  const width = graph.layers.length > 0 ? x - BETWEEN_LAYERS + MARGIN : 2 * MARGIN;
  return { width, height, nodes, columns, edges: endsOf(graph.edges, nodes, kinds) };
}

function wantedWidth({ box }: LayerNode): number {
  if (!box) return 0;
  const texts = (box.lines ?? []).map((line) => textWidth(line, LINE));
  return Math.max(textWidth(box.title, TITLE), ...texts) + 2 * PADDING;
}

function heightOf({ id, box }: LayerNode, edges: readonly PictureEdge[]): number {
  if (!box) return PASSAGE;
  const ends = (side: 'from' | 'to') =>
    new Set(edges.filter((edge) => edge[side] === id).map(({ kind }) => kind)).size;
  const text = TITLE.size + (box.lines?.length ?? 0) * LINE_HEIGHT + 2 * PADDING;
  return Math.max(text, (Math.max(ends('from'), ends('to')) + 1) * BETWEEN_ENDS);
}

/** Those of a kind begin, and end, at one place of a box. */
function endsOf(
  edges: readonly PictureEdge[],
  nodes: readonly Placed[],
  kinds: readonly string[],
): PlacedEdge[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const end = (id: string, side: 'from' | 'to', kind: string) => {
    const node = byId.get(id);
    if (!node) throw new Error(`there is no box '${id}'`);
    const here = kinds.filter((each) => edges.some((e) => e[side] === id && e.kind === each));
    const share = (here.indexOf(kind) + 1) / (here.length + 1);
    return {
      x: side === 'from' ? node.x + node.width : node.x,
      y: Math.round(node.y + node.height * share),
    };
  };
  return edges.map((edge) => {
    const [from, to] = [end(edge.from, 'from', edge.kind), end(edge.to, 'to', edge.kind)];
    return { ...edge, x1: from.x, y1: from.y, x2: to.x, y2: to.y };
  });
}
