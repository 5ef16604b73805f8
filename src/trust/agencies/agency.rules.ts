/** Which agency a host name shows. Nothing but the host decides. */
import type { Agency } from './agency.ts';

export interface HostFacts {
  readonly agencies: readonly Agency[];
  /** The table `agency_host`, for one surface. */
  readonly hosts: ReadonlyMap<string, number>;
  /** `PEELIAN_AGENCY`: what an unlisted host shows outside production. */
  readonly preferredSlug: string | undefined;
  readonly isProduction: boolean;
}

/** The demo agency's slug: the last choice for a host that is not listed. */
export const DEMO_SLUG = 'alder-bay';

/**
 * The agency of a host name (lower case, without port); undefined means 421, misdirected request.
 * A listed host wins; `<slug>.localhost` works without set-up; an unlisted host shows the preferred
 * agency, else the only one, else the demo, but in production nothing.
 */
export function agencyOfHost(host: string, facts: HostFacts): Agency | undefined {
  const listed = facts.hosts.get(host);
  if (listed !== undefined) return facts.agencies.find(({ agencyId }) => agencyId === listed);
  const local = /^([a-z0-9-]+)\.localhost$/.exec(host)?.[1];
  if (local !== undefined) return facts.agencies.find(({ slug }) => slug === local);
  return facts.isProduction ? undefined : fallbackAgency(facts);
}

function fallbackAgency({ agencies, preferredSlug }: HostFacts): Agency | undefined {
  const bySlug = (slug: string) => agencies.find((agency) => agency.slug === slug);
  if (preferredSlug !== undefined) return bySlug(preferredSlug);
  return agencies.length === 1 ? agencies[0] : bySlug(DEMO_SLUG);
}
