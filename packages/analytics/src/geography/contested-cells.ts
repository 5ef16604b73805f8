/** Cells that borders pass: what each must ask about a point, packed for speed. */
import type { Edge } from './area.ts';
import { sideOf } from './orientation.ts';

/** What a cell that one area's border touches must ask about a point. */
export interface Border {
  readonly edges: readonly Edge[];
  /** Whether the sides wholly east of the cell toggle every point in it, taken together. */
  readonly isToggledByEast: boolean;
  /** Latitudes in this row where sides wholly east of the cell end: each toggles points below. */
  readonly togglesBelow: readonly number[];
}

/** Areas to ask in order, then the one that covers the whole cell, if any. */
export interface ContestedCell {
  readonly borders: { readonly place: number; readonly border: Border }[];
  otherwise: number;
}

const NUMBERS_PER_EDGE = 4;
const FIELDS_PER_BORDER = 4;

/**
 * The cells as one function: the place of the area that has the point, given the cell's number.
 * Numbers lie in two flat arrays, because a million points would wait for objects in memory.
 */
export function packCells(
  cells: readonly ContestedCell[],
): (cell: number, x: number, y: number) => number {
  const { firstBorder, otherwise, borders, numbers } = layOut(cells);

  return (cell, x, y) => {
    const end = firstBorder[cell + 1] ?? 0;
    for (let border = firstBorder[cell] ?? 0; border < end; border += 1) {
      const field = border * FIELDS_PER_BORDER;
      let isOdd = borders[field + 1] === 1;
      let next = borders[field + 2] ?? 0;
      const edgesFrom = borders[field + 3] ?? 0;
      const edgesTo = borders[field + 2 + FIELDS_PER_BORDER] ?? 0;
      for (; next < edgesFrom; next += 1) if ((numbers[next] ?? 0) > y) isOdd = !isOdd;
      for (; next < edgesTo; next += NUMBERS_PER_EDGE) {
        const lowY = numbers[next + 1] ?? 0;
        const highY = numbers[next + 3] ?? 0;
        if (lowY > y === highY > y) continue;
        const edge = { lowX: numbers[next] ?? 0, lowY, highX: numbers[next + 2] ?? 0, highY };
        if (sideOf(edge, x, y) > 0) isOdd = !isOdd;
      }
      if (isOdd) return borders[field] ?? 0;
    }
    return otherwise[cell] ?? 0;
  };
}

/** Per border: its area, parity, where its toggles begin, where its sides begin. */
function layOut(cells: readonly ContestedCell[]): {
  firstBorder: Int32Array;
  otherwise: Int32Array;
  borders: Int32Array;
  numbers: Float64Array;
} {
  const firstBorder: number[] = [];
  const borders: number[] = [];
  const numbers: number[] = [];
  for (const cell of cells) {
    firstBorder.push(borders.length / FIELDS_PER_BORDER);
    for (const { place, border } of cell.borders) {
      const toggles = numbers.length;
      borders.push(place, border.isToggledByEast ? 1 : 0, toggles);
      borders.push(toggles + border.togglesBelow.length);
      numbers.push(...border.togglesBelow);
      for (const edge of border.edges) numbers.push(edge.lowX, edge.lowY, edge.highX, edge.highY);
    }
  }
  firstBorder.push(borders.length / FIELDS_PER_BORDER);
  borders.push(0, 0, numbers.length, numbers.length);
  return {
    firstBorder: Int32Array.from(firstBorder),
    otherwise: Int32Array.from(cells, (cell) => cell.otherwise),
    borders: Int32Array.from(borders),
    numbers: Float64Array.from(numbers),
  };
}
