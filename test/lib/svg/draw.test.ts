import * as fc from 'fast-check';
import { drawLayers } from '../../../lib/svg/draw';
import type { LayeredPicture } from '../../../lib/svg/layers';
import { fit, textWidth } from '../../../lib/svg/text';
import { elementsIn, misplacedIn } from './drawing';

const LAYERS = ['first', 'second', 'third', 'fourth'];
const KINDS = ['metrics', 'logs', 'traces', 'profiles', 'others'];

/** Two boxes and what leads from one to the other. */
const PICTURE: LayeredPicture = {
  title: 'A picture',
  description: 'of two boxes',
  layers: ['left', 'right'],
  boxes: [
    { id: 'a', layer: 0, title: 'a <b> & "c"', lines: ['one', 'two'] },
    { id: 'b', layer: 1, title: 'b' },
  ],
  edges: [{ from: 'a', to: 'b', kind: 'metrics' }],
  kinds: ['metrics'],
};

/** Any text, such as nobody would write, too. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom('', 'x'.repeat(400), ']]>', '--', '&amp;'),
);

/** Any picture whose edges lead on. */
const picture: fc.Arbitrary<LayeredPicture> = fc
  .record({
    title: text,
    description: text,
    sizes: fc.array(fc.integer({ min: 0, max: 22 }), { minLength: 4, maxLength: 4 }),
    texts: fc.array(fc.tuple(text, fc.array(text, { maxLength: 4 })), {
      minLength: 1,
      maxLength: 9,
    }),
    leads: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat()), { maxLength: 60 }),
  })
  .map(({ title, description, sizes, texts, leads }) => {
    const boxes = sizes.flatMap((size, layer) =>
      Array.from({ length: size }, (_, i) => {
        const [boxTitle = '', lines] = texts[(layer + i) % texts.length] ?? [];
        return { id: `${layer}/${i}`, layer, title: boxTitle, lines };
      }),
    );
    const edges = leads.flatMap(([a, b, kind]) => {
      const [from, to] = [boxes[a % boxes.length], boxes[b % boxes.length]];
      return from && to && from.layer < to.layer
        ? [{ from: from.id, to: to.id, kind: KINDS[kind % KINDS.length] ?? '' }]
        : [];
    });
    return { title, description, layers: LAYERS, boxes, edges, kinds: KINDS };
  });

describe('a picture of layers', () => {
  test('is SVG with a name for those who have it read to them, and colours for light and for dark', () => {
    const drawn = drawLayers(PICTURE, 'Generated -- by hand');
    const [svg, title, description] = elementsIn(drawn);
    expect(drawn.split('\n')[0]).toBe('<!-- Generated - - by hand -->');
    expect(svg?.attributes).toMatchObject({
      xmlns: 'http://www.w3.org/2000/svg',
      role: 'img',
      'aria-labelledby': 'title description',
    });
    expect([title?.text, description?.text]).toEqual(['A picture', 'of two boxes']);
    expect(drawn).toContain('@media (prefers-color-scheme:dark)');
    expect(drawn.slice(drawn.indexOf('<text'))).toMatchInlineSnapshot(`
     "<text class="head" x="20" y="27">left</text>
     <text class="head" x="197" y="27">right</text>
     <path class="e k0" d="M137 76H197"/>
     <rect class="box" x="20" y="44" width="117" height="63" rx="6"/>
     <text class="name" x="30" y="65">a &lt;b&gt; &amp; &quot;c&quot;</text>
     <text class="line" x="30" y="80">one</text>
     <text class="line" x="30" y="95">two</text>
     <rect class="box" x="197" y="59" width="80" height="33" rx="6"/>
     <text class="name" x="207" y="80">b</text>
     <path class="e k0" d="M20 135H54"/>
     <text class="line" x="62" y="139">metrics</text>
     </svg>
     "
    `);
  });

  test('is well-formed, with nothing on anything else, whatever is in it', () => {
    fc.assert(
      fc.property(picture, text, (given, comment) => {
        expect(misplacedIn(drawLayers(given, comment))).toEqual([]);
      }),
      { seed: 3, numRuns: 40 },
    );
  });

  test('puts together what is too much for a layer, with what leads there', () => {
    const many = Array.from({ length: 40 }, (_, i) => ({ id: `n${i}`, layer: 0, title: `n${i}` }));
    const edges = many.map(({ id }) => ({ from: id, to: 'b', kind: 'metrics' }));
    const boxes = [...many, { id: 'b', layer: 1, title: 'b' }];
    const drawn = elementsIn(drawLayers({ ...PICTURE, boxes, edges }, ''));
    const names = drawn.filter(({ attributes }) => attributes.class === 'name');
    expect(names).toHaveLength(17);
    expect(names.map(({ text: name }) => name)).toContain('and 25 more');
    // and one in the legend
    expect(drawn.filter(({ name }) => name === 'path')).toHaveLength(17);
  });

  test('has one line for what leads past a layer to one place', () => {
    const boxes = [
      { id: 'a', layer: 0, title: 'a' },
      { id: 'b', layer: 0, title: 'b' },
      { id: 'c', layer: 1, title: 'c' },
      { id: 'd', layer: 2, title: 'd' },
    ];
    const edges = ['a', 'b'].map((from) => ({ from, to: 'd', kind: 'metrics' }));
    const drawn = drawLayers({ ...PICTURE, layers: ['1', '2', '3'], boxes, edges }, '');
    // to the passage from each, through it, and on; and one in the legend
    expect(drawn.match(/<path/g)).toHaveLength(5);
  });

  test('fails for an edge that leads back, or nowhere', () => {
    const back = { ...PICTURE, edges: [{ from: 'b', to: 'a', kind: 'metrics' }] };
    expect(() => drawLayers(back, '')).toThrow("the edge from 'b' to 'a' leads to no later layer");
    const nowhere = { ...PICTURE, edges: [{ from: 'a', to: 'x', kind: 'metrics' }] };
    expect(() => drawLayers(nowhere, '')).toThrow("there is no box 'x'");
  });

  test('cuts a text that is too long, and no other', () => {
    expect(fit('collector', { size: 11 }, 200)).toBe('collector');
    const cut = fit('a-very-long-name-of-something.example.ts.net', { size: 11 }, 100);
    expect(cut).toMatch(/^a-very-.*…$/);
    expect(textWidth(cut, { size: 11 })).toBeLessThanOrEqual(100);
    expect(textWidth('MMM', { size: 10, bold: true })).toBeGreaterThan(
      textWidth('iii', { size: 10 }),
    );
  });
});
