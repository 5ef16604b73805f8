import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Area, Position, Ring } from './area.ts';
import { checkAreas } from './area-checks.ts';
import { areaSquareKilometers, squareMetersPerSquareDegree } from './measure.ts';
import { wavyCity } from './wavy-city.examples.ts';

const box = (west: number, south: number, east: number, north: number): Ring => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
const area = (id: string, ...polygons: (readonly Position[])[][]): Area => ({ id, polygons });
/** A ring from text: 'longitude latitude, longitude latitude, ...' */
const path = (text: string): Ring =>
  text.split(', ').map((position) => position.split(' ').map(Number));
const codes = (...areas: Area[]): string[] => checkAreas(areas).map(({ code }) => code);
const findings = (...areas: Area[]) => checkAreas(areas);

describe('an area is refused', () => {
  test('when there is none, or when it has no positions', () => {
    expect(findings()).toEqual([{ severity: 'error', code: 'no-areas', areaIds: [] }]);
    expect(findings(area('1'))).toEqual([
      { severity: 'error', code: 'no-geometry', areaIds: ['1'] },
    ]);
    expect(codes(area('1', [[]]))).toEqual(['no-geometry']);
  });

  test('when its id is used twice', () => {
    expect(findings(area('1', [box(0, 0, 1, 1)]), area('1', [box(2, 2, 3, 3)]))).toEqual([
      { severity: 'error', code: 'duplicate-id', areaIds: ['1'], count: 2 },
    ]);
  });

  test('when a ring is not closed, and the finding says where it stops', () => {
    const [finding] = findings(area('1', [box(0, 0, 1, 1).slice(0, 4)]));
    expect(finding).toMatchObject({ severity: 'error', code: 'ring-not-closed', at: [0, 1] });
  });

  test('when a ring has too few positions, or all on one line', () => {
    const line: Ring = [
      [0, 0],
      [1, 1],
      [0, 0],
    ];
    expect(codes(area('1', [line]))).toContain('ring-too-short');
    expect(codes(area('1', [path('2 2, 2 2, 2 2, 2 2')]))).toContain('ring-without-area');
    expect(codes(area('1', [path('7 0, 4 9, 2 15, 7 0')]))).toContain('ring-without-area');
  });

  test('when a ring crosses itself, and the finding says where', () => {
    const bowTie = path('0 0, 2 2, 2 0, 0 2, 0 0');
    expect(findings(area('1', [bowTie]))[0]).toMatchObject({
      severity: 'error',
      code: 'ring-crosses-itself',
      areaIds: ['1'],
      at: [1, 1],
      count: 1,
    });
  });

  test('when a ring crosses itself exactly at one of its corners', () => {
    const bowTie = path('0 0, 1 1, 2 2, 2 0, 1 1, 0 2, 0 0');
    expect(findings(area('1', [bowTie]))[0]).toMatchObject({
      code: 'ring-crosses-itself',
      at: [1, 1],
      count: 1,
    });
  });

  test('when its rings cross each other', () => {
    expect(codes(area('1', [box(0, 0, 2, 2), box(1, 1, 3, 3)]))).toContain('rings-cross');
  });

  test('when a hole lies outside its shell, in another hole, or a part in a part', () => {
    expect(codes(area('1', [box(0, 0, 1, 1), box(2, 2, 3, 3)]))).toEqual(['hole-outside-shell']);
    expect(codes(area('1', [box(0, 0, 9, 9), box(1, 1, 8, 8), box(2, 2, 3, 3)]))).toEqual([
      'hole-inside-hole',
    ]);
    expect(codes(area('1', [box(0, 0, 9, 9)], [box(2, 2, 3, 3)]))).toEqual(['part-inside-part']);
  });

  test('when a coordinate is not a number or not a degree', () => {
    const withNaN: Ring = [
      [0, 0],
      [1, 0],
      [1, Number.NaN],
      [0, 0],
    ];
    expect(codes(area('1', [withNaN]))).toEqual(['coordinates-not-numbers']);
    expect(codes(area('1', [box(Infinity, 0, 1, 1)]))).toEqual(['coordinates-not-numbers']);
    expect(codes(area('1', [path('')]))).toEqual(['coordinates-not-numbers']);
    expect(codes(area('1', [box(7_600_000, 680_000, 7_601_000, 681_000)]))).toEqual([
      'coordinates-not-degrees',
    ]);
  });

  test('when longitude and latitude changed places in an American or Australian city', () => {
    expect(codes(area('1', [box(39.9, -75.2, 40, -75.1)]))).toEqual(['coordinates-swapped']);
    expect(codes(area('1', [box(45.5, -122.7, 45.6, -122.6)]))).toEqual(['coordinates-swapped']);
    expect(codes(area('1', [box(-33.9, 151.1, -33.8, 151.2)]))).toEqual(['coordinates-swapped']);
  });
});

describe('an area is only noted', () => {
  test('when a position is repeated', () => {
    const [finding] = findings(area('1', [path('0 0, 1 0, 1 0, 1 1, 0 0')]));
    expect(finding).toMatchObject({ severity: 'note', code: 'repeated-position', at: [1, 0] });
  });

  test('when its ring touches itself at a corner without crossing', () => {
    const pinched = path('0 0, 2 0, 1 1, 2 2, 0 2, 1 1, 0 0');
    expect(findings(area('1', [pinched]))).toMatchObject([
      { severity: 'note', code: 'ring-touches-itself', at: [1, 1] },
    ]);
  });

  test('when its ring goes out and back along the same line', () => {
    const spike = path('0 0, 2 0, 2 1, 3 1, 2 1, 2 2, 0 2, 0 0');
    const notes = findings(area('1', [spike]));
    expect(notes.map(({ severity }) => severity)).not.toContain('error');
    expect(notes.map(({ code }) => code)).toContain('ring-folds-back');
  });
});

describe('a sound set of areas', () => {
  test('has no findings: neighbours, holes that others fill, parts, either direction', () => {
    const reversed = [...box(3, 0, 4, 1)].reverse();
    expect(
      findings(
        area('ring', [box(0, 0, 3, 3), box(1, 1, 2, 2)]),
        area('core', [box(1, 1, 2, 2)]),
        area('parts', [reversed], [box(5, 5, 6, 6)]),
        area('isle in a lake', [box(10, 0, 19, 9), box(11, 1, 18, 8)], [box(12, 2, 13, 3)]),
        area('lake', [box(11, 1, 18, 8), box(12, 2, 13, 3)]),
      ),
    ).toEqual([]);
  });

  test('has no findings in any city of wavy shared borders, whatever its order', () => {
    const shapes = fc.record({
      columns: fc.integer({ min: 1, max: 6 }),
      rows: fc.integer({ min: 1, max: 6 }),
      sidesPerBorder: fc.integer({ min: 1, max: 12 }),
      seed: fc.integer({ min: 0, max: 100_000 }),
    });
    fc.assert(
      fc.property(shapes, (shape) => {
        expect(checkAreas(wavyCity(shape).reverse())).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

describe('overlaps and gaps', () => {
  const squareMeters = (degrees: number, latitude: number): number =>
    degrees * squareMetersPerSquareDegree(latitude);

  test('an overlap names both areas, its size, a place inside and its outline', () => {
    const [overlap, ...others] = findings(
      area('b', [box(0, 40, 0.02, 40.02)]),
      area('a', [box(0.015, 40.01, 0.04, 40.03)]),
    );
    expect(others).toEqual([]);
    expect(overlap).toMatchObject({
      severity: 'note',
      code: 'areas-overlap',
      areaIds: ['a', 'b'],
      at: [0.0175, 40.015],
    });
    expect(overlap?.squareMeters).toBeCloseTo(squareMeters(0.005 * 0.01, 40.015), 0);
    expect(overlap?.outline).toEqual([
      [0.02, 40.01],
      [0.02, 40.02],
      [0.015, 40.02],
      [0.015, 40.01],
      [0.02, 40.01],
    ]);
  });

  test('a gap enclosed by four areas is found with its size and neighbours', () => {
    const [gap, ...others] = findings(
      area('s', [box(0, 0, 0.03, 0.01)]),
      area('n', [box(0, 0.02, 0.03, 0.03)]),
      area('w', [box(0, 0.01, 0.01, 0.02)]),
      area('e', [box(0.02, 0.01, 0.03, 0.02)]),
    );
    expect(others).toEqual([]);
    expect(gap).toMatchObject({ code: 'gap-between-areas', at: [0.015, 0.015] });
    expect(gap?.areaIds).toEqual(expect.arrayContaining(['e', 'w']));
    expect(gap?.squareMeters).toBeCloseTo(squareMeters(0.0001, 0.015), 0);
  });

  test('a gap that branches is outlined by the box around it', () => {
    const [gap] = findings(
      area('frame', [box(0, 0, 9, 9), box(1, 1, 8, 8)]),
      area('tooth', [path('4 8, 4 3, 5 3, 5 8, 4 8')]),
    );
    expect(gap).toMatchObject({ code: 'gap-between-areas', areaIds: ['frame', 'tooth'] });
    expect(gap?.outline).toEqual(box(1, 1, 8, 8));
  });

  test('a bay that is open to the outside is no gap, one behind a narrow mouth is', () => {
    const bay = (mouth: number): Area =>
      area('bay', [
        [
          [0, 0],
          [3, 0],
          [3, 3],
          [1.5 + mouth, 3],
          [1.5 + mouth, 2],
          [2, 2],
          [2, 1],
          [1, 1],
          [1, 2],
          [1.5, 2],
          [1.5, 3],
          [0, 3],
          [0, 0],
        ],
      ]);
    expect(codes(bay(0.1))).toEqual([]);
    expect(codes(bay(0.000_001))).toEqual(['gap-between-areas']);
  });

  test('areas that overlap in two places make two findings, and what they enclose a gap', () => {
    const comb = path('0 0, 5 0, 5 3, 4 3, 4 1, 1 1, 1 3, 0 3, 0 0');
    expect(codes(area('comb', [comb]), area('bar', [box(-1, 2, 6, 2.5)]))).toEqual([
      'gap-between-areas',
      'areas-overlap',
      'areas-overlap',
    ]);
  });

  test('overlaps under 100 square metres are counted together as slivers', () => {
    const [slivers, ...others] = findings(
      area('a', [box(0, 0, 0.01, 0.01)]),
      area('b', [box(0.009_999_5, 0, 0.02, 0.01)]),
      area('c', [box(0.02, 0, 0.03, 0.01)]),
      area('d', [box(0.029_999_5, 0, 0.04, 0.01)]),
    );
    expect(others).toEqual([]);
    expect(slivers).toMatchObject({
      code: 'overlap-slivers',
      count: 2,
      areaIds: ['a', 'b', 'c', 'd'],
    });
    expect(slivers?.squareMeters).toBeCloseTo(2 * squareMeters(0.000_000_5 * 0.01, 0.005), 1);
  });

  test('the overlap of any two triangles has the size that clipping one by the other gives', () => {
    const corner = fc
      .tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 }))
      .map(([x, y]): Position => [x / 100, y / 100]);
    const triangle = fc
      .tuple(corner, corner, corner)
      .filter(([one, other, third]) => Math.abs(turn(one, other, third)) > 1e-9)
      .map(([one, other, third]): Ring => [one, other, third, one]);
    fc.assert(
      fc.property(triangle, triangle, (one, other) => {
        const overlaps = findings(area('a', [one]), area('b', [other]));
        const found = overlaps.reduce((sum, finding) => sum + (finding.squareMeters ?? 0), 0);
        const truth = areaSquareKilometers({ polygons: [[clip(one, other)]] }) * 1e6;
        expect(Math.abs(found - truth)).toBeLessThanOrEqual(0.05 * truth + 1);
      }),
      { numRuns: 200 },
    );
  });
});

/** The part of one triangle inside another, side by side. Source: sutherland-hodgman-1974 */
function clip(subject: Ring, triangle: Ring): Ring {
  const isClockwise = turn(triangle[0], triangle[1], triangle[2]) < 0;
  const sides = isClockwise ? [...triangle].reverse() : triangle;
  let rest = subject.slice(0, -1);
  sides.slice(0, -1).forEach((from, place) => {
    const to = sides[place + 1];
    rest = rest.flatMap((position, at): Position[] => {
      const before = rest.at(at - 1) ?? position;
      const isInside = turn(from, to, position) >= 0;
      const wasInside = turn(from, to, before) >= 0;
      const meets = isInside === wasInside ? [] : [meet([from, to], [before, position])];
      return isInside ? [...meets, position] : meets;
    });
  });
  return [...rest, ...rest.slice(0, 1)];
}

function turn([ax = 0, ay = 0]: Position = [], [bx = 0, by = 0]: Position = [], at: Position = []) {
  const [x = 0, y = 0] = at;
  return (bx - ax) * (y - ay) - (by - ay) * (x - ax);
}

type Line = readonly [from: Position, to: Position | undefined];

function meet([from, to = []]: Line, [before, position]: Line): Position {
  const share = turn(from, to, before) / (turn(from, to, before) - turn(from, to, position));
  const [x = 0, y = 0] = before;
  return [x + share * ((position?.[0] ?? 0) - x), y + share * ((position?.[1] ?? 0) - y)];
}
