/** Which version binds what is received on a day, and what may be chosen when. */
import { describe, expect, it } from 'vitest';
import type { Day } from '#kernel/time.ts';
import { correctionFor, mayFollow, packOn, versionOn } from './follow-pack.rules.ts';
import type { PackChange } from './rule-pack.ts';

const why = { en: 'Why.', es: 'Por qué.' };
const version = (number: number, from: string, change: PackChange) => ({
  version: number,
  effectiveFrom: from as Day,
  change,
});
const law = { kind: 'law-changed', why } as const;
const correcting = (corrects: number): PackChange => ({ kind: 'error-corrected', corrects, why });

const VERSIONS = [
  version(1, '2020-01-01', { kind: 'first' }),
  version(2, '2026-01-01', law),
  // An error of the first law is found when the second is in force already.
  version(3, '2026-03-01', correcting(1)),
  version(4, '2026-05-01', correcting(2)),
  version(5, '2026-06-01', correcting(4)),
];
const [first, second, , , last] = VERSIONS;
const on = (day: string) => versionOn(VERSIONS, day as Day)?.version;

describe('the version in force', () => {
  it('is the latest law, with the corrections that were known on the day', () => {
    expect(['2019-12-31', '2020-01-01', '2025-12-31', '2026-01-01'].map(on)).toEqual([
      undefined,
      1,
      1,
      2,
    ]);
    expect(['2026-04-01', '2026-05-01', '2026-06-01'].map(on)).toEqual([2, 4, 5]);
  });

  it('of an open case changes by a correction only, and only after somebody confirms', () => {
    if (!first || !second || !last) throw new Error('The examples are missing');
    expect(correctionFor(VERSIONS, first)?.version).toBe(3);
    expect(correctionFor(VERSIONS, second)?.version).toBe(5);
    expect(correctionFor(VERSIONS, last)).toBeUndefined();
  });
});

describe('an agency', () => {
  const packs = new Map([
    ['generic', '2020-01-01' as Day],
    ['us-ca', '2022-01-01' as Day],
  ]);
  const today = '2026-11-25' as Day;
  const wish = (pack: string, fromDay: string) => ({ pack, fromDay: fromDay as Day, today, packs });
  const chosen = [{ pack: 'us-ca', fromDay: '2026-01-01' as Day }];
  const codeOf = (result: ReturnType<typeof mayFollow>) =>
    result.ok ? undefined : result.refusal[0]?.code;

  it('follows the general rules until the day of its first choice', () => {
    expect(packOn(chosen, '2025-12-31' as Day)).toBe('generic');
    expect(packOn(chosen, '2026-01-01' as Day)).toBe('us-ca');
    expect(packOn([], today)).toBe('generic');
  });

  it('may begin in the past once, and change from today on', () => {
    expect(mayFollow([], wish('us-ca', '2024-01-01')).ok).toBe(true);
    expect(mayFollow(chosen, wish('generic', '2026-11-25')).ok).toBe(true);
    expect(codeOf(mayFollow(chosen, wish('generic', '2026-11-24')))).toBe(
      'rule-pack-begins-in-the-past',
    );
  });

  it('cannot follow a pack that is not there, or before it came into force', () => {
    expect(codeOf(mayFollow([], wish('us-xx', '2026-12-01')))).toBe('rule-pack-unknown');
    expect(codeOf(mayFollow([], wish('us-ca', '2021-12-31')))).toBe('rule-pack-not-in-force');
  });
});
