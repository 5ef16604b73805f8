/** A jurisdiction's rules as data: from when they hold, and what each topic says. */
import { z } from 'zod';
import { WEEKDAYS } from '#kernel/work-calendar.ts';
import type { Day } from '#kernel/time.ts';
import { bilingual, code, day } from './pack-rule.ts';
import type { PackSection } from './pack-section.ts';

/** On the local clock; 24:00 is the end of the day. */
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);

const officeHours = z
  .strictObject({
    /** Days of the week that are no business days. */
    weekend: z.array(z.enum(WEEKDAYS)).max(6),
    opens: time,
    closes: time,
  })
  .refine(({ opens, closes }) => opens < closes, { path: ['closes'] });
export type OfficeHours = z.output<typeof officeHours>;

const packVersion = z.int().min(1).max(9999);

const change = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('first') }),
  /** Holds for what is received from then on. */
  z.strictObject({ kind: z.literal('law-changed'), why: bilingual }),
  /** Holds for open cases too, after a named person has confirmed the dates that change. */
  z.strictObject({
    kind: z.literal('error-corrected'),
    corrects: packVersion,
    why: bilingual,
  }),
]);
export type PackChange = z.output<typeof change>;

/** One file of `rule-packs/<name>/<version>.json`, before its sections are looked into. */
export const packFile = z.strictObject({
  name: code,
  version: packVersion,
  title: bilingual,
  effectiveFrom: day,
  change,
  /** What this pack leaves unsaid is said by that one. */
  basedOn: z.strictObject({ name: code, version: packVersion }).optional(),
  officeHours: officeHours.optional(),
  /** What its writers know to be missing. */
  leftOut: z.array(bilingual).default([]),
  sections: z.record(z.string(), z.record(z.string(), z.unknown())),
});
export type PackFile = z.output<typeof packFile>;

/** A complete pack: every declared section is there and has its shape. */
export interface RulePack extends Omit<PackFile, 'basedOn' | 'officeHours'> {
  readonly basedOn?: PackFile['basedOn'] | undefined;
  readonly officeHours: OfficeHours;
}

/** What a section says. The pack was checked when it was read. */
export const contentOf = <Shape extends z.ZodRawShape>(
  pack: Pick<RulePack, 'sections'>,
  section: PackSection<Shape>,
): z.output<z.ZodObject<Shape>> => section.schema.parse(pack.sections[section.name]);

/** Which pack an agency follows from a day on. */
export interface Adoption {
  readonly fromDay: Day;
  readonly pack: string;
}

/** What an agency follows that has chosen nothing. */
export const DEFAULT_PACK = 'generic';
