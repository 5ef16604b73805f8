/** Features as records: columns by name, points as texts, and what is no record. */
import { describe, expect, it } from 'vitest';
import { columnsOfFeature, featureOf, featureReader, type Feature } from './features.ts';

function made(value: unknown): Feature {
  const feature = featureOf(typeof value === 'string' ? value : JSON.stringify(value));
  if ('code' in feature) throw new Error(feature.code);
  return feature;
}

const point = (coordinates: unknown, properties: object = {}) =>
  made({ type: 'Feature', id: 7, properties, geometry: { type: 'Point', coordinates } });

const valuesOf = (feature: Feature, ...wanted: string[]) => featureReader(wanted).read(feature);

describe('a column', () => {
  it('is a property, one inside another, or the id, as text', () => {
    const feature = point([1, 2], { a: { b: 1.5 }, 'c.d': true, e: null, f: ['x'], g: 'é' });
    expect(valuesOf(feature, 'a.b', 'c.d', 'e', 'f', 'g', '@id')).toEqual([
      '1.5',
      'true',
      '',
      '["x"]',
      'é',
      '7',
    ]);
  });
  it('is found without letter case where no name is the same', () => {
    expect(valuesOf(point([1, 2], { ' Date ': 'x' }), 'date')).toEqual(['x']);
    const reader = featureReader(['date']);
    expect(reader.read(point([1, 2], { DATE: 'x', Date: 'y' }))).toEqual(['']);
    expect(reader.missing()).toEqual(['date']);
  });
  it('that no feature has is missing; one that some omit is empty', () => {
    const reader = featureReader(['a', 'b']);
    expect(reader.read(point([1, 2], {}))).toEqual(['', '']);
    expect(reader.read(point([1, 2], { a: 1 }))).toEqual(['1', '']);
    expect(reader.missing()).toEqual(['b']);
  });
  it('cannot be a name that every object inherits', () => {
    expect(valuesOf(point([1, 2], {}), 'constructor', '__proto__', 'toString')).toEqual([
      '',
      '',
      '',
    ]);
  });
  it('keeps every digit of a long number', () => {
    const text = '{"key": 12345678901234567890, "says": "is: 12345678901234567890, or"}';
    expect(valuesOf(made(text), 'key')).toEqual(['12345678901234567890']);
    expect(valuesOf(made('{"key": 12345678901234567890}'), 'key')).toEqual([
      '12345678901234567890',
    ]);
  });
});

describe('a point', () => {
  const read = (feature: Feature) => valuesOf(feature, '@longitude', '@latitude');
  it('is that of a Point, of a MultiPoint with one, or of ArcGIS', () => {
    expect(read(point([-75.1, 39.9, 12]))).toEqual(['-75.1', '39.9']);
    const single = { type: 'MultiPoint', coordinates: [[1, 2]] };
    expect(read(made({ type: 'Feature', properties: {}, geometry: single }))).toEqual(['1', '2']);
    expect(read(made({ attributes: { a: 1 }, geometry: { x: 3, y: 4 } }))).toEqual(['3', '4']);
  });
  it('is empty where there is none', () => {
    expect(read(made({ type: 'Feature', properties: {}, geometry: null }))).toEqual(['', '']);
    expect(read(point([]))).toEqual(['', '']);
  });
  it.each([
    { type: 'LineString', coordinates: [[1, 2]] },
    {
      type: 'MultiPoint',
      coordinates: [
        [1, 2],
        [3, 4],
      ],
    },
    { type: 'Point' },
    'here',
  ])('is not %j', (geometry) => {
    const feature = made({ type: 'Feature', properties: { a: 1 }, geometry });
    expect(read(feature)).toEqual({ code: 'geometry-not-point' });
    expect(valuesOf(feature, 'a')).toEqual(['1']);
  });
  it('is missing from plain objects', () => {
    const reader = featureReader(['@longitude', '@latitude']);
    reader.read(made({ a: 1 }));
    expect(reader.missing()).toEqual(['@longitude', '@latitude']);
  });
});

describe('an element', () => {
  it('that is no JSON or no object is refused by code', () => {
    expect(featureOf('{"a":NaN}')).toEqual({ code: 'feature-not-json' });
    expect(featureOf('[1]')).toEqual({ code: 'feature-not-object' });
    expect(featureOf('null')).toEqual({ code: 'feature-not-object' });
  });
  it('shows all its columns to somebody who looks for a mapping', () => {
    expect([...columnsOfFeature(point([1, 2], { a: { b: 1 } }))]).toEqual([
      ['a.b', '1'],
      ['@id', '7'],
      ['@longitude', '1'],
      ['@latitude', '2'],
    ]);
  });
});
