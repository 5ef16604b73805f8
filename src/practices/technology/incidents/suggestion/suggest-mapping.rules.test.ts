/** Proposals without a database: any table is answered, and every way of writing a time is seen. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { incidentMapping } from '../mapping/mapping.ts';
import { lookAt } from './suggest-columns.rules.ts';
import { suggestMapping, type SuggestionContext } from './suggest-mapping.rules.ts';
import { nameWords, sourceName } from './suggest-names.rules.ts';

const context: SuggestionContext = {
  timezone: 'America/New_York',
  nowEpochMs: Date.UTC(2019, 5, 1),
  boundaries: [],
  fileNames: ['incidents.csv'],
  fallbackName: 'x-incidents',
  digest: (text) => text.slice(0, 22),
};

type Table = readonly (readonly string[])[];

function suggestionOf([columns = [], ...rows]: Table, timezone = context.timezone) {
  const values = columns.map(() => undefined);
  const look = lookAt({ format: 'csv', delimiter: ',', columns, rows, values });
  return suggestMapping(look, { ...context, timezone });
}

/** A column of times beside enough others for an incident, forty rows. */
function timeOf(columns: readonly string[], cellsOf: (at: number) => readonly string[]) {
  const rows = Array.from({ length: 40 }, (_, at) => [String(at), 'Theft', ...cellsOf(at)]);
  return suggestionOf([['case', 'offense', ...columns], ...rows]).mapping?.time;
}

const day = (at: number) => String(1 + (at % 28)).padStart(2, '0');
const hour = (at: number) => String(at % 24).padStart(2, '0');

describe('a time is seen', () => {
  const at20 = (text: (at: number) => string) => (at: number) => [text(at)];
  it.each<[string, (at: number) => string, object]>([
    ['an offset', (at) => `2018-03-${day(at)}T${hour(at)}:10:00+02:00`, { kind: 'instant' }],
    ['UTC', (at) => `2018-03-${day(at)}T${hour(at)}:10:00.000Z`, { kind: 'instant' }],
    [
      'slashes and an offset',
      (at) => `2018/03/${day(at)} ${hour(at)}:10:00+00`,
      { kind: 'instant' },
    ],
    ['milliseconds', (at) => String(1.52e12 + at * 5e6), { kind: 'epoch', unit: 'ms' }],
    ['seconds', (at) => String(1.52e9 + at * 5e3), { kind: 'epoch', unit: 's' }],
    [
      'midnights since 1970',
      (at) => String(Date.UTC(2018, 2, 1 + at)),
      { kind: 'epoch', isDayOnly: true },
    ],
    [
      'months first and AM',
      (at) => `3/${1 + (at % 28)}/2018 ${1 + (at % 12)}:10:00 PM`,
      { kind: 'local-text', format: 'MM/DD/YYYY hh:mm:ss A' },
    ],
    [
      'days first',
      (at) => `${day(at)}.03.2018 ${hour(at)}:10`,
      { kind: 'local-text', format: 'DD.MM.YYYY HH:mm' },
    ],
    [
      'names of months',
      (at) => `2018 Mar ${day(at)} ${hour(at)}:10:00`,
      { kind: 'local-text', format: 'YYYY MMM DD HH:mm:ss' },
    ],
    [
      'eight digits',
      (at) => `201803${day(at)}`,
      { kind: 'local-day-and-time', dayFormat: 'YYYYMMDD' },
    ],
    ['firsts of months', (at) => `2018-0${1 + (at % 9)}-01`, { kind: 'month' }],
    ['months', (at) => `2018-0${1 + (at % 9)}`, { kind: 'month' }],
  ])('in %s', (_, text, expected) => {
    expect(timeOf(['OccurredDate'], at20(text))).toMatchObject(expected);
  });

  it('when it happened, and not when it was told or changed', () => {
    const texts = (at: number) =>
      [3, 1, 2].map((month) => `2018-0${month}-${day(at)} ${hour(at)}:10`);
    const names = ['Last_Updated', 'Incident_Date', 'Reported_Date'];
    expect(timeOf(names, texts)).toMatchObject({ column: 'Incident_Date' });
  });

  it('when it was told, where what happened is mostly unknown', () => {
    const texts = (at: number) => [
      at % 2 ? '' : `2018-01-${day(at)}`,
      `2018-02-${day(at)} ${hour(at)}:30`,
    ];
    expect(timeOf(['occurred', 'reported'], texts)).toMatchObject({ column: 'reported' });
  });
});

describe('names', () => {
  it('are taken apart however they are written', () => {
    expect(nameWords('CMPLNT_FR_DT')).toEqual(['cmplnt', 'fr', 'dt']);
    expect(nameWords('TimeCreate')).toEqual(['time', 'create']);
    expect(nameWords('Año del hecho')).toEqual(['ano', 'del', 'hecho']);
    expect(nameWords('dispatchdatetime')).toEqual(['dispatch', 'datetime']);
  });
  it('of files become names of sources, without their dates', () => {
    expect(sourceName(['/x/2018-03-city-of-london-street.csv.gz'], 'y')).toBe(
      'city-of-london-street',
    );
    expect(sourceName(['Crime_Data_from_2010.csv'], 'y')).toBe('crime-data-from');
    expect(sourceName(['2018.csv'], 'x-incidents')).toBe('x-incidents');
  });
});

const names = (text: string) => text.split('|').map((one) => one.trim());

describe('any table', () => {
  const name = fc.constantFrom(
    ...names(' |id|Case Number|date|OCC_TIME|lat|lon|X|Y|status|offense|Location|block|year'),
    ...names('month|hour|beat|constructor|__proto__'),
  );
  const cell = fc.oneof(
    fc.constantFrom('', 'NULL', '0', '-1', '2018-01-05', '03/04/2018', '13:05', 'constructor'),
    fc.constantFrom('Theft', 'Rape', 'Closed', '(1, 2)', 'POINT (1 2)', '-75.1234', '39.95'),
    fc.integer({ min: -10, max: 2_000_000_000 }).map(String),
    fc.string({ unit: 'binary', maxLength: 30 }),
  );
  it('is answered with a mapping that holds, or with the time named as missing', () => {
    const table = fc
      .uniqueArray(name, { minLength: 1, maxLength: 8 })
      .chain((columns) =>
        fc
          .array(fc.tuple(...columns.map(() => cell)), { minLength: 1, maxLength: 25 })
          .map((rows): Table => [columns, ...rows]),
      );
    fc.assert(
      fc.property(table, fc.constantFrom('America/Chicago', 'Europe/Madrid'), (rows, zone) => {
        const { mapping, open } = suggestionOf(rows, zone);
        if (mapping) expect(incidentMapping.safeParse(mapping).success).toBe(true);
        else expect(open.map(({ field }) => field)).toContain('time');
      }),
      { numRuns: 300 },
    );
  });
});
