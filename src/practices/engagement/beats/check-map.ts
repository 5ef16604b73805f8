/** Draws the check report's map: metres on the ground become the units of an SVG. */
import {
  areaSquareKilometers,
  buildAreaIndex,
  type AreaIndex,
  type Polygon,
  type Position,
  type Ring,
} from '@peelian/analytics';
import type { BeatDetails, MultiPolygon } from './beat.ts';

/** West, north, width and height in units of the drawing: tenths of a metre. */
export interface Window {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Ground {
  readonly window: Window;
  /** Units from the north-western corner; straight enough for one agency's area. */
  place(position: Position): readonly [x: number, y: number];
  degreesAt(x: number, y: number): readonly [longitude: number, latitude: number];
  /** The beat at a place of the drawing, if it can be told. */
  codeAt(x: number, y: number): string | undefined;
}

export const UNITS_PER_METER = 10;
const METERS_PER_DEGREE = 111_320;
const PADDING = 0.03;

/** Undefined when nothing of the file can be drawn. */
export function groundOf(
  shapes: readonly MultiPolygon[],
  beats: readonly BeatDetails[],
): Ground | undefined {
  const corners = shapes.flat(3).filter((corner) => corner.every(Number.isFinite));
  if (corners.length === 0) return undefined;
  const [west, east] = extent(corners.map(([x = 0]) => x));
  const [south, north] = extent(corners.map(([, y = 0]) => y));
  const perLatitude = METERS_PER_DEGREE * UNITS_PER_METER;
  const perLongitude = perLatitude * Math.max(0.1, Math.cos(((south + north) * Math.PI) / 360));
  const place = ([x = 0, y = 0]: Position) =>
    [Math.round((x - west) * perLongitude), Math.round((north - y) * perLatitude)] as const;
  const [width, height] = place([east, south]);
  const edge = Math.max(width, height, 1000) * PADDING;
  const index = indexOf(beats);
  const degreesAt = (x: number, y: number) =>
    [west + x / perLongitude, north - y / perLatitude] as const;
  return {
    window: { x: -edge, y: -edge, width: width + 2 * edge, height: height + 2 * edge },
    place,
    degreesAt,
    codeAt: (x, y) => index.find(...degreesAt(x, y)),
  };
}

const extent = (values: readonly number[]) =>
  values.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)] as const, [
    Infinity,
    -Infinity,
  ] as const);

/** A file with unusable or repeated beats gets its index from the others. */
function indexOf(beats: readonly BeatDetails[]): AreaIndex {
  const usable = new Map<string, BeatDetails>();
  for (const beat of beats)
    if (beat.polygons.flat(3).every(Number.isFinite)) usable.set(beat.code, beat);
  return buildAreaIndex([...usable.values()].map(({ code, polygons }) => ({ id: code, polygons })));
}

/** An SVG path; positions that fall together are drawn once. */
export const pathOf = (polygons: MultiPolygon, { place }: Ground): string =>
  polygons.flatMap((polygon: Polygon) => polygon.map((ring) => ringPath(ring, place))).join('');

function ringPath(ring: Ring, place: Ground['place']): string {
  const steps: string[] = [];
  let [lastX, lastY] = [0, 0];
  for (const corner of ring) {
    if (!corner.every(Number.isFinite)) continue;
    const [x, y] = place(corner);
    if (steps.length === 0) steps.push(`M${x} ${y}`);
    else if (x !== lastX || y !== lastY) steps.push(`l${x - lastX} ${y - lastY}`);
    [lastX, lastY] = [x, y];
  }
  return steps.length > 1 ? `${steps.join('')}z` : '';
}

/** The box of a path's positions, to leave out of a close-up what lies elsewhere. */
export function boxOf(polygons: MultiPolygon, { place }: Ground): Window {
  const corners = polygons
    .flat(2)
    .filter((corner) => corner.every(Number.isFinite))
    .map(place);
  const [west, east] = extent(corners.map(([x]) => x));
  const [north, south] = extent(corners.map(([, y]) => y));
  return { x: west, y: north, width: east - west, height: south - north };
}

export const doMeet = (one: Window, other: Window): boolean =>
  one.x <= other.x + other.width &&
  other.x <= one.x + one.width &&
  one.y <= other.y + other.height &&
  other.y <= one.y + one.height;

/** Height of a code on the map: as large as its beat allows, in units. */
export function codeHeight(beat: BeatDetails, unitsPerPixel: number, roomUnits = Infinity): number {
  const sideUnits = Math.sqrt(Math.max(0, areaSquareKilometers(beat))) * 1000 * UNITS_PER_METER;
  const widthUnits = Math.min(sideUnits * 0.75, roomUnits * 2.2);
  const fitting = widthUnits / (0.62 * Math.max(2, beat.code.length));
  return Math.min(15, Math.max(5, fitting / unitsPerPixel)) * unitsPerPixel;
}

const CLOSE_UP_RATIO = 3 / 2;
const SMALLEST_CLOSE_UP_METERS = 60;

/** The window around an outline or places, wide enough to see what lies next to it. */
export function closeUpWindow(corners: readonly Position[], ground: Ground): Window | undefined {
  const placed = corners.filter((corner) => corner.every(Number.isFinite)).map(ground.place);
  if (placed.length === 0) return undefined;
  const [west, east] = extent(placed.map(([x]) => x));
  const [north, south] = extent(placed.map(([, y]) => y));
  const isPoint = placed.length === 1;
  const least = isPoint ? ground.window.width * 0.08 : SMALLEST_CLOSE_UP_METERS * UNITS_PER_METER;
  const width = Math.max(least, (east - west) * 2, (south - north) * 2 * CLOSE_UP_RATIO);
  const height = width / CLOSE_UP_RATIO;
  const [x, y] = [(west + east) / 2 - width / 2, (north + south) / 2 - height / 2];
  return {
    x: Math.round(x),
    y: Math.round(y),
    width: Math.round(width),
    height: Math.round(height),
  };
}

const COLUMNS = 15;
const ROWS = 11;

export interface CodeSpot {
  readonly code: string;
  readonly x: number;
  readonly y: number;
  /** Units to the nearest spot of another beat. */
  readonly room: number;
}

/** Where codes can stand in a close-up: for each beat seen in it, the spot with most room. */
export function codesIn({ x, y, width, height }: Window, ground: Ground): CodeSpot[] {
  const spots = Array.from({ length: COLUMNS * ROWS }, (_, spot) => {
    const spotX = x + (width * ((spot % COLUMNS) + 0.5)) / COLUMNS;
    const spotY = y + (height * (Math.floor(spot / COLUMNS) + 0.5)) / ROWS;
    return { x: spotX, y: spotY, code: ground.codeAt(spotX, spotY) };
  });
  const roomOf = (spot: (typeof spots)[number]) =>
    spots.reduce(
      (room, other) =>
        other.code === spot.code
          ? room
          : Math.min(room, Math.hypot(other.x - spot.x, other.y - spot.y)),
      Math.min(spot.x - x, x + width - spot.x, (spot.y - y) * 1.5, (y + height - spot.y) * 1.5),
    );
  const best = new Map<string, CodeSpot>();
  for (const spot of spots) {
    const { code } = spot;
    const room = roomOf(spot);
    if (code !== undefined && room > (best.get(code)?.room ?? width / COLUMNS))
      best.set(code, { code, x: Math.round(spot.x), y: Math.round(spot.y), room });
  }
  return [...best.values()];
}

/** A finding of several pieces comes with the box around them, which is no shape of its own. */
export const isBox = (outline: Ring): boolean =>
  outline.length === 5 &&
  outline.slice(1).every(([x, y], place) => {
    const [beforeX, beforeY] = outline[place] ?? [];
    return x === beforeX || y === beforeY;
  });

const EMPTY_COLUMNS = 96;

/**
 * The part of a box that no beat covers and that hangs together with a place, as small squares a
 * little too large: the beats are drawn above, so that their borders cut it exactly.
 */
export function emptyPath(box: Ring, at: Position, ground: Ground): string {
  const placed = box.map(ground.place);
  const [west, east] = extent(placed.map(([x]) => x));
  const [north, south] = extent(placed.map(([, y]) => y));
  const side = Math.max(1, Math.ceil(Math.max(east - west, south - north) / EMPTY_COLUMNS));
  const isEmpty = (column: number, row: number) => {
    const [x, y] = [west + (column + 0.5) * side, north + (row + 0.5) * side];
    return x >= west && x <= east && y >= north && y <= south && ground.codeAt(x, y) === undefined;
  };
  const [startX, startY] = ground.place(at);
  const start = [Math.floor((startX - west) / side), Math.floor((startY - north) / side)] as const;
  return cellsAround(start, isEmpty)
    .map(([column, row]) => {
      const [x, y] = [west + (column - 0.75) * side, north + (row - 0.75) * side];
      const wide = Math.round(side * 2.5);
      return `M${Math.round(x)} ${Math.round(y)}h${wide}v${wide}h${-wide}z`;
    })
    .join('');
}

type GridCell = readonly [column: number, row: number];

/** All cells that can be walked to from the first, side by side. */
function cellsAround(
  start: GridCell,
  isOpen: (column: number, row: number) => boolean,
): GridCell[] {
  const known = new Set([start.join(' ')]);
  const found: GridCell[] = [start];
  for (const [column, row] of found)
    for (const next of [
      [column + 1, row],
      [column - 1, row],
      [column, row + 1],
      [column, row - 1],
    ] as const) {
      if (known.has(next.join(' ')) || !isOpen(...next)) continue;
      known.add(next.join(' '));
      found.push(next);
    }
  return found;
}

const ROUND_METERS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000];

/** The longest round length that takes at most a third of the window, in metres. */
export const scaleMeters = ({ width }: Window): number =>
  ROUND_METERS.findLast((meters) => meters * UNITS_PER_METER <= width / 3) ?? 1;
