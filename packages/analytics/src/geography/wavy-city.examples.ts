/** An invented city for tests and measurements: areas with wavy borders that neighbours share. */
import type { Area, Position } from './area.ts';

export interface WavyCity {
  readonly columns: number;
  readonly rows: number;
  /** Sides along each of an area's four borders. */
  readonly sidesPerBorder: number;
  readonly seed: number;
}

/** A small seeded generator of numbers in [0, 1), so that every run sees the same city. */
export function seededNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const WEST = -75.3;
const SOUTH = 39.87;
const WIDTH = 0.24;
const HEIGHT = 0.18;

/**
 * A city of columns x rows areas. Borders wander by up to a seventh of an area's shorter size, and
 * the two neighbours of a border have exactly the same vertices.
 */
export function wavyCity({ columns, rows, sidesPerBorder, seed }: WavyCity): Area[] {
  const random = seededNumbers(seed);
  const stepX = WIDTH / columns;
  const stepY = HEIGHT / rows;
  const jitter = (step: number): number => (random() - 0.5) * step * 0.2;
  const corners = grid(columns + 1, rows + 1, (column, row): Position => [
    WEST + column * stepX + jitter(stepX),
    SOUTH + row * stepY + jitter(stepY),
  ]);
  const reach = Math.min(stepX, stepY);
  const between = (from: Position, to: Position): Position[] =>
    wave({ from, to, sides: sidesPerBorder, reach, random });
  const eastward = grid(columns, rows + 1, (column, row) =>
    between(at(corners, column, row), at(corners, column + 1, row)),
  );
  const northward = grid(columns + 1, rows, (column, row) =>
    between(at(corners, column, row), at(corners, column, row + 1)),
  );
  return grid(columns, rows, (column, row) => ({
    id: `${column}-${row}`,
    polygons: [
      [
        [
          ...at(eastward, column, row),
          ...at(northward, column + 1, row).slice(1),
          ...at(eastward, column, row + 1)
            .toReversed()
            .slice(1),
          ...at(northward, column, row).toReversed().slice(1),
        ],
      ],
    ],
  })).flat();
}

function grid<Value>(
  columns: number,
  rows: number,
  make: (column: number, row: number) => Value,
): Value[][] {
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (__, column) => make(column, row)),
  );
}

function at<Value>(values: readonly (readonly Value[])[], column: number, row: number): Value {
  const value = values[row]?.[column];
  if (value === undefined) throw new RangeError(`no place ${column}, ${row} in the city`);
  return value;
}

interface Wave {
  readonly from: Position;
  readonly to: Position;
  readonly sides: number;
  readonly reach: number;
  random(): number;
}

function wave({ from, to, sides, reach, random }: Wave): Position[] {
  const [fromX = 0, fromY = 0] = from;
  const [toX = 0, toY = 0] = to;
  const scale = reach / Math.hypot(toX - fromX, toY - fromY);
  const height = (random() - 0.5) * 0.28;
  const waves = 1 + Math.floor(random() * 3);
  return Array.from({ length: sides + 1 }, (_, index) => {
    if (index === 0) return from;
    if (index === sides) return to;
    const share = index / sides;
    const ripple = (random() - 0.5) * (0.3 / sides);
    const calm = Math.sin(share * Math.PI); // so that borders leave their corners at wide angles
    const away = (height * Math.sin(share * Math.PI * waves) * calm + ripple) * scale;
    return [
      fromX + (toX - fromX) * share - (toY - fromY) * away,
      fromY + (toY - fromY) * share + (toX - fromX) * away,
    ];
  });
}
