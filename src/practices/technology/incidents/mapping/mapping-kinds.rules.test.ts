/** Every kind of a mapping, on invented rows: times, ends, places, flags and categories. */
import { describe, expect, it } from 'vitest';
import { exampleAreas } from '../incident.examples.ts';
import { incidentOf, type Given } from './mapping-kinds.examples.ts';
import { incidentMapping } from './mapping.ts';

const base = { version: 1, source: 'x', time: { kind: 'month', column: 'm' } };

describe('a time', () => {
  const at = (time: object, row: Record<string, string>) => incidentOf({ ...base, time }, row);
  it('may be a count of milliseconds or seconds', () => {
    const expected = { occurred_at: '2018-01-07T00:05:00.000Z', local_day: '2018-01-06' };
    const ms = { kind: 'epoch', column: 't' };
    expect(at(ms, { t: '1515283500000' })).toMatchObject(expected);
    expect(at({ ...ms, unit: 's' }, { t: '1515283500' })).toMatchObject(expected);
    for (const t of ['', 'soon', '1515283500e3', '9'.repeat(30)])
      expect(at(ms, { t })).toEqual(['time-not-understood t']);
  });
  it('may have names of months, two digits of a year, fractions, or no hour at all', () => {
    const text = (format: string) => ({ kind: 'local-text', column: 't', format });
    const evening = { local_day: '2018-01-06', local_hour: 19, local_minute: 5 };
    expect(at(text('YYYY MMM DD hh:mm:ss A'), { t: '2018 Jan 06 07:05:00 PM' })).toMatchObject(
      evening,
    );
    expect(at(text('DD-MMM-YY HH:mm'), { t: '6-ENE-18 19:05' })).toMatchObject(evening);
    expect(at(text('YYYY/MM/DD HH:mm:ss'), { t: '2018/01/06 19:05:00.000' })).toMatchObject(
      evening,
    );
    expect(at(text('MM/DD/YY'), { t: '01/06/69' })).toMatchObject({ local_day: '1969-01-06' });
    expect(at(text('MM/DD/YYYY'), { t: '01/06/2018' })).toMatchObject({
      local_day: '2018-01-06',
      local_hour: null,
      occurred_at: null,
    });
    expect(at(text('DD MMM YYYY'), { t: '06 Foo 2018' })).toEqual(['time-not-understood t']);
  });
  it('may stand beside a day that has a midnight of its own, as digits without zeros', () => {
    const time = {
      kind: 'local-day-and-time',
      dayColumn: 'd',
      timeColumn: 't',
      dayFormat: 'MM/DD/YYYY hh:mm:ss A',
      timeFormat: 'HHmm',
    };
    const read = (t: string) => at(time, { d: '01/06/2018 12:00:00 AM', t });
    expect(read('2230')).toMatchObject({
      local_day: '2018-01-06',
      local_hour: 22,
      local_minute: 30,
    });
    expect(read('45')).toMatchObject({ local_hour: 0, local_minute: 45 });
    expect(read('0005')).toMatchObject({ local_hour: 0, local_minute: 5 });
    expect(read('130')).toMatchObject({ local_hour: 1, local_minute: 30 });
    expect(read('')).toMatchObject({ local_hour: null });
    expect(read('2460')).toEqual(['time-not-understood d']);
  });
  it('in a column of its own may have AM and PM, beside a day written by a portal', () => {
    const time = { kind: 'local-day-and-time', dayColumn: 'd', timeColumn: 't' };
    const read = (t: string) => at(time, { d: '2018-01-06T00:00:00.000', t });
    expect(read('1:30 PM')).toMatchObject({ local_day: '2018-01-06', local_hour: 13 });
    expect(read('13:30:59.5')).toMatchObject({ local_hour: 13, local_minute: 30 });
  });
  it('may be an instant with slashes and a short offset', () => {
    const time = { kind: 'instant', column: 't' };
    expect(at(time, { t: '2018/01/07 00:05:00+00' })).toMatchObject({ local_hour: 19 });
  });
});

describe('an interval', () => {
  const time = { kind: 'instant', column: 'from', zone: 'utc', until: 'to' };
  const at = (from: string, to: string) => incidentOf({ ...base, time }, { from, to });
  it('keeps both ends', () => {
    expect(at('2018-01-06 23:00:00', '2018-01-08 05:30:00')).toMatchObject({
      local_day: '2018-01-06',
      ended_at: '2018-01-08T05:30:00.000Z',
      until_day: '2018-01-08',
    });
  });
  it('without an end, or with the same one, is a moment', () => {
    for (const to of ['', 'NULL', '2018-01-06 23:00:00'])
      expect(at('2018-01-06 23:00:00', to)).toMatchObject({ ended_at: null, until_day: null });
  });
  it('that ends before it begins, never, or some other day is refused by its end', () => {
    expect(at('2018-01-06 23:00:00', '2018-01-06 22:00:00')).toEqual(['interval-reversed to']);
    expect(at('2018-01-06 23:00:00', 'later')).toEqual(['end-not-understood to']);
    expect(at('2018-01-06 23:00:00', '2031-01-06 22:00:00')).toEqual(['time-in-future to']);
  });
  it('may have days and times in columns of their own', () => {
    const two = {
      kind: 'local-day-and-time',
      dayColumn: 'd',
      timeColumn: 't',
      untilDayColumn: 'ud',
      untilTimeColumn: 'ut',
    };
    const row = { d: '2018-01-06', t: '23:30', ud: '2018-01-07', ut: '' };
    expect(incidentOf({ ...base, time: two }, row)).toMatchObject({
      occurred_at: '2018-01-07T04:30:00.000Z',
      ended_at: null,
      until_day: '2018-01-07',
    });
  });
});

describe('a place', () => {
  const near = { boundaries: [exampleAreas()] };
  const placed = (coordinates: object, row: Record<string, string>, given: Given = near) =>
    incidentOf({ ...base, coordinates }, { m: '2018-04', ...row }, given);
  const inBeat1 = { longitude: -75.15, latitude: 39.95, beat_code: '1' };
  it('may be two numbers in one column, in either order and in brackets', () => {
    const north = { kind: 'pair', column: 'p', order: 'latitude-longitude' };
    const east = { ...north, order: 'longitude-latitude' };
    for (const p of ['(39.95, -75.15)', '39.95,-75.15', '1 A ST\nTown\n(39.95, -75.15)'])
      expect(placed(north, { p })).toMatchObject(inBeat1);
    for (const p of ['-75.15 39.95', '[-75.15,39.95]'])
      expect(placed(east, { p })).toMatchObject(inBeat1);
    for (const p of [
      'POINT (-75.15 39.95)',
      'SRID=4326;POINT(-75.15 39.95)',
      'Point Z (-75.15 39.95 3)',
    ])
      expect(placed(north, { p })).toMatchObject(inBeat1);
    const named = `{'latitude': '39.95', 'longitude': '-75.15', 'human_address': ''}`;
    expect(placed(north, { p: named })).toMatchObject(inBeat1);
    for (const p of ['', '(, )', 'POINT EMPTY', 'null'])
      expect(placed(north, { p })).toMatchObject({ longitude: null, beat_code: null });
    expect(placed(north, { p: 'Main St' })).toEqual(['coordinates-not-numbers p']);
    expect(placed(north, { p: '(-75.15, 39.95)' })).toEqual(['coordinates-swapped p']);
  });
  it('may be in metres or feet, and swapped ones are seen there, too', () => {
    const feet = { kind: 'projected', x: 'x', y: 'y', projection: 'EPSG:2272' };
    const found = { beat_code: '1', longitude: -75.1476270976674 };
    expect(placed(feet, { x: '2697700', y: '246000' })).toMatchObject(found);
    expect(placed(feet, { x: '2,697,700', y: '246,000.0' })).toMatchObject(found);
    expect(placed(feet, { x: '246000', y: '2697700' })).toEqual(['coordinates-swapped x']);
    expect(placed(feet, { x: '1176000', y: '1900000' })).toEqual(['coordinates-far-away x']);
    expect(placed(feet, { x: '1e300', y: '1' })).toEqual(['coordinates-far-away x']);
  });
  it('in a projection of another part of the world is refused before any beat is known', () => {
    const oregon = { kind: 'projected', x: 'x', y: 'y', projection: 'EPSG:2913' };
    expect(placed(oregon, { x: '7688186', y: '676342' }, {})).toEqual(['coordinates-far-away x']);
    expect(
      placed(oregon, { x: '7688186', y: '676342' }, { timezone: 'America/Los_Angeles' }),
    ).toMatchObject({ beat_code: null });
  });
  it('of a feature comes by its geometry, with the swapped seen', () => {
    const geometry = { kind: 'geometry' };
    const row = { '@longitude': '-75.15', '@latitude': '39.95' };
    expect(placed(geometry, row)).toMatchObject(inBeat1);
    const swapped = { '@longitude': '39.95', '@latitude': '-75.15' };
    expect(placed(geometry, swapped)).toEqual(['coordinates-swapped @longitude']);
  });
  it('written as zeros or minus ones is none where the mapping says so', () => {
    const degrees = { kind: 'degrees', longitude: 'x', latitude: 'y' };
    const lenient = { ...degrees, zeroMeansNone: true };
    for (const zero of ['0', '0.000', '-1.0']) {
      expect(placed(lenient, { x: zero, y: zero })).toMatchObject({ longitude: null });
      expect(placed(degrees, { x: zero, y: zero })).toHaveLength(1);
    }
  });
  it('may have commas for points', () => {
    const degrees = { kind: 'degrees', longitude: 'x', latitude: 'y' };
    expect(placed(degrees, { x: '-75,15', y: '39,95' })).toMatchObject(inBeat1);
  });
});

describe('a category', () => {
  const mapped = (category: object, row: Record<string, string>) =>
    incidentOf({ ...base, category }, { m: '2018-04', ...row });
  const scheme = { theft: ['Theft'], 'sexual-offence': ['Rape'] };
  const flags = [
    { column: 'home', group: 'domestic' },
    { column: 'gun', words: ['G'], group: 'weapons' },
  ];
  it('may be said by a flag, the first that says yes', () => {
    const category = { column: 'c', scheme, flags };
    expect(mapped(category, { c: 'Theft', home: 'N' })).toMatchObject({ category: 'theft' });
    expect(mapped(category, { c: 'Theft', home: 'Y', gun: 'G' })).toMatchObject({
      category: 'domestic',
      source_category: 'Theft',
    });
  });
  it('that is sensitive stays so, whatever a flag says', () => {
    const category = { column: 'c', scheme, flags };
    expect(mapped(category, { c: 'Rape', gun: 'g' })).toMatchObject({ category: 'sexual-offence' });
  });
  it('may be the same for a whole file, but for flags', () => {
    const category = { fixed: 'burglary', flags };
    expect(mapped(category, {})).toMatchObject({ category: 'burglary', source_category: null });
    expect(mapped(category, { home: 'true' })).toMatchObject({ category: 'domestic' });
  });
  it('cannot be fixed and read at once, nor be of a scheme that nobody knows', () => {
    const isValid = (category: object) => incidentMapping.safeParse({ ...base, category }).success;
    expect(isValid({ fixed: 'burglary', column: 'c', scheme })).toBe(false);
    expect(isValid({ column: 'c' })).toBe(false);
    expect(isValid({ column: 'c', scheme: 'gotham' })).toBe(false);
    expect(isValid({ column: 'c', scheme: 'police-uk' })).toBe(true);
  });
});
