/** Strips of a slab that no area covers, or that two cover at once. */
import { longitudeAt } from './cover-slabs.ts';
import type { Border, Slab } from './cover-slabs.ts';
import { squareMetersPerSquareDegree } from './measure.ts';

/** A flat-topped piece between two borders. An open strip reaches past all areas. */
export interface Strip {
  /** 'none' where nothing covers it, else the places of the two areas that do: '3+17'. */
  readonly cover: string;
  readonly slab: number;
  readonly bottom: number;
  readonly top: number;
  readonly bottomWest: number;
  readonly bottomEast: number;
  readonly topWest: number;
  readonly topEast: number;
  readonly isOpen: boolean;
  readonly squareMeters: number;
  /** Places of the areas whose borders lie west and east of it. */
  readonly beside: readonly number[];
}

export const NO_COVER = 'none';
/** A tenth of a millimetre, in degrees: strips no wider than this are taken for rounding. */
export const ROUNDING_DEGREES = 1e-9;

interface Span {
  readonly cover: string;
  readonly west: Border | undefined;
  east: Border | undefined;
}

export function stripsOf(slab: Slab, slabPlace: number): Strip[] {
  return spansOf(slab).map((span) => stripOf(slab, slabPlace, span));
}

/** Walks a slab from west to east and keeps count of who covers what. */
function spansOf({ bottom, top, borders }: Slab): Span[] {
  const middle = (bottom + top) / 2;
  const spans: Span[] = [];
  const inside: number[] = [];
  let west: Border | undefined;
  let westAt = -Infinity;
  for (const east of [...borders, undefined]) {
    const eastAt = east === undefined ? Infinity : longitudeAt(east, middle);
    if (eastAt - westAt > ROUNDING_DEGREES)
      for (const cover of coversOf(inside)) lengthen(spans, { cover, west, east });
    for (const area of east?.areas ?? []) toggle(inside, area);
    west = east;
    westAt = eastAt;
  }
  return spans;
}

function coversOf(inside: readonly number[]): string[] {
  if (inside.length === 0) return [NO_COVER];
  return inside.flatMap((one, place) => inside.slice(place + 1).map((other) => `${one}+${other}`));
}

/** A span that goes on where one of the same cover ended is the same span. */
function lengthen(spans: Span[], span: Span): void {
  const known = spans.find((other) => other.cover === span.cover && other.east === span.west);
  if (known !== undefined && span.west !== undefined) known.east = span.east;
  else spans.push(span);
}

function toggle(inside: number[], area: number): void {
  const place = inside.indexOf(area);
  if (place >= 0) inside.splice(place, 1);
  else inside.push(area);
  inside.sort((one, other) => one - other);
}

function stripOf(slab: Slab, slabPlace: number, { cover, west, east }: Span): Strip {
  const { bottom, top } = slab;
  const bottomWest = west === undefined ? -Infinity : longitudeAt(west, bottom);
  const topWest = west === undefined ? -Infinity : longitudeAt(west, top);
  const bottomEast = east === undefined ? Infinity : longitudeAt(east, bottom);
  const topEast = east === undefined ? Infinity : longitudeAt(east, top);
  const isOpen = west === undefined || east === undefined;
  const squareDegrees = ((bottomEast - bottomWest + topEast - topWest) / 2) * (top - bottom);
  return {
    cover,
    slab: slabPlace,
    bottom,
    top,
    bottomWest,
    bottomEast,
    topWest,
    topEast,
    isOpen,
    squareMeters: isOpen
      ? Infinity
      : squareDegrees * squareMetersPerSquareDegree((bottom + top) / 2),
    beside: [...(west?.areas ?? []), ...(east?.areas ?? [])],
  };
}
