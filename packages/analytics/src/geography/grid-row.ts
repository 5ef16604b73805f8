/** Lays one area's sides into one row of the grid: whole cells, and cells that a border touches. */
import type { Edge } from './area.ts';
import type { Border } from './contested-cells.ts';
import type { Grid } from './grid.ts';

export interface RowVisitor {
  /** All cells of these columns lie wholly inside the area. */
  whole(from: number, to: number): void;
  border(column: number, border: Border): void;
}

interface RowOfGrid {
  readonly grid: Grid;
  readonly row: number;
}

interface RowEdge {
  readonly edge: Edge;
  readonly from: number;
  readonly to: number;
}

/** Visits every cell of the row that the area's sides touch or enclose. */
export function layRow(
  { grid, row }: RowOfGrid,
  edges: readonly Edge[],
  visitor: RowVisitor,
): void {
  const rowEdges = edges.map((edge) => {
    const [from, to] = grid.columnsInRow(edge, row);
    return { edge, from, to };
  });
  rowEdges.sort((one, other) => one.from - other.from);
  const middle = grid.middleOfRow(row);
  let next = rowEdges[0]?.from ?? 0;
  for (const { from, to } of rowEdges) {
    if (from > next && isInsideAt(rowEdges, next, middle)) visitor.whole(next, from - 1);
    for (let column = Math.max(next, from); column <= to; column += 1)
      visitor.border(column, borderOf({ grid, row }, column, rowEdges));
    next = Math.max(next, to + 1);
  }
}

/** No side touches this cell, so one of its points speaks for all. */
function isInsideAt(rowEdges: readonly RowEdge[], column: number, latitude: number): boolean {
  let isInside = false;
  for (const { edge, from } of rowEdges)
    if (from > column && edge.lowY > latitude !== edge.highY > latitude) isInside = !isInside;
  return isInside;
}

/**
 * A side wholly east of the cell is crossed by the ray when exactly one of its ends lies above the
 * point. Counted over a chain of sides the inner vertices cancel, so few latitudes remain.
 */
function borderOf({ grid, row }: RowOfGrid, column: number, rowEdges: readonly RowEdge[]): Border {
  const edges: Edge[] = [];
  const togglesBelow: number[] = [];
  let isToggledByEast = false;
  const addEnd = (latitude: number): void => {
    const endRow = grid.row(latitude);
    if (endRow > row) isToggledByEast = !isToggledByEast;
    if (endRow !== row) return;
    const known = togglesBelow.indexOf(latitude);
    if (known < 0) togglesBelow.push(latitude);
    else togglesBelow.splice(known, 1);
  };
  for (const { edge, from, to } of rowEdges) {
    if (from > column) {
      addEnd(edge.lowY);
      addEnd(edge.highY);
    } else if (to >= column) edges.push(edge);
  }
  return { edges, isToggledByEast, togglesBelow };
}
