import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Month } from '#kernel/time.ts';
import { exampleAreas } from '../incident.examples.ts';
import { incidentMapping } from '../mapping/mapping.ts';
import type { SnappingSet } from './point-set.ts';
import { numberOfDigest, pointFinder, publishedPointFinder } from './point-snap.rules.ts';

const month = (text: string) => text as Month;

const set = (version: number, firstMonth: string | null, ids: number[]): SnappingSet => ({
  version,
  firstMonth: firstMonth === null ? null : month(firstMonth),
  referenceLatitude: 40,
  areas: exampleAreas().areas,
  points: {
    ids: Float64Array.from(ids),
    longitudes: Float64Array.of(-75.15, -75.05),
    latitudes: Float64Array.of(39.95, 39.95),
    beats: ['1', '2'],
  },
});
const sets = [set(1, null, [11, 12]), set(2, '2018-06', [21, 22])];

const at = (longitude: number, more = {}) => ({
  month: month('2018-01'),
  longitude,
  latitude: 39.95,
  isInBeat: true,
  block: '100 BLOCK EXAMPLE ST',
  category: 'theft' as const,
  ...more,
});

const digest = (text: string) => createHash('sha256').update(text).digest('base64url');
const mappingOf = (masking: string) =>
  incidentMapping.parse({
    version: 1,
    source: 'example',
    masking,
    time: { kind: 'month', column: 'month' },
  });
const finderOf = (masking: string) =>
  publishedPointFinder({ mapping: mappingOf(masking), pointSets: sets }, digest);

describe('an incident', () => {
  it('is shown at the nearest point of its own beat, not of the next one', () => {
    const find = pointFinder(sets);
    expect(find(at(-75.1001))).toBe(11);
    expect(find(at(-75.0999))).toBe(12);
  });

  it('is shown at a point of the set that serves its month', () => {
    const find = pointFinder(sets);
    expect(find(at(-75.15, { month: '2018-05' }))).toBe(11);
    expect(find(at(-75.15, { month: '2018-06' }))).toBe(21);
  });

  it('has no point outside every beat, and one where boundaries were corrected since', () => {
    const find = pointFinder(sets);
    expect(find(at(-74.9, { isInBeat: false }))).toBe(null);
    expect(find(at(-74.9))).toBe(12);
    expect(pointFinder([])(at(-75.15))).toBe(null);
  });

  it('of a sensitive category has no point, masked or not', () => {
    for (const masking of ['none', 'hundred-block', 'police-uk'])
      for (const category of ['sexual-offence', 'domestic', 'juvenile', 'stalking', 'suicide'])
        expect(finderOf(masking)(at(-75.15, { category }))).toBe(null);
  });

  it('of a masked source passes unchanged: one place and block, one point, beats or none', () => {
    const find = finderOf('hundred-block');
    const here = find(at(-75.15));
    expect(find(at(-75.15, { month: '2020-01', isInBeat: false }))).toBe(here);
    expect(find(at(-75.1500001))).not.toBe(here);
    expect(find(at(-75.15, { block: null }))).not.toBe(here);
    expect(finderOf('none')(at(-75.15))).toBe(11);
  });
});

describe('the number of a point', () => {
  it('is the first 52 bits of its digest', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const hex = createHash('sha256').update(text).digest('hex');
        expect(numberOfDigest(digest(text))).toBe(Number(`0x${hex.slice(0, 13)}`));
      }),
    );
  });
});
