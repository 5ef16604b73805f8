/** What a rule pack says about publishing complaints: how much, when, and by which rule. */
import { z } from 'zod';
import { authority, bilingual, span } from '#trust/rule-packs/pack-rule.ts';
import { packSection } from '#trust/rule-packs/pack-section.ts';

/** From the least to the most that anybody learns. */
export const DISCLOSURE_TIERS = ['totals', 'case-list', 'named'] as const;

const tier = z.strictObject({
  when: z.enum(['always', 'on-request', 'never']),
  /** Which cases, where it is not all of them. */
  which: bilingual.optional(),
  within: span.optional(),
  authority,
});

export const disclosureSection = packSection({
  name: 'disclosure',
  schema: z.strictObject({ tiers: z.partialRecord(z.enum(DISCLOSURE_TIERS), tier) }),
  needed: DISCLOSURE_TIERS.map((name) => `tiers.${name}`),
});
