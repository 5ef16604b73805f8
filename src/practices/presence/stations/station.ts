/** A police station or counter that residents can walk into. */
import { z } from 'zod';
import { isOnEarth, type Point } from '#kernel/place.ts';

export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** What a station offers; pages say it in the reader's language. */
export const STATION_SERVICES = [
  'complaint-forms',
  'custody',
  'interpreter-phone',
  'lost-property',
  'meeting-room',
  'records-requests',
  'report-in-person',
  'step-free',
] as const;
export type StationService = (typeof STATION_SERVICES)[number];

/** On the local clock; 24:00 is the end of the day. A day may occur twice, with a pause between. */
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);
const openingHours = z
  .object({ weekday: z.enum(WEEKDAYS), opens: clock, closes: clock })
  .refine(({ opens, closes }) => opens < closes)
  .readonly();
export type OpeningHours = z.output<typeof openingHours>;
export const weeklyHours = z.array(openingHours).readonly();

const line = (longest: number) => z.string().trim().min(1).max(longest);

export const station = z
  .object({
    code: line(40),
    name: line(200),
    address: line(300),
    phone: line(40).nullable(),
    openingHours: weeklyHours,
    services: z.array(z.enum(STATION_SERVICES)).readonly(),
    longitude: z.number(),
    latitude: z.number(),
  })
  .refine(({ longitude, latitude }) => isOnEarth(longitude, latitude), {
    error: 'station-place-not-on-earth',
    path: ['longitude'],
  })
  .readonly();

export type Station = z.output<typeof station>;

/** The nearest first. */
export const nearestTo = (place: Point, stations: readonly Station[]): readonly Station[] =>
  stations.toSorted((one, other) => squared(place, one) - squared(place, other));

/** Good enough to order places of one city: degrees of longitude shortened as there. */
function squared([longitude, latitude]: Point, there: Station): number {
  const east = (there.longitude - longitude) * Math.cos((latitude * Math.PI) / 180);
  return east ** 2 + (there.latitude - latitude) ** 2;
}
