/** Rows become incidents, or are refused by column and rule: no database, no file. */
import { describe, expect, it } from 'vitest';
import { exampleAreas, exampleRow, type ExampleRow } from '../incident.examples.ts';
import { startConversion } from './incident.rules.ts';
import { ARRIVAL_COLUMNS, type BeatAreas } from '../incident.ts';
import { incidentMapping, type IncidentMapping } from '../mapping/mapping.ts';
import philadelphia from '../mapping/philadelphia.mapping.json' with { type: 'json' };

const mapping = incidentMapping.parse(philadelphia);
const NOW = Date.parse('2019-06-01T12:00:00Z');

interface Given {
  readonly boundaries?: readonly BeatAreas[];
  readonly mapping?: IncidentMapping;
  readonly timezone?: string;
}

const digest = (text: string) => `digest(${text.split('\u001f').join('|')})`;

function conversion({
  boundaries = [exampleAreas()],
  mapping: own = mapping,
  timezone = 'America/New_York',
}: Given = {}) {
  const settings = { mapping: own, timezone, boundaries, pointSets: [], nowEpochMs: NOW };
  return startConversion(settings, { digest });
}

function outcomeOf(row: Partial<ExampleRow>, given: Given = {}) {
  const { columns, convert } = conversion(given);
  const whole: Record<string, string> = exampleRow(row);
  return convert(columns.map((name) => whole[name] ?? ''));
}

/** The incident by column names; fails when the row was refused. */
function converted(row: Partial<ExampleRow>, given: Given = {}): Record<string, unknown> {
  const cells = outcomeOf(row, given);
  if ('refusals' in cells) throw new Error(JSON.stringify(cells.refusals));
  return Object.fromEntries(ARRIVAL_COLUMNS.map((name, place) => [name, cells[place]]));
}

/** The codes of the refusals; undefined when the row is an incident. */
function codes(row: Partial<ExampleRow>, given: Given = {}): string[] | undefined {
  const cells = outcomeOf(row, given);
  return 'refusals' in cells ? cells.refusals.map(({ code }) => code) : undefined;
}

describe('a row', () => {
  it('becomes an incident with local time, group, beat and tile', () => {
    expect(converted({})).toMatchObject({
      key: '201801000001',
      is_keyless: false,
      may_repeat: false,
      occurred_at: '2018-01-07T00:05:00.000Z',
      month: '2018-01-01',
      local_day: '2018-01-06',
      local_hour: 19,
      local_minute: 5,
      category: 'theft',
      source_category: 'Thefts',
      block: '100 BLOCK EXAMPLE ST',
      recorded_district: '01',
      longitude: -75.15,
      latitude: 39.95,
      tile: 9543 * 32_768 + 12_411,
      beat_code: '1',
    });
  });
  it('without coordinates or category is imported without point, as "other"', () => {
    const bare = { point_x: '', point_y: ' ', text_general_code: '' };
    expect(converted(bare)).toMatchObject({
      longitude: null,
      latitude: null,
      tile: null,
      beat_code: null,
      category: 'other',
      source_category: null,
    });
  });
  it('in a category that the mapping does not know is "other", and the word is listed', () => {
    const { columns, convert, statistics } = conversion();
    const row: Record<string, string> = exampleRow({ text_general_code: 'Piracy' });
    convert(columns.map((name) => row[name] ?? ''));
    expect(statistics().unmapped).toEqual([{ word: 'Piracy', count: 1 }]);
  });
  it('is in the same group in any letter case and with spaces around', () => {
    expect(converted({ text_general_code: ' RAPE ' })).toMatchObject({
      category: 'sexual-offence',
    });
  });
  it('says every reason for which it is refused', () => {
    expect(codes({ dispatch_date_time: 'soon', point_x: 'NaN', dc_key: 'A7' })).toEqual([
      'time-not-understood',
      'coordinates-not-numbers',
      'key-not-integer',
    ]);
  });
});

describe('coordinates', () => {
  it.each([
    [{ point_x: 'NaN', point_y: 'NaN' }, 'coordinates-not-numbers'],
    [{ point_x: '-75.1W' }, 'coordinates-not-numbers'],
    [{ point_x: 'Infinity' }, 'coordinates-not-numbers'],
    [{ point_x: '' }, 'coordinates-incomplete'],
    [{ point_y: '' }, 'coordinates-incomplete'],
    [{ point_x: '0', point_y: '0.000' }, 'coordinates-zero'],
    [{ point_y: '139.95' }, 'coordinates-off-globe'],
    [{ point_x: '39.95', point_y: '-75.15' }, 'coordinates-swapped'],
    [{ point_x: '-87.65', point_y: '41.88' }, 'coordinates-far-away'],
  ])('%j are refused as %s', (row, code) => {
    expect(codes(row)).toEqual([code]);
  });
  it('a little outside every beat are imported, and belong to none', () => {
    const near = converted({ point_x: '-74.9', point_y: '40.2' });
    expect(near).toMatchObject({ longitude: -74.9, beat_code: null });
  });
  it('swapped are seen before any beat is known, by the zone of the agency', () => {
    const swapped = { point_x: '39.95', point_y: '-75.15' };
    expect(codes(swapped, { boundaries: [] })).toEqual(['coordinates-swapped']);
    expect(codes({}, { boundaries: [] })).toBeUndefined();
    const london = { point_x: '-0.09', point_y: '51.51' };
    expect(codes(london, { boundaries: [], timezone: 'Europe/London' })).toBeUndefined();
    expect(
      codes(
        { point_x: london.point_y, point_y: london.point_x },
        { boundaries: [], timezone: 'Europe/London' },
      ),
    ).toEqual(['coordinates-swapped']);
  });
});

describe('the beat', () => {
  it('is by the boundaries of the local day; the earliest serve all days before', () => {
    const [west, east] = exampleAreas().areas;
    const later: BeatAreas = {
      ...exampleAreas('2018-07-01'),
      areas: [
        { code: '7', polygons: west?.polygons ?? [] },
        { code: '8', polygons: east?.polygons ?? [] },
      ],
    };
    const boundaries = [exampleAreas('2018-03-01'), later];
    const beatOn = (instant: string) =>
      converted({ dispatch_date_time: instant }, { boundaries })['beat_code'];
    expect(beatOn('2018-01-15 12:00:00+00')).toBe('1');
    // 03:30 UTC is still the 30th of June in Philadelphia.
    expect(beatOn('2018-07-01 03:30:00+00')).toBe('1');
    expect(beatOn('2018-07-01 04:30:00+00')).toBe('7');
  });
  it('agrees with the recorded district whatever the leading zeros and the letter case', () => {
    const { columns, convert, statistics } = conversion();
    for (const district of ['01', '1', '2', '']) {
      const row: Record<string, string> = exampleRow({ dc_dist: district });
      convert(columns.map((name) => row[name] ?? ''));
    }
    expect(statistics()).toMatchObject({ withBoth: 3, agreeing: 2 });
  });
});

describe('a key', () => {
  it('is read as a whole number where the mapping says so', () => {
    expect(converted({ dc_key: '0042.0' })).toMatchObject({ key: '42' });
    expect(codes({ dc_key: '42.5' })).toEqual(['key-not-integer']);
  });
  it('that is missing is made of month and content', () => {
    expect(converted({ dc_key: '' })).toMatchObject({
      is_keyless: true,
      key: expect.stringMatching(/^2018-01\/digest\(.*Thefts.*-75\.15/),
    });
  });
});

describe('texts', () => {
  it.each([
    [{ location_block: 'x'.repeat(301) }, 'text-too-long'],
    [{ dc_dist: 'x'.repeat(41) }, 'text-too-long'],
    [{ location_block: 'A\u0007B' }, 'text-has-control-characters'],
  ])('are refused by name when they are no texts of people', (row, code) => {
    expect(codes(row)).toEqual([code]);
  });
});
