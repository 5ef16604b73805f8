import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { PREPARED_FILES, readPreparedText } from '../prepared.ts';
import type { INCIDENT_COLUMNS } from './incidents.ts';
import type { TRANSIT_COLUMNS } from './transit.ts';

type Row = Readonly<Record<(typeof INCIDENT_COLUMNS)[number], string>>;
type TransitRow = Readonly<Record<(typeof TRANSIT_COLUMNS)[number], string>>;

const rowsOf = <Kind>(text: string): Kind[] => parse(text, { columns: true });
const textOf = (file: 'corrections' | 'retractions' | 'transit') =>
  readFileSync(PREPARED_FILES[file], 'utf8');

const first = new Map(
  rowsOf<Row>(readPreparedText('incidents')).map((row) => [row.incident_number, row]),
);
const corrected = rowsOf<Row>(textOf('corrections'));
const before = (row: Row): Row => {
  const found = first.get(row.incident_number);
  if (!found) throw new Error(row.incident_number);
  return found;
};

describe('the second export', () => {
  it('moves eleven thefts from the old town to the harbor', () => {
    const moved = corrected.filter((row) => before(row).longitude !== row.longitude);
    expect(moved).toHaveLength(11);
    expect(new Set(moved.map((row) => before(row).district))).toEqual(new Set(['5']));
    expect(new Set(moved.map(({ district }) => district))).toEqual(new Set(['4']));
  });

  it('calls two burglaries what they are, and lets other cases go on', () => {
    const renamed = corrected.filter((row) => before(row).category !== row.category);
    expect(renamed.map(({ category }) => category)).toEqual([
      'Burglary - Commercial',
      'Burglary - Commercial',
    ]);
    const decided = corrected.filter((row) => before(row).status !== row.status);
    expect(decided).toHaveLength(24);
  });

  it('says nothing that the first did not get otherwise', () => {
    for (const row of corrected) expect(row).not.toEqual(before(row));
  });
});

describe('the records taken away', () => {
  it('were exported, and are not among the corrected ones', () => {
    const keys = rowsOf<{ key: string; reason: string }>(textOf('retractions'));
    expect(keys.map(({ reason }) => reason)).toEqual(['expunged', 'sealed', 'duplicate']);
    const numbers = new Set(corrected.map((row) => row.incident_number));
    for (const { key } of keys) {
      expect(first.has(key)).toBe(true);
      expect(numbers.has(key)).toBe(false);
    }
  });
});

describe('the transit police', () => {
  it('wrote every week of 2026 until the end of August, and has been silent since', () => {
    const days = rowsOf<TransitRow>(textOf('transit')).map(({ OCCURRED_FROM: from }) =>
      from.slice(0, 5),
    );
    expect(days.length).toBeGreaterThan(40);
    expect(days.toSorted()).toEqual(days);
    expect(days[0]?.slice(0, 2)).toBe('01');
    expect(days.at(-1)?.slice(0, 2)).toBe('08');
  });
});
