/** Rules of the invented reports: their clock, their numbers and their seasons. */
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { incidentMapping } from '#practices/technology/incidents/mapping/mapping.ts';
import written from '../alder-bay.mapping.json' with { type: 'json' };
import { readPreparedAgency, readPreparedText } from '../prepared.ts';
import { CATEGORIES, HOURS } from './categories.ts';
import type { INCIDENT_COLUMNS } from './incidents.ts';

type Row = Readonly<Record<(typeof INCIDENT_COLUMNS)[number], string>>;

const prepared = readPreparedAgency();
const rows: Row[] = parse(readPreparedText('incidents'), { columns: true });
const share = (list: readonly Row[]) => list.length / rows.length;
const ofGroup = (group: string) => {
  const texts = CATEGORIES.find((plan) => plan.group === group)?.texts.map(([text]) => text) ?? [];
  return rows.filter(({ category }) => texts.includes(category));
};
const inMonths = (list: readonly Row[], ...months: string[]) =>
  list.filter(({ local_date: day }) => months.includes(day.slice(5, 7))).length;

describe('the incidents', () => {
  it('are about 26,000 in the 24 months to October 2026', () => {
    expect(rows).toHaveLength(prepared.incidents.count);
    expect(Math.abs(rows.length - 26_000)).toBeLessThan(800);
    const months = new Set(rows.map(({ local_date: day }) => day.slice(0, 7)));
    expect(months.size).toBe(24);
    expect([...months].toSorted().at(0)).toBe('2024-11');
    expect([...months].toSorted().at(-1)).toBe('2026-10');
  });
  it('have a number each, of the year they happened in', () => {
    expect(new Set(rows.map((row) => row.incident_number)).size).toBe(rows.length);
    const wrong = rows.filter(
      ({ incident_number: number, local_date: day }) =>
        !/^AB-\d{4}-\d{6}$/.test(number) || number.slice(3, 7) !== day.slice(0, 4),
    );
    expect(wrong).toEqual([]);
  });
  it('write the same moment as instant and as local time, in winter and in summer', () => {
    const { timezone } = prepared.agency;
    const wrong = rows.filter(({ occurred_at: instant, local_date: day, local_time: time }) => {
      const local = Temporal.Instant.from(instant).toZonedDateTimeISO(timezone);
      return local.toPlainDateTime().toString() !== `${day}T${time}:00`;
    });
    expect(wrong).toEqual([]);
  });
  it('never happen in the hour that spring skips', () => {
    const skipped = rows.filter(
      (row) =>
        ['2025-03-09', '2026-03-08'].includes(row.local_date) && row.local_time.startsWith('02'),
    );
    expect(skipped).toEqual([]);
  });
  it('lack a point in about two of a hundred and a category in a handful', () => {
    expect(share(rows.filter(({ longitude }) => longitude === ''))).toBeCloseTo(0.02, 2);
    const without = rows.filter(({ category }) => category === '').length;
    expect(without).toBeGreaterThan(4);
    expect(without).toBeLessThan(40);
  });
  it('follow the seasons: assaults in summer, burglaries in winter', () => {
    const [assaults, burglaries] = [ofGroup('assault'), ofGroup('burglary')];
    expect(inMonths(assaults, '06', '07', '08')).toBeGreaterThan(
      inMonths(assaults, '12', '01', '02'),
    );
    expect(inMonths(burglaries, '12', '01', '02')).toBeGreaterThan(
      inMonths(burglaries, '06', '07', '08'),
    );
  });
  it('grow slowly in fraud and keep sensitive categories to at least ten a year', () => {
    const inYear = (list: readonly Row[], from: string, to: string) =>
      list.filter(({ local_date: day }) => day >= from && day < to).length;
    const fraud = ofGroup('fraud');
    expect(inYear(fraud, '2025-11', '2026-11')).toBeGreaterThan(
      inYear(fraud, '2024-11', '2025-11'),
    );
    for (const group of ['sexual-offence', 'domestic']) {
      expect(inYear(ofGroup(group), '2025', '2026')).toBeGreaterThanOrEqual(10);
    }
  });
  it('gather on few blocks: a tenth of the blocks has over a third of the reports', () => {
    const blocks = new Map<string, number>();
    for (const { block } of rows) blocks.set(block, (blocks.get(block) ?? 0) + 1);
    const counts = [...blocks.values()].toSorted((a, b) => b - a);
    const top = counts.slice(0, counts.length / 10).reduce((sum, count) => sum + count, 0);
    expect(top / rows.length).toBeGreaterThan(0.33);
  });
  it('use exactly the columns and categories that the mapping names', () => {
    const mapping = incidentMapping.parse(written);
    const planned = CATEGORIES.map(({ group, texts }) => [group, texts.map(([text]) => text)]);
    expect(mapping.category?.scheme).toEqual(Object.fromEntries(planned));
    const columns = Object.keys(rows[0] ?? {});
    for (const used of [
      mapping.key,
      mapping.time,
      mapping.category,
      mapping.block,
      mapping.district,
    ]) {
      expect(used && 'column' in used && columns.includes(used.column ?? '')).toBe(true);
    }
  });
});

describe('the category plans', () => {
  it('cover twelve months, seven weekdays and twenty-four hours', () => {
    for (const plan of CATEGORIES) {
      expect([plan.months.length, plan.weekdays.length]).toEqual([12, 7]);
    }
    for (const hours of Object.values(HOURS)) expect(hours).toHaveLength(24);
  });
});
