import { expect, it } from 'vitest';
import { createExtent, isCounterclockwise, tidyGeometry } from './geojson.ts';

const clockwise = [
  [0, 0],
  [0, 3],
  [3, 3],
  [3, 0],
];

it('outer rings go counterclockwise, holes clockwise, and every ring is closed', () => {
  const hole = [
    [1, 1],
    [2, 1],
    [2, 2],
    [1, 2],
    [1, 1],
  ];
  const tidy = tidyGeometry({ type: 'MultiPolygon', coordinates: [[clockwise, hole]] });
  const [outer = [], inner = []] = tidy.type === 'MultiPolygon' ? (tidy.coordinates[0] ?? []) : [];
  expect([isCounterclockwise(outer), isCounterclockwise(inner)]).toEqual([true, false]);
  for (const ring of [outer, inner]) expect(ring.at(-1)).toEqual(ring[0]);
  expect(outer).toHaveLength(5);
});

it('a ring that is right already stays as it is', () => {
  const right = [...clockwise.toReversed(), [3, 0]];
  const tidy = tidyGeometry({ type: 'MultiPolygon', coordinates: [[right]] });
  expect(tidy.coordinates).toEqual([[right]]);
});

it('places have six decimals', () => {
  const tidy = tidyGeometry({ type: 'Point', coordinates: [-122.4194155123, 37.7749295987] });
  expect(tidy.coordinates).toEqual([-122.419416, 37.77493]);
});

it('the box holds every place, and there is none without any', () => {
  const extent = createExtent();
  expect(extent.box).toBeUndefined();
  extent.include({ type: 'Point', coordinates: [5, -1] });
  extent.include({ type: 'MultiPolygon', coordinates: [[clockwise]] });
  expect(extent.box).toEqual([0, -1, 5, 3]);
});
