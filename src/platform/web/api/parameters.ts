/** Parameters that several operations of the public API take, each read once into a type. */
import { z } from 'zod';
import { isOnEarth, type Point } from '#kernel/place.ts';
import { parseMonth, type Month } from '#kernel/time.ts';

/** As programs write degrees, `-1e-05` included. */
const DECIMAL = /^[+-]?(?:\d{1,3}(?:\.\d{0,30})?|\.\d{1,30})(?:e[+-]?\d{1,3})?$/i;
const LONGEST_NUMBER = 60;

/** Undefined when the text is no number of degrees; `most` is 90 or 180. */
export function parseDegrees(text: string, most: number): number | undefined {
  if (text.length > LONGEST_NUMBER || !DECIMAL.test(text.trim())) return undefined;
  const degrees = Number(text);
  return Math.abs(degrees) <= most ? degrees : undefined;
}

/** Reads `latitude,longitude`, the order of police.uk. */
export function parsePlace(text: string): Point | undefined {
  const [first = '', second = '', ...more] = text.split(',');
  const [latitude, longitude] = [parseDegrees(first, 90), parseDegrees(second, 180)];
  if (latitude === undefined || longitude === undefined || more.length > 0) return undefined;
  return isOnEarth(longitude, latitude) ? [longitude, latitude] : undefined;
}

/** A text that `parse` reads; `code` is the refusal of one that it does not. */
export const readBy = <Value>(parse: (text: string) => Value | undefined, code: string) =>
  z.string().transform((text, context): Value => {
    const value = parse(text);
    if (value !== undefined) return value;
    context.addIssue({ code: 'custom', message: code });
    return z.NEVER;
  });

export const latitude = readBy((text) => parseDegrees(text, 90), 'latitude-not-understood');
export const longitude = readBy((text) => parseDegrees(text, 180), 'longitude-not-understood');
export const place = readBy(parsePlace, 'place-not-understood');
export const month = readBy<Month>(parseMonth, 'month-not-understood');

/** A line round a city has a thousand corners; each costs a look at every point. */
const MOST_CORNERS = 5_000;
const LEAST_CORNERS = 3;

/** `latitude,longitude:latitude,longitude:...`, closed or not. */
export const polygon = z.string().transform((text, context): readonly Point[] => {
  const refuse = (message: string) => {
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  };
  const parts = text.replace(/:$/, '').split(':', MOST_CORNERS + 1);
  if (parts.length > MOST_CORNERS) return refuse('polygon-too-many-corners');
  const corners = parts.map(parsePlace);
  const known = corners.filter((corner) => corner !== undefined);
  if (known.length < corners.length) return refuse('polygon-not-understood');
  const different = new Set(known.map(String)).size;
  return different < LEAST_CORNERS ? refuse('polygon-too-few-corners') : known;
});

/** Degrees as texts with six decimals, a tenth of a metre, as police.uk writes them. */
export const degreesText = (degrees: number): string =>
  degrees.toFixed(6).replace(/^-(0\.0+)$/, '$1');
