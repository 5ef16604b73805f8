import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Area, Position, Ring } from './area.ts';
import { checkAreas } from './area-checks.ts';
import { areaSquareKilometers, squareMetersPerSquareDegree } from './measure.ts';
import { area, box, path } from './rings.examples.ts';

const codes = (...areas: Area[]): string[] => checkAreas(areas).map(({ code }) => code);
const findings = (...areas: Area[]) => checkAreas(areas);

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
