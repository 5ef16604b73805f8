/** Finds the area in which a point lies: exact even-odd answers at millions of points a second. */
import { byId, edgesOfArea } from './area.ts';
import type { Area, Edge } from './area.ts';
import { packCells } from './contested-cells.ts';
import type { Claim, ContestedCell } from './contested-cells.ts';
import { boundsOf, refuseUnusableCoordinates } from './bounds.ts';
import type { Bounds } from './bounds.ts';
import { gridOver } from './grid.ts';
import type { Grid } from './grid.ts';
import { layRow } from './grid-row.ts';

export interface AreaIndex {
  /** In the order in which the areas were given; `findAll` answers with places in this list. */
  readonly ids: readonly string[];
  /** The id of the area at a point, or undefined where there is none (NaN is nowhere). */
  find(longitude: number, latitude: number): string | undefined;
  /** For each point the place of its area in `ids`, or -1. */
  findAll(longitudes: Float64Array, latitudes: Float64Array): Int32Array;
}

const NONE = -1;
const SMALLEST_GRID = 16;
const LARGEST_GRID = 1024;
/** About this many cells for each side keep most cells free of any border. */
const CELLS_PER_EDGE = 8;

/** Per cell the place of its area, NONE, or -2 and below: a place in the contested list. */
interface Cells {
  readonly answers: Int32Array;
  readonly contested: ContestedCell[];
}

/**
 * An index of areas. A point is inside when a ray to the east crosses the area's sides an odd
 * number of times; holes and several parts need no special care. A side counts from its southern
 * end up to, but without, its northern end, and a point on a side counts as east of it: so a point
 * on a border that two areas share, vertex for vertex, is in exactly one of them. Where areas
 * overlap, the first by id (order of UTF-16 code units) has the point. No tolerance is used.
 *
 * A uniform grid answers at once in cells that no border touches. The others ask only the sides
 * near the cell, and know the parity of all that lies east of it.
 *
 * Unclosed rings are closed by a last side. Areas across the 180th meridian must be cut there.
 * Throws a RangeError for a coordinate that is not a finite number and for a repeated id.
 * When not to trust this: the sides are straight on a map of longitude and latitude, which differs
 * from the straightest line on the ground by about a metre over a side of ten kilometres.
 * Source: hormann-agathos-2001
 */
export function buildAreaIndex(areas: readonly Area[]): AreaIndex {
  refuseUnusableCoordinates(areas);
  const ids = areas.map((area) => area.id);
  if (new Set(ids).size < ids.length) throw new RangeError('two areas have the same id');
  const bounds = boundsOf(areas);
  if (bounds === undefined) return emptyIndex(ids);

  const outlines = areas
    .map((area, place) => ({ id: area.id, polygons: area.polygons, place }))
    .sort(byId)
    .map((area) => ({ place: area.place, edges: edgesOfArea(area) }));
  const edgeCount = outlines.reduce((sum, outline) => sum + outline.edges.length, 0);
  const wanted = Math.ceil(Math.sqrt(edgeCount * CELLS_PER_EDGE));
  const grid = gridOver(bounds, Math.min(LARGEST_GRID, Math.max(SMALLEST_GRID, wanted)));
  const cells = { answers: new Int32Array(grid.size * grid.size).fill(NONE), contested: [] };
  for (const outline of outlines) layArea(grid, cells, outline);
  return indexOver(ids, bounds, { grid, ...cells });
}

interface Outline {
  readonly place: number;
  readonly edges: readonly Edge[];
}

function layArea(grid: Grid, cells: Cells, { place, edges }: Outline): void {
  const rows: Edge[][] = [];
  for (const edge of edges) {
    const last = grid.row(edge.highY);
    for (let row = grid.row(edge.lowY); row <= last; row += 1) (rows[row] ??= []).push(edge);
  }
  rows.forEach((rowEdges, row) => {
    const start = row * grid.size;
    layRow({ grid, row }, rowEdges, {
      whole: (from, to) => {
        for (let cell = start + from; cell <= start + to; cell += 1) fill(cells, cell, place);
      },
      border: (column, border) => contest(cells, start + column, { place, border }),
    });
  });
}

function fill({ answers, contested }: Cells, cell: number, place: number): void {
  const answer = answers[cell] ?? NONE;
  if (answer === NONE) answers[cell] = place;
  if (answer >= NONE) return;
  const known = contested[-2 - answer];
  if (known !== undefined && known.otherwise === NONE) known.otherwise = place;
}

function contest({ answers, contested }: Cells, cell: number, claim: Claim): void {
  const answer = answers[cell] ?? NONE;
  if (answer === NONE) {
    answers[cell] = -2 - contested.length;
    contested.push({ borders: [claim], otherwise: NONE });
  }
  if (answer >= NONE) return;
  const known = contested[-2 - answer];
  if (known !== undefined && known.otherwise === NONE) known.borders.push(claim);
}

function indexOver(
  ids: readonly string[],
  { west, south, east, north }: Bounds,
  { grid, answers, contested }: Cells & { readonly grid: Grid },
): AreaIndex {
  const settle = packCells(contested);
  const { size, row, column } = grid;
  const placeAt = (x: number, y: number): number => {
    if (!(x >= west && x <= east && y >= south && y <= north)) return NONE;
    const answer = answers[row(y) * size + column(x)] ?? NONE;
    return answer >= NONE ? answer : settle(-2 - answer, x, y);
  };
  return {
    ids,
    find: (longitude, latitude) => ids[placeAt(longitude, latitude)],
    findAll: (longitudes, latitudes) => {
      if (longitudes.length !== latitudes.length)
        throw new RangeError('longitudes and latitudes differ in length');
      const places = new Int32Array(longitudes.length);
      for (let point = 0; point < places.length; point += 1)
        places[point] = placeAt(longitudes[point] ?? Number.NaN, latitudes[point] ?? Number.NaN);
      return places;
    },
  };
}

const emptyIndex = (ids: readonly string[]): AreaIndex => ({
  ids,
  find: () => undefined,
  findAll: (longitudes) => new Int32Array(longitudes.length).fill(NONE),
});
