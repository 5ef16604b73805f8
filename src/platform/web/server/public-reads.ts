/**
 * How public pages read: in a resident's unit of work, and once per change of what is published.
 */
import type { RolePool } from '../../postgres/pool.ts';
import { withinAgency, type Work } from '../../postgres/unit-of-work.ts';
import type { ReadCache, ReadKey, ReadVersion } from './read-cache.ts';

export interface PublicReads {
  /**
   * The value under this key, loaded when something was published since it was last read.
   * Published rows only: never a resident's own, and nothing that depends on who asks.
   */
  read<Value>(key: ReadKey, load: (work: Work) => Promise<Value>): Promise<Value>;
  /** The same without keeping: for answers that only this reader asked for, as an address. */
  once<Value>(agencyId: number, load: (work: Work) => Promise<Value>): Promise<Value>;
  /** The agency's content version, at most a second old: it names what is published now. */
  readonly version: ReadVersion;
}

export function createPublicReads(portal: RolePool, cache: ReadCache): PublicReads {
  const once = <Value>(agencyId: number, load: (work: Work) => Promise<Value>) =>
    withinAgency(portal, { agencyId, actorId: 'resident', duty: 'resident' }, load);
  return {
    once,
    read: (key, load) => cache.read(key, () => once(key.agencyId, load)),
    version: cache.version,
  };
}
