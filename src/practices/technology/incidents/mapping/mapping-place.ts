/** How a source writes where something happened, as a part of its mapping. */
import { z } from 'zod';
import { isProjection } from '#kernel/projection.ts';
import { column } from './mapping-time.ts';

/** Sources write 0 and 0 for a place that they do not know: read as no place where this is true. */
const zeroMeansNone = z.boolean().default(false);

const projection = z
  .string()
  .max(500)
  .refine(isProjection, { error: 'mapping-projection-unknown' });

const degrees = z.strictObject({
  kind: z.literal('degrees'),
  longitude: column,
  latitude: column,
  zeroMeansNone,
});

/** Metres or feet of a projection: `EPSG:2913`, or its definition, as `+proj=utm +zone=10`. */
const projected = z.strictObject({
  kind: z.literal('projected'),
  x: column,
  y: column,
  projection,
  zeroMeansNone,
});

/** Two numbers in one column: `(41.8, -87.6)`, `41.8,-87.6`, `POINT (-87.6 41.8)`. */
const pair = z.strictObject({
  kind: z.literal('pair'),
  column,
  /** Of the first two; a `POINT` always begins with the longitude. */
  order: z.enum(['latitude-longitude', 'longitude-latitude']),
  zeroMeansNone,
});

/** The point of a GeoJSON feature, in degrees unless the file has a projection of its own. */
const geometry = z.strictObject({
  kind: z.literal('geometry'),
  projection: projection.optional(),
  zeroMeansNone,
});

export const placeMapping = z.discriminatedUnion('kind', [degrees, projected, pair, geometry]);

export type PlaceMapping = z.output<typeof placeMapping>;
