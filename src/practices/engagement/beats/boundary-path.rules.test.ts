import { expect, test } from 'vitest';
import { boundaryPath } from './boundary-path.rules.ts';

const square = (west: number, south: number, side: number) => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
];

test('a beat of one ring is that ring', () => {
  expect(boundaryPath([[square(0, 0, 1)]])).toEqual(square(0, 0, 1));
});

test('a second part is reached from the first corner and left the same way', () => {
  const path = boundaryPath([[square(0, 0, 1)], [square(5, 5, 1)]]);
  expect(path.slice(4, 7)).toEqual([
    [0, 0],
    [5, 5],
    [6, 5],
  ]);
  expect(path.slice(-2)).toEqual([
    [5, 5],
    [0, 0],
  ]);
});

test('nothing has no line', () => {
  expect(boundaryPath([])).toEqual([]);
});
