import { describe, expect, it } from 'vitest';
import { parseDay, parseMonth, type Day } from '#kernel/time.ts';
import { freshnessOf } from './incident-freshness.rules.ts';
import type { IncidentSource } from './incident-source.ts';

const day = (text: string): Day => {
  const found = parseDay(text);
  if (!found) throw new Error(text);
  return found;
};

const source: IncidentSource = {
  source: 'records',
  title: 'Reports',
  masking: 'none',
  cadence: 'monthly',
  licence: null,
  ownScheme: null,
  outcomeScheme: null,
  firstMonth: parseMonth('2026-01') ?? null,
  lastMonth: parseMonth('2026-10') ?? null,
  lastDay: day('2026-10-30'),
  lastImportedOn: day('2026-11-14'),
};

describe('the next records are due', () => {
  it.each([
    ['daily', '2026-11-02'],
    ['weekly', '2026-11-10'],
    ['monthly', '2026-12-14'],
    ['quarterly', '2027-04-30'],
    ['yearly', '2028-02-29'],
  ] as const)('%s: on %s', (cadence, due) => {
    expect(freshnessOf({ ...source, cadence }, day('2026-11-01')).nextDue).toBe(due);
  });

  it('is late from the day after, whatever was imported since', () => {
    const imported = { ...source, lastImportedOn: day('2026-12-15') };
    expect(freshnessOf(imported, day('2026-12-14')).isLate).toBe(false);
    expect(freshnessOf(imported, day('2026-12-15')).isLate).toBe(true);
  });

  it('counts from the end of the month where a source tells months only', () => {
    const { dataTo, nextDue } = freshnessOf({ ...source, lastDay: null }, day('2026-11-01'));
    expect([dataTo, nextDue]).toEqual(['2026-10-31', '2026-12-14']);
  });

  it('is never late before it has published anything', () => {
    const empty = { ...source, firstMonth: null, lastMonth: null, lastDay: null };
    const { nextDue, isLate } = freshnessOf(empty, day('2030-01-01'));
    expect([nextDue, isLate]).toEqual([null, false]);
  });
});
