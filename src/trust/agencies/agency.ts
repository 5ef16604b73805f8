/** An agency: whose pages these are, in which zone and languages, and how to reach it. */
import { z } from 'zod';
import { isZoneName } from '#kernel/time-zone.ts';

export const SLUG = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** Slugs that a host name `<slug>.localhost` or a path could be mistaken for. */
const RESERVED_SLUGS = new Set(['www', 'console', 'portal', 'api', 'demo-agency']);

const color = z.string().regex(/^#[0-9a-f]{6}$/, { error: 'color-not-hex' });
const line = z.string().trim().min(1).max(200);

/** What `agency create` takes and what an agency may later change, but for the slug. */
export const agencyInput = z.object({
  slug: z
    .string()
    .regex(SLUG, { error: 'agency-slug-not-plain' })
    .refine((slug) => !RESERVED_SLUGS.has(slug), { error: 'agency-slug-reserved' }),
  name: line,
  place: line,
  /** Who runs this installation, said on every page's foot; the agency itself when null. */
  operator: line.nullable().default(null),
  timezone: z.string().refine(isZoneName, { error: 'timezone-unknown' }),
  locales: z
    .array(z.enum(['en', 'es', 'ar']))
    .min(1)
    .default(['en', 'es']),
  isInvented: z.boolean().default(false),
  emergencyNumber: line.default('911'),
  nonUrgentNumber: line.nullable().default(null),
  textTelephone: line.nullable().default(null),
  interpreterNumber: line.nullable().default(null),
  contactEmail: z.email({ error: 'email-not-understood' }).nullable().default(null),
  contactAddress: line.nullable().default(null),
  /** For data that is the agency's own: a known short name, an address or words. */
  licence: line.nullable().default(null),
  colorBrand: color.default('#16304f'),
  colorBrandDeep: color.default('#0e2239'),
  colorAccent: color.default('#14599d'),
  colorAccentDeep: color.default('#0c3f74'),
});

export type AgencyInput = z.input<typeof agencyInput>;
export type AgencyDetails = z.output<typeof agencyInput>;

export interface Agency extends AgencyDetails {
  /** Internal: never shown, never used again. */
  readonly agencyId: number;
}
