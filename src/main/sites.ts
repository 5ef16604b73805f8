/** Which agency's site a host shows, as the web platform asks it. */
import type { Role } from '#platform/postgres/roles.ts';
import type { Database } from '#platform/postgres/database.ts';
import type { Settings } from '#platform/settings.ts';
import type { Site } from '#platform/web/site.ts';
import type { Agency } from '#trust/agencies/agency.ts';
import { agencyOfHost } from '#trust/agencies/agency.rules.ts';
import { listAgencies } from '#trust/agencies/list-agencies.action.ts';

export interface Sites {
  /** Undefined when no agency answers to this host. */
  ofHost(host: string): Promise<Site | undefined>;
  /** What an unlisted host shows outside production. */
  fallback(): Promise<Site | undefined>;
}

const ROLE_OF = { portal: 'peelian_portal', console: 'peelian_console' } as const satisfies Record<
  string,
  Role
>;

/** No host name can be this: it asks for what an unlisted host shows. */
const UNLISTED = '';

export function createSites(
  database: Database,
  settings: Settings,
  surface: 'portal' | 'console',
): Sites {
  const find = async (host: string, isProduction: boolean) => {
    const { agencies, hosts } = await listAgencies(database.pool(ROLE_OF[surface]));
    const listed = hosts.filter((entry) => entry.surface === surface);
    const agency = agencyOfHost(host, {
      agencies,
      hosts: new Map(listed.map((entry) => [entry.host, entry.agencyId])),
      preferredSlug: settings.agencySlug,
      isProduction,
    });
    return agency && siteOf(agency);
  };
  return { ofHost: (host) => find(host, true), fallback: () => find(UNLISTED, false) };
}

const siteOf = (agency: Agency): Site => ({
  agencyId: agency.agencyId,
  slug: agency.slug,
  name: agency.name,
  place: agency.place,
  timezone: agency.timezone,
  isInvented: agency.isInvented,
  locales: agency.locales,
  emergencyNumber: agency.emergencyNumber,
  nonUrgentNumber: agency.nonUrgentNumber,
  tty: agency.textTelephone,
  interpreter: agency.interpreterNumber,
  operator: agency.operator ?? agency.name,
  contactEmail: agency.contactEmail,
  contactAddress: agency.contactAddress,
  licence: agency.licence,
  colors: {
    brand: agency.colorBrand,
    brandDeep: agency.colorBrandDeep,
    accent: agency.colorAccent,
    accentDeep: agency.colorAccentDeep,
  },
});
