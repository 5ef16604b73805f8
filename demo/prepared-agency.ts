/** What the prepared file `alder-bay.json` holds; its loader and its writer share these schemas. */
import { z } from 'zod';
import { parseDay, parseMonth, type Day, type Month } from '#kernel/time.ts';
import { DISTRICTS } from './city/beat-list.ts';

const day = z.custom<Day>((text) => typeof text === 'string' && parseDay(text) !== undefined);
const month = z.custom<Month>((text) => typeof text === 'string' && parseMonth(text) !== undefined);
const color = z.string().regex(/^#[0-9a-f]{6}$/);
/** Longitude, latitude, to five decimals. */
const point = z.tuple([z.number(), z.number()]).readonly();
const line = z.array(point).readonly();

const agencySettings = z.strictObject({
  slug: z.string().regex(/^[a-z0-9-]+$/),
  name: z.string(),
  place: z.string(),
  timezone: z.string(),
  isInvented: z.literal(true),
  locales: z.array(z.enum(['en', 'es', 'ar'])),
  operator: z.string(),
  emergencyNumber: z.string(),
  nonUrgentNumber: z.string(),
  tty: z.string(),
  interpreter: z.string(),
  contactEmail: z.string(),
  contactAddress: z.string(),
  licence: z.string(),
  colors: z.strictObject({ brand: color, brandDeep: color, accent: color, accentDeep: color }),
});

const beatFeature = z.strictObject({
  type: z.literal('Feature'),
  id: z.string(),
  properties: z.strictObject({
    code: z.string(),
    name: z.string(),
    district: z.enum(DISTRICTS),
    residents: z.int(),
    effectiveFrom: day,
    /** A place well inside the beat for its name on a map. */
    labelAt: point,
  }),
  geometry: z.strictObject({ type: z.literal('Polygon'), coordinates: z.array(line) }),
});

const beatCollection = z.strictObject({
  type: z.literal('FeatureCollection'),
  features: z.array(beatFeature),
});

/** Rings are closed (the last point repeats the first); everything else is an open line. */
const baseMap = z.strictObject({
  /** West, south, east, north of the city itself; land and roads reach 2 km beyond. */
  bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]).readonly(),
  land: z.array(line),
  /** River and ponds, to be drawn as water over the land. */
  water: z.array(line),
  brooks: z.array(line),
  parks: z.array(z.strictObject({ name: z.string(), labelAt: point, ring: line })),
  mainRoads: z.array(z.strictObject({ name: z.string(), line })),
  /** Streets that go through; enough for a map of the whole city. */
  streets: z.array(line),
  /** The streets between them, for maps of one beat (finer than about 8 m a pixel). */
  lanes: z.array(line),
  rail: z.array(line),
  piers: z.array(line),
  shore: line,
  /** Each border between two beats once, so that a dotted line stays dotted. */
  beatBorders: z.array(line),
  /** The city's outer limit on land. */
  cityLimits: z.array(line),
  labels: z.array(z.strictObject({ text: z.string(), kind: z.literal('water'), at: point })),
});

const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

/** Local wall-clock times; 00:00 to 24:00 is the whole day. Closed days are left out. */
const openingHours = z.strictObject({
  weekday: z.enum(WEEKDAYS),
  opens: z.string().regex(/^\d{2}:\d{2}$/),
  closes: z.string().regex(/^\d{2}:\d{2}$/),
});

const station = z.strictObject({
  code: z.string(),
  name: z.string(),
  street: z.string(),
  postalCode: z.string(),
  at: point,
  beat: z.string(),
  phone: z.string(),
  hours: z.array(openingHours).readonly(),
  services: z
    .array(
      z.enum([
        'complaint-forms',
        'custody',
        'interpreter-phone',
        'lost-property',
        'meeting-room',
        'records-requests',
        'report-in-person',
        'step-free',
      ]),
    )
    .readonly(),
});

const staffMember = z.strictObject({
  /** Stable within the file only; the loader gives the lasting id. */
  key: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  rank: z.enum(['chief', 'deputy-chief', 'captain', 'lieutenant', 'sergeant', 'officer']),
  badge: z.string(),
  /** BCP 47, English first. */
  languages: z.array(z.string()).readonly(),
  district: z.enum(DISTRICTS).nullable(),
  unit: z.string(),
  squad: z.string().nullable(),
  /** Whom they report to, by key, and since when; null for the chief. */
  supervisor: z.strictObject({ key: z.string(), since: day }).nullable(),
  hiredOn: day,
  leftOn: day.nullable(),
  /** Recorded reason and day when the name is kept from the public; null when it is shown. */
  heldBack: z.strictObject({ reason: z.literal('safety'), since: day }).nullable(),
});

const duty = z.enum(['primary', 'secondary', 'liaison', 'sergeant']);

const assignment = z.strictObject({
  staff: z.string(),
  beat: z.string(),
  duty,
  from: day,
  /** The last day on the beat; null while it lasts. */
  to: day.nullable(),
});

/** A duty of a beat that nobody holds now; `since` is the day after the last holder's last day. */
const vacancy = z.strictObject({ beat: z.string(), duty, since: day });

export const preparedAgency = z.strictObject({
  format: z.literal(1),
  seed: z.string(),
  /** The demo's present day, on which vacancies and running assignments hold. */
  today: day,
  incidents: z.strictObject({ firstMonth: month, untilMonth: month, count: z.int() }),
  addresses: z.strictObject({ count: z.int() }),
  agency: agencySettings,
  beats: beatCollection,
  map: baseMap,
  stations: z.array(station),
  staff: z.array(staffMember),
  assignments: z.array(assignment),
  vacancies: z.array(vacancy),
});

export type PreparedAgency = z.output<typeof preparedAgency>;
export type AgencySettings = z.output<typeof agencySettings>;
export type BeatCollection = z.output<typeof beatCollection>;
export type BaseMap = z.output<typeof baseMap>;
export type Line = z.output<typeof line>;
export type Weekday = (typeof WEEKDAYS)[number];
export type OpeningHours = z.output<typeof openingHours>;
export type Station = z.output<typeof station>;
export type StationService = Station['services'][number];
export type StaffMember = z.output<typeof staffMember>;
export type Rank = StaffMember['rank'];
export type Duty = z.output<typeof duty>;
export type Assignment = z.output<typeof assignment>;
export type Vacancy = z.output<typeof vacancy>;
