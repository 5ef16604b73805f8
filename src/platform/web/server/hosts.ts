/** Whose site a host shows: the agency's list of hosts decides, and nothing else in the request. */
import type { Site } from '../site.ts';
import { createRecent } from './recent.ts';

/** Undefined when no agency answers to this host (lower case, without port). */
export type ResolveSite = (host: string) => Promise<Site | undefined>;

export interface HostSettings {
  readonly resolveSite: ResolveSite;
  /** What a host that nobody listed shows. Asked outside production only. */
  readonly fallbackSite: () => Promise<Site | undefined>;
  readonly isProduction: boolean;
  readonly now: () => number;
}

/** A changed name or colour shows within this time; meanwhile no page asks for its site. */
const REMEMBERED_FOR_MS = 5_000;
const MOST_HOSTS = 1_000;
/** The longest name that DNS knows. */
const MOST_HOST_CHARACTERS = 253;

/** Remembers the answers briefly, also the negative ones: made-up hosts cost no query each. */
export function createSiteOfHost({ resolveSite, fallbackSite, isProduction, now }: HostSettings) {
  const known = createRecent<{ readonly site: Promise<Site | undefined>; readonly until: number }>(
    MOST_HOSTS,
  );
  const ask = async (host: string): Promise<Site | undefined> => {
    const site = await resolveSite(host);
    return site ?? (isProduction ? undefined : fallbackSite());
  };
  return (hostname: string): Promise<Site | undefined> => {
    const host = hostname.toLowerCase().replace(/\.$/, '');
    if (host.length > MOST_HOST_CHARACTERS) return Promise.resolve(undefined);
    const answer = known.get(host);
    if (answer && answer.until > now()) return answer.site;
    const site = ask(host);
    known.set(host, { site, until: now() + REMEMBERED_FOR_MS });
    site.catch(() => known.delete(host));
    return site;
  };
}
