/** The mappings that come with us, on invented rows in the layouts of their sources. */
import { describe, expect, it } from 'vitest';
import chicago from './chicago.mapping.json' with { type: 'json' };
import { chicagoRow, type ChicagoRow } from './chicago.examples.ts';
import { conversionOf, incidentOf } from './mapping-kinds.examples.ts';
import policeUk from './police-uk-street.mapping.json' with { type: 'json' };
import portland from './portland-nij.mapping.json' with { type: 'json' };

describe("Chicago's file", () => {
  const given = { timezone: 'America/Chicago' };
  const of = (changes: Partial<ChicagoRow>) => incidentOf(chicago, chicagoRow(changes), given);
  it('is read on the local clock, also in the hours that daylight saving doubles or skips', () => {
    expect(of({})).toMatchObject({
      key: '90000001',
      occurred_at: '2018-01-07T01:05:00.000Z',
      local_hour: 19,
      category: 'theft',
      block: '012XX W EXAMPLE ST',
      recorded_district: '0111',
      longitude: -87.63,
    });
    expect(of({ Date: '11/04/2018 01:30:00 AM' })).toMatchObject({
      occurred_at: '2018-11-04T06:30:00.000Z',
      local_hour: 1,
    });
    expect(of({ Date: '03/11/2018 02:30:00 AM' })).toMatchObject({
      occurred_at: '2018-03-11T08:30:00.000Z',
      local_day: '2018-03-11',
      local_hour: 2,
    });
    expect(of({ Date: '12/31/2018 12:00:00 AM' })).toMatchObject({ local_hour: 0 });
  });
  it('keeps to the whole city what is said to be domestic or is sensitive by its type', () => {
    expect(of({ 'Primary Type': 'BATTERY', Domestic: 'true' })).toMatchObject({
      category: 'domestic',
    });
    for (const type of ['SEX OFFENSE', 'CRIM SEXUAL ASSAULT', 'CRIMINAL SEXUAL ASSAULT'])
      expect(of({ 'Primary Type': type })).toMatchObject({ category: 'sexual-offence' });
    expect(of({ 'Primary Type': 'OFFENSE INVOLVING CHILDREN' })).toMatchObject({
      category: 'juvenile',
    });
    expect(of({ 'Primary Type': 'STALKING' })).toMatchObject({ category: 'stalking' });
  });
  it('without coordinates has no point', () => {
    expect(of({ Longitude: '', Latitude: '', Location: '' })).toMatchObject({ longitude: null });
  });
});

describe("police.uk's street file", () => {
  const row = {
    'Crime ID': 'abc',
    Month: '2018-04',
    Longitude: '-0.1',
    Latitude: '51.5',
    Location: 'On or near Example Street',
    'Crime type': 'Shoplifting',
    'Last outcome category': 'Offender given a caution',
  };
  const of = (changes: Partial<typeof row>) =>
    incidentOf(policeUk, { ...row, ...changes }, { timezone: 'Europe/London' });
  it('keeps its own categories, outcomes and identifiers, and numbers keys that repeat', () => {
    expect(of({})).toMatchObject({
      key: '2018-04/abc',
      is_keyless: true,
      month: '2018-04-01',
      local_day: null,
      category: 'theft',
      own_category: 'shoplifting',
      outcome: 'cautioned',
      persistent_id: 'abc',
    });
  });
  it('gives a row without an identifier a key that no later outcome changes', () => {
    const before = of({ 'Crime ID': '', 'Last outcome category': 'Under investigation' });
    const after = of({ 'Crime ID': '', 'Last outcome category': 'Offender given a caution' });
    expect(before).toMatchObject({ outcome: 'under-investigation', persistent_id: '' });
    expect(after).toMatchObject({ outcome: 'cautioned' });
    expect([before].flat()[0]).toMatchObject({ key: Object(after).key });
  });
  it('names outcomes that it does not know', () => {
    const { columns, convert, statistics } = conversionOf(policeUk, { timezone: 'Europe/London' });
    const whole: Record<string, string> = { ...row, 'Last outcome category': 'Banished' };
    convert(columns.map((name) => whole[name] ?? ''));
    expect(statistics().unmappedOutcomes).toEqual([{ word: 'Banished', count: 1 }]);
  });
});

describe("Portland's file", () => {
  it('tells burglaries from vehicle thefts by two columns of codes', () => {
    const of = (group: string, description: string) =>
      incidentOf(
        portland,
        {
          occ_date: '2012-03-12',
          x_coordina: '7688186',
          y_coordina: '676342',
          call_group_type: group,
          case_desc_type: description,
        },
        { timezone: 'America/Los_Angeles' },
      );
    expect(of('3', '0')).toMatchObject({ category: 'vehicle-theft', local_day: '2012-03-12' });
    expect(of('3', '3')).toMatchObject({ category: 'burglary', local_hour: null });
    expect(of('4', '0')).toMatchObject({
      category: 'burglary',
      key: expect.stringContaining('2012-03/'),
    });
  });
});
