/** What a rule pack says about keeping: what, how long at least, and from which day. */
import { z } from 'zod';
import { authority, span } from '../rule-packs/pack-rule.ts';
import { packSection } from '../rule-packs/pack-section.ts';

export const KEPT = ['complaint-sustained', 'complaint-not-sustained'] as const;

const keeping = z.strictObject({
  atLeast: span,
  from: z.enum(['received', 'closed']),
  authority,
});

export const retentionSection = packSection({
  name: 'retention',
  schema: z.strictObject({ kept: z.partialRecord(z.enum(KEPT), keeping) }),
  needed: KEPT.map((name) => `kept.${name}`),
});
