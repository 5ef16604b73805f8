/** What a file of beats is refused for, and what it may say in which words. */
import { describe, expect, it } from 'vitest';
import { BROKEN_FILES, exampleBeats, EXAMPLE_FIELDS } from './beat.examples.ts';
import { exampleCollection, exampleFeature, exampleSquare } from './beat.examples.ts';
import { checkBeatFile } from './beat-check.rules.ts';
import { findFields } from './beat-fields.rules.ts';
import { readFeatures } from './beat-file.rules.ts';

const check = (text: string, mayJoin = false) =>
  checkBeatFile(text, { fields: EXAMPLE_FIELDS, mayJoin });

const codesOf = (text: string) => {
  const checked = check(text);
  return checked.ok ? [] : checked.refusal.refusals.map(({ code }) => code);
};

describe('a file that cannot be used', () => {
  it.each(BROKEN_FILES)('is refused: %s', (code, text) => {
    expect(codesOf(text)).toContain(code);
  });

  it('tells every problem at once', () => {
    const text = exampleCollection([
      exampleFeature('', exampleSquare(0)),
      exampleFeature(2, exampleSquare(1).slice(0, 4)),
      exampleFeature(3, exampleSquare(2)),
      exampleFeature(3, exampleSquare(3)),
    ]);
    expect(codesOf(text)).toEqual(['beat-id-missing', 'beat-duplicate-id', 'beat-ring-not-closed']);
  });

  it('keeps what was drawn for a feature without a code, so that a map can show it', () => {
    const checked = check(exampleCollection([exampleFeature('', exampleSquare(0))]));
    const strays = checked.ok ? [] : (checked.refusal.file?.strays ?? []);
    expect(strays.map(({ polygons }) => polygons.length)).toEqual([1]);
  });
});

describe('a file that can be used', () => {
  it('may hold numbers as codes: they become text without ".0"', () => {
    const text = exampleBeats().replace('"beat":1', '"beat":24.0');
    const checked = check(text);
    expect(checked.ok && checked.value.beats.map(({ code }) => code)).toEqual(['24', '2']);
  });

  it('has overlaps and gaps noted, not refused', () => {
    const [first, second] = [exampleSquare(0), exampleSquare(0.9)];
    const text = exampleCollection([exampleFeature(1, first), exampleFeature(2, second)]);
    const checked = check(text);
    expect(checked.ok && checked.value.findings.map(({ code }) => code)).toEqual(['areas-overlap']);
  });

  it('may repeat a code only where its features are said to be parts of one beat', () => {
    const text = exampleCollection([
      exampleFeature(1, exampleSquare(0)),
      exampleFeature(1, exampleSquare(2)),
    ]);
    expect(codesOf(text)).toEqual(['beat-duplicate-id']);
    const joined = check(text, true);
    expect(joined.ok && joined.value.beats.map(({ polygons }) => polygons.length)).toEqual([2]);
    expect(joined.ok && joined.value.featureCounts.get('1')).toBe(2);
  });

  it('may name its degrees in any of the usual ways', () => {
    for (const name of ['urn:ogc:def:crs:OGC:1.3:CRS84', 'urn:ogc:def:crs:EPSG::4326', 'EPSG:4326'])
      expect(
        readFeatures(
          exampleBeats().replace('{', `{"crs":{"type":"name","properties":{"name":"${name}"}},`),
        ).ok,
      ).toBe(true);
  });
});

describe('a property', () => {
  const features = (text: string) => {
    const read = readFeatures(text);
    return read.ok ? read.value : [];
  };
  const withNames = features(
    exampleCollection([exampleFeature(1, [], { Dist: 1, dist: 2, dist_num: 3 })]),
  );

  it('is found by its exact name first, then without regard to capitals', () => {
    expect(findFields(withNames, { id: 'dist' })).toEqual({ ok: true, value: { id: 'dist' } });
    expect(findFields(withNames, { id: 'DIST_NUM' })).toEqual({
      ok: true,
      value: { id: 'dist_num' },
    });
  });

  it('that could be two is refused, and one that is not there names those that are', () => {
    const both = findFields(withNames, { id: 'DIST', name: 'title' });
    expect(both.ok ? [] : both.refusal).toEqual([
      { code: 'beats-field-ambiguous', parameters: { field: 'DIST', fields: 'Dist, dist' } },
      {
        code: 'beats-field-unknown',
        parameters: { field: 'title', fields: 'beat, Dist, dist, dist_num' },
      },
    ]);
  });

  it('for residents must be a count of people or empty', () => {
    const residents = (value: unknown) => {
      const text = exampleCollection([exampleFeature(1, exampleSquare(0), { residents: value })]);
      const checked = checkBeatFile(text, {
        fields: { id: 'beat', residents: 'residents' },
        mayJoin: false,
      });
      return checked.ok ? checked.value.beats[0]?.residents : checked.refusal.refusals[0]?.code;
    };
    expect(['1,204', 1204, '', null].map(residents)).toEqual([1204, 1204, null, null]);
    for (const wrong of ['many', -1, 1.5])
      expect(residents(wrong)).toBe('beat-residents-not-a-count');
  });
});
