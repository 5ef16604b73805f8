/** Times as sources write them: instants, local clocks, months; daylight saving both ways. */
import { describe, expect, it } from 'vitest';
import { timeReader } from './incident-time.rules.ts';
import { incidentMapping, type TimeMapping } from '../mapping/mapping.ts';

const ZONE = 'America/New_York';
const utc: TimeMapping = { kind: 'instant', column: 't', zone: 'utc' };
const read = (mapping: TimeMapping, ...texts: string[]) => timeReader(mapping, ZONE).read(texts);
const iso = (mapping: TimeMapping, ...texts: string[]) => {
  const epochMs = read(mapping, ...texts)?.epochMs;
  return typeof epochMs === 'number' ? new Date(epochMs).toISOString() : epochMs;
};

describe('an instant', () => {
  it('is five hours ahead of Philadelphia in January, four in July', () => {
    expect(read(utc, '2018-01-06 05:00:00+00')).toMatchObject({ day: '2018-01-06', hour: 0 });
    expect(read(utc, '2018-07-06 05:00:00+00')).toMatchObject({ day: '2018-07-06', hour: 1 });
  });
  it('is read with any offset, and with T, Z, fractions or minutes alone', () => {
    expect(iso(utc, '2018-01-06T00:00:00-05:00')).toBe('2018-01-06T05:00:00.000Z');
    expect(iso(utc, '2018-01-06 10:30+0530')).toBe('2018-01-06T05:00:00.000Z');
    expect(iso(utc, '2018-01-06T05:00:00.000Z')).toBe('2018-01-06T05:00:00.000Z');
  });
  it('without an offset is on the clock that the mapping names', () => {
    expect(iso(utc, '2018-01-06 05:00:00')).toBe('2018-01-06T05:00:00.000Z');
    const local: TimeMapping = { kind: 'instant', column: 't', zone: 'agency' };
    expect(iso(local, '2018-01-06 05:00:00')).toBe('2018-01-06T10:00:00.000Z');
  });
  it.each(['', 'soon', '2018-02-30 05:00:00+00', '2018-01-06 25:00:00+00', '2018-01-06 05:00+99'])(
    '"%s" is no time',
    (text) => {
      expect(read(utc, text)).toBeUndefined();
    },
  );
});

describe('the clock of the agency', () => {
  const two: TimeMapping = {
    kind: 'local-day-and-time',
    dayColumn: 'd',
    timeColumn: 't',
    dayFormat: 'YYYY-MM-DD',
    timeFormat: 'HH:mm',
  };
  it('keeps the recorded hour on the days that clocks go forward or back', () => {
    expect(read(two, '2018-03-11', '02:30:00')).toMatchObject({ hour: 2, minute: 30 });
    expect(iso(two, '2018-03-11', '03:30:00')).toBe('2018-03-11T07:30:00.000Z');
    expect(iso(two, '2018-11-04', '01:30:00')).toBe('2018-11-04T05:30:00.000Z');
  });
  it('without a time keeps the day', () => {
    expect(read(two, '2018-03-11', '')).toMatchObject({ day: '2018-03-11', hour: null });
  });
  it('is read in the order that the mapping says, with 12 or 24 hours', () => {
    const twelve: TimeMapping = {
      kind: 'local-text',
      column: 't',
      format: 'MM/DD/YYYY hh:mm:ss A',
    };
    expect(read(twelve, '1/6/2018 12:05:00 AM')).toMatchObject({ day: '2018-01-06', hour: 0 });
    expect(read(twelve, '01/06/2018 12:05:00 PM')).toMatchObject({ hour: 12, minute: 5 });
    expect(read(twelve, '01/06/2018 11:59:59 pm')).toMatchObject({ hour: 23, minute: 59 });
    expect(read(twelve, '01/06/2018 13:00:00 PM')).toBeUndefined();
    expect(read(twelve, '13/06/2018 01:00:00 PM')).toBeUndefined();
    const german: TimeMapping = { kind: 'local-text', column: 't', format: 'DD.MM.YYYY HH:mm' };
    expect(read(german, '06.01.2018 17:05')).toMatchObject({ day: '2018-01-06', hour: 17 });
  });
});

describe('a month', () => {
  const month: TimeMapping = { kind: 'month', column: 'm' };
  it('is all that some sources tell', () => {
    expect(read(month, '2018-04')).toEqual({
      month: '2018-04',
      day: null,
      hour: null,
      minute: null,
      epochMs: null,
    });
    expect(read(month, '2018-13')).toBeUndefined();
  });
});

describe('a mapping', () => {
  const valid = { version: 1, source: 'x', time: { kind: 'month', column: 'Month' } };
  const problems = (mapping: object) =>
    incidentMapping
      .safeParse({ ...valid, ...mapping })
      .error?.issues.map(({ path }) => path.join('.'));
  it('with a source and a time is enough', () => {
    expect(problems({})).toBeUndefined();
  });
  it('is told everything that is wrong with it at once', () => {
    const wrong = {
      source: 'Two Words',
      key: { column: 'k', form: 'float' },
      category: { column: 'c', scheme: { piracy: ['x'] } },
      colour: 'red',
    };
    const found = problems(wrong) ?? [];
    for (const place of ['source', 'key.form']) expect(found).toContain(place);
    expect(found.length).toBeGreaterThanOrEqual(4);
  });
  it('may not put one word into two groups, nor ask for a format without a year', () => {
    const scheme = { theft: ['A'], fraud: [' a'] };
    expect(problems({ category: { column: 'c', scheme } })).toEqual(['category.scheme']);
    const time = { kind: 'local-text', column: 't', format: 'MM/DD HH:mm' };
    expect(problems({ time })).toEqual(['time.format']);
  });
});
