import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { edgeBetween } from './area.ts';
import { crossingPoint, meetingOf, sideOf } from './orientation.ts';

/** Multiples of 2^-50 near one: whole numbers in disguise, so their true side is known. */
const fine = fc
  .integer({ min: 0, max: 40 })
  .map((steps) => ({ steps, value: 1 + steps * 2 ** -50 }));

describe('the side of a line', () => {
  test('is exact where rounding would decide, for points a few last bits apart', () => {
    fc.assert(
      fc.property(fc.tuple(fine, fine, fine, fine, fine, fine), ([ax, ay, bx, by, px, py]) => {
        const edge = edgeBetween([ax.value, ay.value], [bx.value, by.value]);
        const isTurned = edge.lowX !== ax.value || edge.lowY !== ay.value;
        const left = (ax.steps - px.steps) * (by.steps - py.steps);
        const right = (ay.steps - py.steps) * (bx.steps - px.steps);
        const side = Math.sign(left - right) * (isTurned ? -1 : 1);
        expect(sideOf(edge, px.value, py.value) + 0).toBe(side + 0);
      }),
      { numRuns: 2000 },
    );
  });

  test('is the same for both neighbours, whichever way each walks the border', () => {
    expect(edgeBetween([1, 2], [3, 4])).toEqual(edgeBetween([3, 4], [1, 2]));
    expect(edgeBetween([3, 2], [1, 2])).toEqual(edgeBetween([1, 2], [3, 2]));
  });
});

describe('two sides', () => {
  const meeting = (...ends: [number, number, number, number, number, number, number, number]) =>
    meetingOf(
      edgeBetween([ends[0], ends[1]], [ends[2], ends[3]]),
      edgeBetween([ends[4], ends[5]], [ends[6], ends[7]]),
    );

  test('cross, touch at an end, run along each other, or stay apart', () => {
    expect(meeting(0, 0, 2, 2, 0, 2, 2, 0)).toBe('cross');
    expect(meeting(0, 0, 2, 2, 1, 1, 2, 0)).toBe('touch');
    expect(meeting(0, 0, 2, 2, 2, 2, 3, 0)).toBe('touch');
    expect(meeting(0, 0, 2, 2, 1, 1, 3, 3)).toBe('along');
    expect(meeting(0, 0, 2, 0, 1, 0, 3, 0)).toBe('along');
    expect(meeting(0, 0, 1, 1, 1, 1, 2, 2)).toBe('touch');
    expect(meeting(0, 0, 1, 1, 2, 2, 3, 3)).toBe('apart');
    expect(meeting(0, 0, 1, 0, 0, 1, 1, 1)).toBe('apart');
  });

  test('that cross meet at one point', () => {
    const point = crossingPoint(edgeBetween([0, 0], [2, 2]), edgeBetween([0, 2], [2, 0]));
    expect(point).toEqual([1, 1]);
  });
});
