/**
 * Public pages read the database once per change, not once per reader. What was read is kept until
 * the agency publishes something, which its content version tells.
 */
import { createRecent } from './recent.ts';

export interface ReadKey {
  readonly agencyId: number;
  /** Unique for each kind of read, such as `beats.list`. */
  readonly name: string;
  readonly parameters?: readonly (string | number | boolean | null)[];
}

/** Grows or changes with every change of what the agency publishes. */
export type ReadVersion = (agencyId: number) => Promise<string | number>;

export interface ReadCache {
  /** The kept value, or `load()`. Never for a resident's own rows. Values are shared: read only. */
  read<Value>(key: ReadKey, load: () => Promise<Value>): Promise<Value>;
  /** The agency's content version, at most a second old. */
  readonly version: ReadVersion;
}

export interface ReadCacheSettings {
  readonly readVersion: ReadVersion;
  /** Entries, not bytes: keep single pages' worth of rows under one key. */
  readonly mostEntries?: number;
  readonly now?: () => number;
}

/** A change shows within this time. */
const VERSION_KEPT_FOR_MS = 1_000;

export function createReadCache(settings: ReadCacheSettings): ReadCache {
  const { mostEntries = 5_000, now = Date.now } = settings;
  const versionOf = keptVersion(settings.readVersion, now);
  const kept = createRecent<{ readonly version: unknown; readonly value: Promise<unknown> }>(
    mostEntries,
  );
  return {
    version: versionOf,
    async read<Value>(key: ReadKey, load: () => Promise<Value>): Promise<Value> {
      const version = await versionOf(key.agencyId);
      const name = JSON.stringify([key.agencyId, key.name, key.parameters ?? []]);
      const entry = kept.get(name);
      // A name belongs to one `load`, so what is kept under it has that load's type.
      if (entry && entry.version === version) return entry.value as Promise<Value>;
      const value = load();
      kept.set(name, { version, value });
      // Readers who come while it loads share it; a failure is not kept for those after them.
      value.catch(() => {
        if (kept.get(name)?.value === value) kept.delete(name);
      });
      return value;
    },
  };
}

/** At most one question a second and agency; those who come meanwhile share the answer. */
function keptVersion(readVersion: ReadVersion, now: () => number): ReadVersion {
  const versions = new Map<number, { readonly until: number; version: Promise<string | number> }>();
  return (agencyId) => {
    const known = versions.get(agencyId);
    if (known && known.until > now()) return known.version;
    const version = readVersion(agencyId);
    versions.set(agencyId, { until: now() + VERSION_KEPT_FOR_MS, version });
    version.catch(() => versions.delete(agencyId));
    return version;
  };
}
