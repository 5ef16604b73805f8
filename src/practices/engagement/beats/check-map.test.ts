/** The geometry of the check report's maps. */
import { expect, it } from 'vitest';
import type { BeatDetails } from './beat.ts';
import { exampleSquare } from './beat.examples.ts';
import { boxOf, closeUpWindow, codesIn, emptyPath, groundOf, isBox, pathOf } from './check-map.ts';
import { scaleMeters } from './check-map.ts';

const beat = (code: string, east: number): BeatDetails => ({
  code,
  name: code,
  district: null,
  residents: null,
  polygons: [[exampleSquare(east)]],
});

/** Beats 1 and 3 with an empty square between them. */
const beats = [beat('1', 0), beat('3', 2)];
function ground() {
  const made = groundOf(
    beats.map(({ polygons }) => polygons),
    beats,
  );
  if (!made) throw new Error('Nothing was drawn');
  return made;
}

it('tenths of a metre from the north-western corner are the units', () => {
  const [x, y] = ground().place([10, 50]);
  expect([x, y]).toEqual([0, 11_132]);
  expect(ground().place([10.03, 50.01])[0]).toBeCloseTo(21_465, -1);
});

it('a place of the drawing has the beat that lies there', () => {
  const { codeAt, place } = ground();
  expect(codeAt(...place([10.005, 50.005]))).toBe('1');
  expect(codeAt(...place([10.015, 50.005]))).toBeUndefined();
  expect(codeAt(...place([10.025, 50.005]))).toBe('3');
});

it('what cannot be drawn leaves no map, and unusable corners are left out of it', () => {
  expect(groundOf([], [])).toBeUndefined();
  expect(groundOf([[[[[Number.NaN, 50]]]]], [])).toBeUndefined();
  expect(
    pathOf(
      [
        [
          [
            [10, 50],
            [Number.NaN, 1],
            [10.001, 50],
            [10.001, 50.001],
          ],
        ],
      ],
      ground(),
    ),
  ).toBe('M0 11132l715 0l0 -1113z');
});

it('each beat seen in a window gets its code well inside', () => {
  const codes = codesIn(ground().window, ground());
  expect(codes.map(({ code }) => code)).toEqual(['1', '3']);
  for (const { code, x, y } of codes) expect(ground().codeAt(x, y)).toBe(code);
});

it('a box is told from other outlines', () => {
  expect(isBox(exampleSquare(0))).toBe(true);
  expect(
    isBox([
      [0, 0],
      [2, 0],
      [3, 1],
      [0, 1],
      [0, 0],
    ]),
  ).toBe(false);
});

it('an empty place is filled up to the beats around it, and no farther than its box', () => {
  const path = emptyPath(exampleSquare(1), [10.015, 50.005], ground());
  const corners = [...path.matchAll(/M(-?\d+) (-?\d+)h(\d+)/g)];
  const [west] = ground().place([10.01, 50]);
  const [east] = ground().place([10.02, 50]);
  const starts = corners.map(([, x]) => Number(x));
  expect(Math.min(...starts)).toBeGreaterThan(west - 200);
  expect(Math.max(...starts)).toBeLessThan(east);
  expect(corners.length).toBeGreaterThan(5000);
});

it('a close-up shows what lies around a place', () => {
  const window = closeUpWindow([[10.015, 50.005]], ground());
  const [x, y] = ground().place([10.015, 50.005]);
  expect(window && window.x + window.width / 2).toBeCloseTo(x, -1);
  expect(window && window.y + window.height / 2).toBeCloseTo(y, -1);
  expect(closeUpWindow([], ground())).toBeUndefined();
});

it('the scale is a round length of at most a third of the window', () => {
  expect(scaleMeters({ x: 0, y: 0, width: 10_000, height: 1 })).toBe(200);
  expect(boxOf([[exampleSquare(0)]], ground()).width).toBeGreaterThan(7000);
});
