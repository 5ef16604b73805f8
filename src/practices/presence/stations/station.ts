/** A police station or counter that residents can walk into. */
import { z } from 'zod';
import { isOnEarth } from '#kernel/place.ts';

const line = (longest: number) => z.string().trim().min(1).max(longest);

export const station = z
  .object({
    code: line(40),
    name: line(200),
    address: line(300),
    /** As people say it: "Monday to Friday, 8 to 18". */
    openingHours: line(300),
    services: line(500),
    isStepFree: z.boolean(),
    longitude: z.number(),
    latitude: z.number(),
  })
  .refine(({ longitude, latitude }) => isOnEarth(longitude, latitude), {
    error: 'station-place-not-on-earth',
    path: ['longitude'],
  })
  .readonly();

export type Station = z.output<typeof station>;
