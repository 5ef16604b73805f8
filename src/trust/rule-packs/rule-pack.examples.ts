/** An invented section about letters, and a pack that has it. */
import { z } from 'zod';
import { authority, span } from './pack-rule.ts';
import { packSection } from './pack-section.ts';

export const promise = { basis: 'promise', citation: 'Our house', verified: false } as const;

const clock = z.strictObject({ within: span, authority });

export const exampleSection = packSection({
  name: 'letters',
  schema: z.strictObject({
    clocks: z.partialRecord(z.enum(['answer', 'later']), clock),
    words: z.array(z.string()).min(1),
  }),
  needed: ['clocks.answer'],
});

export const exampleFile = (changes: Readonly<Record<string, unknown>> = {}) => ({
  name: 'base',
  version: 1,
  title: { en: 'Letters', es: 'Cartas' },
  effectiveFrom: '2020-01-01',
  change: { kind: 'first' },
  officeHours: { weekend: ['saturday', 'sunday'], opens: '09:00', closes: '17:00' },
  sections: {
    letters: {
      clocks: {
        answer: { within: { count: 3, unit: 'business-days' }, authority: promise },
        later: { within: { count: 2, unit: 'months' }, authority: promise },
      },
      words: ['thanks', 'sorry'],
    },
  },
  ...changes,
});
