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

/** An area, by its place, and its border in the cell. */
export interface Claim {
  readonly place: number;
  readonly border: Border;
}

/** Areas to ask in order, then the one that covers the whole cell, if any. */
export interface ContestedCell {
  readonly borders: Claim[];
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

interface Layout {
  /** For each cell where its borders begin; one more entry ends the last. */
  readonly firstBorder: Int32Array;
  readonly otherwise: Int32Array;
  /** For each border: its area, its parity, where its toggles begin and where its sides do. */
  readonly borders: Int32Array;
  readonly numbers: Float64Array;
}

function layOut(cells: readonly ContestedCell[]): Layout {
  const layout = emptyLayout(cells);
  const { firstBorder, otherwise, borders, numbers } = layout;
  let field = 0;
  let next = 0;
  cells.forEach((cell, place) => {
    firstBorder[place] = field / FIELDS_PER_BORDER;
    otherwise[place] = cell.otherwise;
    for (const { place: area, border } of cell.borders) {
      borders[field] = area;
      borders[field + 1] = border.isToggledByEast ? 1 : 0;
      borders[field + 2] = next;
      for (const latitude of border.togglesBelow) numbers[next++] = latitude;
      borders[field + 3] = next;
      for (const { lowX, lowY, highX, highY } of border.edges) {
        numbers[next++] = lowX;
        numbers[next++] = lowY;
        numbers[next++] = highX;
        numbers[next++] = highY;
      }
      field += FIELDS_PER_BORDER;
    }
  });
  firstBorder[cells.length] = field / FIELDS_PER_BORDER;
  borders[field + 2] = next;
  return layout;
}

function emptyLayout(cells: readonly ContestedCell[]): Layout {
  let borders = 0;
  let numbers = 0;
  for (const cell of cells)
    for (const { border } of cell.borders) {
      borders += 1;
      numbers += border.togglesBelow.length + border.edges.length * NUMBERS_PER_EDGE;
    }
  return {
    firstBorder: new Int32Array(cells.length + 1),
    otherwise: new Int32Array(cells.length),
    borders: new Int32Array((borders + 1) * FIELDS_PER_BORDER),
    numbers: new Float64Array(numbers),
  };
}
