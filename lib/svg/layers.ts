/** A picture of what leads where, in layers from left to right. */
export interface LayeredPicture {
  /** What it is, in a few words: its accessible name. */
  readonly title: string;
  /** What is to be seen, for whoever can't. */
  readonly description: string;
  /** What stands above each layer, from left to right; one without boxes is left out. */
  readonly layers: readonly string[];
  /** The boxes, in the order in which those of a layer begin. */
  readonly boxes: readonly PictureBox[];
  /** What leads from one to another. */
  readonly edges: readonly PictureEdge[];
  /** What leads from one to another is of one of these: each has a colour and a line of its own. */
  readonly kinds: readonly string[];
}

/** A box, with its text. */
export interface PictureBox {
  /** Unique in the picture. */
  readonly id: string;
  /** Which layer it is in, from 0. */
  readonly layer: number;
  /** Its first line. What is too long is cut. */
  readonly title: string;
  /** What stands below. @default - nothing */
  readonly lines?: readonly string[];
}

/** What leads from one box to one in a later layer. */
export interface PictureEdge {
  /** The box that it comes from. */
  readonly from: string;
  /** The box that it leads to. */
  readonly to: string;
  /** One of the picture's kinds. */
  readonly kind: string;
}

/** What a layer holds: a box, or, of what leads past the layer, a place to pass through. */
export interface LayerNode {
  /** Unique in the picture. */
  readonly id: string;
  /** Which layer it is in, of those that aren't empty. */
  readonly layer: number;
  /** None where it is a place to pass through. */
  readonly box?: PictureBox;
}

/** A picture whose edges all lead from one layer to the next. */
export interface LayerGraph {
  /** What stands above each layer. */
  readonly titles: readonly string[];
  /** What is in each, from top to bottom. */
  readonly layers: readonly (readonly LayerNode[])[];
  /** What leads from one to another. */
  readonly edges: readonly PictureEdge[];
}

/** As many boxes as a layer may have before the last are put together: a picture is looked at. */
const MOST = 16;

/**
 * Leaves out what is empty, puts together what is too much, and has what leads past a layer pass through it.
 *
 * @throws for an edge that leads to no later layer, or to or from no box
 */
export function layered(picture: LayeredPicture): LayerGraph {
  const { boxes, edges } = atMost(MOST, picture);
  const used = picture.layers.map((_, i) => i).filter((i) => boxes.some((b) => b.layer === i));
  const nodes = new Map<string, LayerNode>(
    boxes.map((box) => [box.id, { id: box.id, layer: used.indexOf(box.layer), box }]),
  );
  const short = new Map<string, PictureEdge>();
  for (const { from, to, kind } of edges) {
    const [start, end] = [layerOf(nodes, from), layerOf(nodes, to)];
    if (start >= end) throw new Error(`the edge from '${from}' to '${to}' leads to no later layer`);
    let last = from;
    for (let layer = start + 1; layer <= end; layer++) {
      // those of one kind to one place share their way
      const next = layer === end ? to : `${kind} to ${to} past ${layer}`;
      if (layer < end) nodes.set(next, { id: next, layer });
      short.set(JSON.stringify([last, next, kind]), { from: last, to: next, kind });
      last = next;
    }
  }
  const all = [...nodes.values()];
  const layers = used.map((_, i) => all.filter(({ layer }) => layer === i));
  const graph = { titles: used.map((i) => picture.layers[i] ?? ''), edges: [...short.values()] };
  return { ...graph, layers: untangled(layers, graph.edges) };
}

function layerOf(nodes: ReadonlyMap<string, LayerNode>, id: string): number {
  const node = nodes.get(id);
  if (!node) throw new Error(`there is no box '${id}'`);
  return node.layer;
}

/** Of a layer with more than that, the last ones are one box, which has all that leads to and from them. */
function atMost(most: number, { layers, boxes, edges }: LayeredPicture) {
  const kept: PictureBox[] = [];
  const instead = new Map<string, string>();
  for (const layer of layers.keys()) {
    const inIt = boxes.filter((box) => box.layer === layer);
    const rest = inIt.length > most ? inIt.slice(most - 1) : [];
    kept.push(...inIt.slice(0, inIt.length - rest.length));
    if (rest.length === 0) continue;
    const id = `the rest of ${layer}`;
    kept.push({ id, layer, title: `and ${rest.length} more` });
    for (const box of rest) instead.set(box.id, id);
  }
  const moved = edges.map(({ from, to, kind }) => ({
    from: instead.get(from) ?? from,
    to: instead.get(to) ?? to,
    kind,
  }));
  return { boxes: kept, edges: moved };
}

/** Each layer in the order of what leads to it, so that less crosses; what nothing leads to stays where it is. */
function untangled(
  layers: readonly (readonly LayerNode[])[],
  edges: readonly PictureEdge[],
): LayerNode[][] {
  const ordered = layers.map((layer) => [...layer]);
  const sort = (at: number, beside: number, side: 'from' | 'to', other: 'from' | 'to') => {
    const [layer = [], neighbours = []] = [ordered[at], ordered[beside]];
    const place = new Map(neighbours.map(({ id }, i) => [id, i / Math.max(1, neighbours.length)]));
    const wanted = new Map(
      layer.map(({ id }, i) => {
        const places = edges
          .filter((edge) => edge[side] === id)
          .map((edge) => place.get(edge[other]))
          .filter((each) => each !== undefined);
        const mean = places.reduce((sum, each) => sum + each, 0) / places.length;
        return [id, places.length > 0 ? mean : i / layer.length];
      }),
    );
    ordered[at] = layer.sort((a, b) => (wanted.get(a.id) ?? 0) - (wanted.get(b.id) ?? 0));
  };
  for (let i = 1; i < ordered.length; i++) sort(i, i - 1, 'to', 'from');
  for (let i = ordered.length - 2; i >= 0; i--) sort(i, i + 1, 'from', 'to');
  return ordered;
}
