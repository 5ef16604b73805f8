/** Plane coordinates against proj4 by definition, and against points that others published. */
import fc from 'fast-check';
import proj4 from 'proj4';
import { describe, expect, it } from 'vitest';
import { isProjection, KNOWN_PROJECTIONS, projectionOf } from './projection.ts';

const METERS_A_DEGREE = 111_320;

type Pair = readonly [number, number];

function metersBetween(one: Pair, other: Pair): number {
  const wide = Math.cos((one[1] * Math.PI) / 180);
  return Math.hypot((one[0] - other[0]) * wide, one[1] - other[1]) * METERS_A_DEGREE;
}

/** As `projinfo -o WKT1_GDAL EPSG:2913` tells it. */
const OREGON_NORTH = `PROJCS["NAD83(HARN) / Oregon North (ft)",GEOGCS["NAD83(HARN)",
  DATUM["NAD83_High_Accuracy_Reference_Network",SPHEROID["GRS 1980",6378137,298.257222101]],
  PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],
  PROJECTION["Lambert_Conformal_Conic_2SP"],PARAMETER["latitude_of_origin",43.6666666666667],
  PARAMETER["central_meridian",-120.5],PARAMETER["standard_parallel_1",46],
  PARAMETER["standard_parallel_2",44.3333333333333],PARAMETER["false_easting",8202099.738],
  PARAMETER["false_northing",0],UNIT["foot",0.3048]]`;

describe('a point in metres or feet', () => {
  it('of Oregon lands within two metres of what proj4 makes of the whole definition', () => {
    const oregon = projectionOf('EPSG:2913');
    const feet = fc.tuple(
      fc.integer({ min: 7_600_000, max: 7_700_000 }),
      fc.integer({ min: 640_000, max: 730_000 }),
    );
    fc.assert(
      fc.property(feet, ([x, y]) => {
        const [longitude = 0, latitude = 0] = proj4(OREGON_NORTH).inverse([x, y]);
        const own = oregon?.toDegrees(x, y) ?? [0, 0];
        expect(metersBetween(own, [longitude, latitude])).toBeLessThan(2);
      }),
    );
  });
  // By `cs2cs` of PROJ 9.1.1.
  it.each([
    ['EPSG:27700', 651_409.903, 313_177.27, 1.716052, 52.6579786, 5],
    ['EPSG:2263', 981_106, 195_544, -74.0113393, 40.7033993, 1],
    ['EPSG:26910', 491_853, 5_458_760, -123.112018, 49.2815395, 1],
    ['EPSG:3857', -8_365_000, 4_860_000, -75.1440735, 39.959096, 1],
    ['EPSG:2157', 715_830, 734_697, -6.2602478, 53.3497939, 1],
  ])('of %s is where others find it', (code, x, y, longitude, latitude, meters) => {
    const found = projectionOf(code)?.toDegrees(x, y) ?? [0, 0];
    expect(metersBetween(found, [longitude, latitude])).toBeLessThan(meters);
  });
  it('comes back from degrees', () => {
    const projection = projectionOf('EPSG:2913');
    const [x = 0, y = 0] = projection?.fromDegrees(-122.6, 45.5) ?? [];
    const [longitude, latitude] = projection?.toDegrees(x, y) ?? [0, 0];
    expect([longitude, latitude].map((one) => one.toFixed(8))).toEqual([
      '-122.60000000',
      '45.50000000',
    ]);
  });
  it('that is no number is no place', () => {
    expect(projectionOf('EPSG:2913')?.toDegrees(Number.NaN, Infinity)).toBeUndefined();
  });
});

describe('a projection', () => {
  it('is named by its code or defined in words of PROJ', () => {
    expect(isProjection(' epsg:2913 ')).toBe(true);
    expect(isProjection('+proj=utm +zone=10 +ellps=GRS80 +units=m')).toBe(true);
    for (const text of ['EPSG:1', 'Oregon', '+proj=nowhere', '', '+proj=']) {
      expect(isProjection(text)).toBe(false);
    }
  });
  it('of the table can be read, and no code stands there twice', () => {
    const codes = KNOWN_PROJECTIONS.flatMap((known) => known.codes);
    expect(codes.filter((code) => !isProjection(code))).toEqual([]);
    expect(new Set(codes).size).toBe(codes.length);
  });
});
