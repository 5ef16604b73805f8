/** What a rule pack says about complaints: classes, findings, clocks and when they stand still. */
import { z } from 'zod';
import { authority, bilingual, code, span } from '#trust/rule-packs/pack-rule.ts';
import { packSection } from '#trust/rule-packs/pack-section.ts';

/** In the order in which a complaint meets them. */
export const COMPLAINT_DEADLINES = [
  'acknowledge',
  'classify',
  'update',
  'investigate',
  'investigate-serious',
  'tell-outcome',
  'report-delay',
  'outer-limit',
  'appeal',
] as const;
export type ComplaintDeadline = (typeof COMPLAINT_DEADLINES)[number];

/** What a clock counts from. */
export const CLOCK_STARTS = ['received', 'last-update', 'outcome', 'discovery', 'told'] as const;
export type ClockStart = (typeof CLOCK_STARTS)[number];

const deadline = z.strictObject({
  within: span,
  from: z.enum(CLOCK_STARTS),
  /** True for "28 days beginning with the day". */
  includesFirstDay: z.boolean().optional(),
  authority,
});
export type PackDeadline = z.output<typeof deadline>;

/** The classes are the program's; a pack names and defines them. */
export const COMPLAINT_CLASSES = [
  'serious',
  'moderate',
  'minor-service',
  'policy',
  'outside',
] as const;

const named = { name: bilingual, meaning: bilingual, authority };

const isEachOnce = (rules: readonly { readonly code: string }[]) =>
  new Set(rules.map((rule) => rule.code)).size === rules.length;

const classes = z
  .array(z.strictObject({ code: z.enum(COMPLAINT_CLASSES), ...named }))
  .min(1)
  .refine(isEachOnce);
const findings = z
  .array(z.strictObject({ code, ...named }))
  .min(2)
  .refine(isEachOnce);
const pauseReasons = z
  .array(z.strictObject({ code, name: bilingual, authority }))
  .refine(isEachOnce);

export const complaintSection = packSection({
  name: 'complaints',
  schema: z.strictObject({
    deadlines: z.partialRecord(z.enum(COMPLAINT_DEADLINES), deadline),
    classes,
    findings,
    standardOfProof: z.strictObject({ name: bilingual, authority }),
    pauseReasons,
  }),
  needed: ['acknowledge', 'classify', 'update', 'investigate', 'tell-outcome', 'appeal'].map(
    (name) => `deadlines.${name}`,
  ),
});
