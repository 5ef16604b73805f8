/** A uniform grid over a box: which cell a point lies in, and which cells a side passes. */
import type { Edge } from './area.ts';
import type { Bounds } from './bounds.ts';

export interface Grid {
  /** Cells along each direction. */
  readonly size: number;
  column(x: number): number;
  row(y: number): number;
  /** A latitude inside a row, away from its borders. */
  middleOfRow(row: number): number;
  /** The columns that a side may touch within a row; rather one too many than one too few. */
  columnsInRow(edge: Edge, row: number): readonly [from: number, to: number];
}

/** In cells: far above what rounding can move a point, far below what costs time. */
const MARGIN = 1e-6;

/**
 * `column` and `row` never fall where a coordinate rises, so whatever lies between two points in
 * space lies between them in the grid too: exact answers rest on this and on the margin.
 */
export function gridOver({ west, south, east, north }: Bounds, size: number): Grid {
  const perColumn = size / Math.max(east - west, Number.MIN_VALUE * 2 ** 60);
  const perRow = size / Math.max(north - south, Number.MIN_VALUE * 2 ** 60);
  const last = size - 1;
  const cell = (place: number): number =>
    place >= last ? last : place > 0 ? Math.floor(place) : 0;
  const column = (x: number): number => cell((x - west) * perColumn);
  const row = (y: number): number => cell((y - south) * perRow);

  const columnsInRow = (edge: Edge, atRow: number): readonly [number, number] => {
    const lowU = (edge.lowX - west) * perColumn;
    const highU = (edge.highX - west) * perColumn;
    const lowV = (edge.lowY - south) * perRow;
    const highV = (edge.highY - south) * perRow;
    const at = (v: number): number => lowU + ((highU - lowU) * (v - lowV)) / (highV - lowV);
    const enters = lowV < atRow ? at(atRow) : lowU;
    const leaves = highV > atRow + 1 ? at(atRow + 1) : highU;
    return [cell(Math.min(enters, leaves) - MARGIN), cell(Math.max(enters, leaves) + MARGIN)];
  };
  return { size, column, row, columnsInRow, middleOfRow: (at) => south + (at + 0.5) / perRow };
}
