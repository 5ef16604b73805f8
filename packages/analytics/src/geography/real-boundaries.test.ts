import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { edgesOfArea } from './area.ts';
import type { Area, Polygon } from './area.ts';
import { checkAreas } from './area-checks.ts';
import { buildAreaIndex } from './area-index.ts';
import { boundsOf } from './bounds.ts';
import { areaSquareKilometers } from './measure.ts';

/** Real cities lie beside the checkout; the project ships none of their files. */
const realFolder = join(import.meta.dirname, '../../../../../shared/data');
const isAbsent = !existsSync(join(realFolder, 'boundaries'));
const reason = isAbsent ? ` (skipped: ${realFolder} is absent)` : '';

interface Feature {
  readonly properties: Readonly<Record<string, string | number>>;
  readonly geometry:
    | { readonly type: 'Polygon'; readonly coordinates: Polygon }
    | { readonly type: 'MultiPolygon'; readonly coordinates: readonly Polygon[] };
}

function featuresOf(file: string): readonly Feature[] {
  const text = readFileSync(join(realFolder, 'boundaries', `${file}.geojson`), 'utf8');
  const collection: { readonly features: readonly Feature[] } = JSON.parse(text);
  return collection.features;
}

const areasOf = (file: string, idField: string): Area[] =>
  featuresOf(file).map(({ properties, geometry }) => ({
    id: String(properties[idField]),
    polygons: geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
  }));

/** All located incidents of a city's year: point_x and point_y are the file's last two columns. */
function philadelphiaPoints(): { longitudes: Float64Array; latitudes: Float64Array } {
  const folder = join(realFolder, 'incidents/philadelphia-2018');
  const points = readdirSync(folder)
    .filter((name) => name.endsWith('.csv.gz'))
    .flatMap((name) =>
      gunzipSync(readFileSync(join(folder, name)))
        .toString()
        .split('\n'),
    )
    .map((line) => line.trim().split(',').slice(-2).map(Number))
    .filter(([x = Number.NaN, y = Number.NaN]) => x < -70 && y > 30);
  return {
    longitudes: Float64Array.from(points, ([x = Number.NaN]) => x),
    latitudes: Float64Array.from(points, ([, y = Number.NaN]) => y),
  };
}

/** Every side of every area as wide as that asked about every point, by the textbook formula. */
function placesPlainly(areas: readonly Area[], longitudes: Float64Array, latitudes: Float64Array) {
  const outlines = areas.map((area) => ({ edges: edgesOfArea(area), box: boundsOf([area]) }));
  return Int32Array.from(longitudes, (x, point) => {
    const y = latitudes[point] ?? Number.NaN;
    return outlines.findIndex(({ edges, box }) => {
      if (box === undefined || x < box.west || x > box.east) return false;
      let isInside = false;
      for (const { lowX, lowY, highX, highY } of edges)
        if (lowY <= y && y < highY && x < lowX + ((highX - lowX) * (y - lowY)) / (highY - lowY))
          isInside = !isInside;
      return isInside;
    });
  });
}

describe.skipIf(isAbsent)(`real boundaries${reason}`, () => {
  test('all located incidents of Philadelphia 2018 fall where the plain rule puts them', () => {
    const districts = areasOf('philadelphia_police_districts', 'dist_num').sort((one, other) =>
      one.id < other.id ? -1 : 1,
    );
    const { longitudes, latitudes } = philadelphiaPoints();
    const found = buildAreaIndex(districts).findAll(longitudes, latitudes);
    const plain = placesPlainly(districts, longitudes, latitudes);
    expect(longitudes.length).toBeGreaterThan(150_000);
    expect(found.filter((place, point) => place !== plain[point])).toHaveLength(0);
    expect(found.filter((place) => place >= 0).length).toBeGreaterThan(150_000);
  });

  test('census tracts measure what the census says they do, within a ten thousandth', () => {
    const features = featuresOf('philadelphia_census_tracts_pop');
    const areas = areasOf('philadelphia_census_tracts_pop', 'GEOID');
    expect(areas).toHaveLength(408);
    features.forEach(({ properties }, place) => {
      const squareMeters = areaSquareKilometers(areas[place] ?? { polygons: [] }) * 1e6;
      const published = Number(properties['ALAND']) + Number(properties['AWATER']);
      expect(Math.abs(squareMeters / published - 1)).toBeLessThan(1e-4);
    });
  });

  test('census tracts, drawn with care, have nothing to report', () => {
    expect(checkAreas(areasOf('philadelphia_census_tracts_pop', 'GEOID'))).toEqual([]);
  });

  test('the districts of Philadelphia overlap and gape by slivers only', () => {
    const findings = checkAreas(areasOf('philadelphia_police_districts', 'dist_num'));
    expect(findings.map(({ code }) => code)).toEqual(['overlap-slivers', 'gap-slivers']);
  });

  test('simplified beats of Chicago repeat one id and overlap by up to a hectare', () => {
    const findings = checkAreas(areasOf('chicago_police_beats_simple', 'BEAT_NUM'));
    const errors = findings.filter(({ severity }) => severity === 'error');
    expect(errors).toEqual([
      { severity: 'error', code: 'duplicate-id', areaIds: ['3100'], count: 3 },
    ]);
    const largest = findings.find(({ code }) => code === 'areas-overlap');
    expect(largest?.areaIds).toEqual(['0813', '0833']);
    expect(largest?.squareMeters).toBeCloseTo(9620, -1);
  });

  test('the districts of Portland have real holes', () => {
    const findings = checkAreas(areasOf('portland_police_districts', 'DISTRICT'));
    expect(findings.every(({ severity }) => severity === 'note')).toBe(true);
    expect(findings.filter(({ code }) => code === 'gap-between-areas').length).toBeGreaterThan(5);
  });
});
