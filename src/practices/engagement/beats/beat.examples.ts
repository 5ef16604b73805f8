/** Small invented boundaries: two neighbours on a flat coast, and files with one mistake each. */
import type { BeatFields } from './beat-file.ts';

export const EXAMPLE_FIELDS: BeatFields = { id: 'beat' };

type Corner = readonly [number, number];

/** A square of a hundredth of a degree, so many squares to the east. */
export function exampleSquare(east: number, north = 0): Corner[] {
  const [west, south] = [10 + east * 0.01, 50 + north * 0.01];
  return [
    [west, south],
    [west + 0.01, south],
    [west + 0.01, south + 0.01],
    [west, south + 0.01],
    [west, south],
  ];
}

export const exampleFeature = (
  beat: unknown,
  ring: unknown,
  more: Readonly<Record<string, unknown>> = {},
) => ({
  type: 'Feature',
  properties: { beat, ...more },
  geometry: { type: 'Polygon', coordinates: [ring] },
});

export const exampleCollection = (features: readonly unknown[]) =>
  JSON.stringify({ type: 'FeatureCollection', features });

/** Beats 1 and 2, side by side. */
export const exampleBeats = () =>
  exampleCollection([exampleFeature(1, exampleSquare(0)), exampleFeature('2', exampleSquare(1))]);

const bow: Corner[] = [
  [10, 50],
  [10.01, 50.01],
  [10.01, 50],
  [10, 50.01],
  [10, 50],
];
/** A square near Philadelphia, latitude first. */
const swapped: Corner[] = [
  [39.9, -75.1],
  [39.9, -75],
  [40, -75],
  [40, -75.1],
  [39.9, -75.1],
];

/** Each with the code of the refusal that it must meet. */
export const BROKEN_FILES: readonly (readonly [code: string, text: string])[] = [
  ['beats-file-empty', ''],
  ['beats-file-not-json', 'code,name\n1,North\n'],
  ['beats-file-truncated', exampleBeats().slice(0, -40)],
  ['beats-file-broken', '{"type": "FeatureCollection", "features": [,]}'],
  ['beats-file-not-a-number', exampleBeats().replace('10.01', 'NaN')],
  ['beats-file-no-collection', '{"type": "Topology", "objects": {}}'],
  ['beats-file-no-collection', '[1, 2]'],
  ['beats-file-no-features', exampleCollection([])],
  [
    'beats-file-projected',
    exampleBeats().replace('{', '{"crs":{"type":"name","properties":{"name":"EPSG:2272"}},'),
  ],
  ['beat-id-missing', exampleCollection([exampleFeature(' ', exampleSquare(0))])],
  ['beat-id-missing', exampleCollection([exampleFeature(null, exampleSquare(0))])],
  ['beat-id-not-usable', exampleCollection([exampleFeature('a/b', exampleSquare(0))])],
  ['beat-id-not-usable', exampleCollection([exampleFeature('..', exampleSquare(0))])],
  ['beat-id-not-usable', exampleCollection([exampleFeature('x'.repeat(41), exampleSquare(0))])],
  [
    'beat-geometry-missing',
    exampleCollection([{ type: 'Feature', properties: { beat: 1 }, geometry: null }]),
  ],
  [
    'beat-geometry-kind',
    exampleCollection([
      { properties: { beat: 1 }, geometry: { type: 'Point', coordinates: [10, 50] } },
    ]),
  ],
  ['beat-geometry-broken', exampleCollection([exampleFeature(1, [10, 50, 11, 51])])],
  ['beat-no-geometry', exampleCollection([exampleFeature(1, [])])],
  [
    'beat-duplicate-id',
    exampleCollection([exampleFeature(1, exampleSquare(0)), exampleFeature('1', exampleSquare(1))]),
  ],
  ['beat-ring-not-closed', exampleCollection([exampleFeature(1, exampleSquare(0).slice(0, 4))])],
  ['beat-ring-crosses-itself', exampleCollection([exampleFeature(1, bow)])],
  ['beat-coordinates-swapped', exampleCollection([exampleFeature(1, swapped)])],
  ['beat-coordinates-not-degrees', exampleCollection([exampleFeature(1, exampleSquare(90000))])],
  [
    'beat-coordinates-not-numbers',
    exampleCollection([exampleFeature(1, [...exampleSquare(0), [null, '50']])]),
  ],
];
