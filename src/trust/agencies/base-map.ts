/**
 * The quiet map behind an agency's beats: its own drawing, so that no foreign tile is asked for.
 */
import { z } from 'zod';

const point = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
const line = z.array(point).min(2);
const lines = z.array(line).default([]);

/** Longitude and latitude in degrees. Rings repeat their first point; the rest are open lines. */
export const baseMap = z.object({
  bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  land: lines,
  water: lines,
  brooks: lines,
  parks: z.array(z.object({ name: z.string(), labelAt: point, ring: line })).default([]),
  mainRoads: z.array(z.object({ name: z.string(), line })).default([]),
  streets: lines,
  lanes: lines,
  rail: lines,
  piers: lines,
  shore: line.optional(),
  beatBorders: lines,
  cityLimits: lines,
  labels: z.array(z.object({ text: z.string(), kind: z.literal('water'), at: point })).default([]),
});

export type BaseMap = z.output<typeof baseMap>;
