/** An agency with two beats, a year of invented reports, and its portal, for tests of the map. */
import { VectorTile, type VectorTileFeature } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { portalOn } from '../../../../tests/abuse/surfaces.ts';
import type { Database } from '#platform/postgres/database.ts';
import type { WebApp } from '#platform/web/server/app.ts';
import philadelphia from '../incidents/mapping/philadelphia.mapping.json' with { type: 'json' };
import {
  addAgency,
  addBeats,
  type ExampleAgency,
  runImport,
} from '../incidents/importing/import.examples.ts';
import { type ExampleRow, variedRows, writeExample } from '../incidents/incident.examples.ts';

/** Long enough after the records for every month to be over. */
export const TODAY = new Date('2019-02-01T12:00:00Z');
export const NEWEST = '2018-12';

/** Philadelphia's columns with places that nobody has masked: our own points are needed. */
const MAPPING = JSON.stringify({ ...philadelphia, source: 'records', masking: 'none' });

export interface MappedAgency {
  readonly agency: ExampleAgency;
  readonly portal: WebApp;
  /** Brings more records, or the same ones anew. */
  bring(rows: readonly ExampleRow[], name: string): Promise<void>;
  /** A page or file of this agency. */
  ask(path: string, headers?: Record<string, string>): Promise<Answer>;
}

export type Answer = Awaited<ReturnType<WebApp['inject']>>;

interface ExampleCity {
  readonly slug: string;
  readonly home: string;
  readonly count: number;
  readonly hasBeats?: boolean;
}

export async function mappedAgency(
  database: Database,
  { slug, home, count, hasBeats = true }: ExampleCity,
): Promise<MappedAgency> {
  const agency = await addAgency(database, slug);
  if (hasBeats) await addBeats(database, agency);
  const portal = await portalOn(database, { now: () => TODAY });
  const host = `${slug}.localhost`;
  const mapped: MappedAgency = {
    agency,
    portal,
    async bring(rows, name) {
      const path = await writeExample(home, `${name}.csv`, rows);
      // Without beats there are only points that a source had masked itself.
      const mapping = hasBeats
        ? await writeExample(home, 'records.mapping.json', MAPPING)
        : 'philadelphia';
      const flags = ['--agency', slug, '--mapping', mapping];
      const { exitCode, said } = await runImport(database, home, [path, ...flags]);
      if (exitCode !== 0) throw new Error(said.join('\n'));
    },
    ask: (path, headers = {}) => portal.inject({ url: path, headers: { host, ...headers } }),
  };
  if (count > 0) await mapped.bring([...variedRows(count), ...mayRows(count / 4)], slug);
  return mapped;
}

const WORDS = ['Thefts', 'Other Assaults', 'Rape', 'Robbery Firearm', 'Arson', 'Fraud'];

/** All in May 2018, of six kinds; one of them is sensitive. */
export const mayRows = (count: number): ExampleRow[] =>
  variedRows(count, 201805000000).map((row, place) => ({
    ...row,
    dispatch_date_time: '2018-05-10 16:00:00+00',
    text_general_code: WORDS[(place * 7) % 5 === 0 ? 0 : place % WORDS.length] ?? 'Thefts',
  }));

/** Features of one layer of a tile; none where the tile has no such layer. */
export function featuresOf(bytes: Uint8Array, layer: string): VectorTileFeature[] {
  if (bytes.length === 0) return [];
  const found = new VectorTile(new PbfReader(bytes)).layers[layer];
  return Array.from({ length: found?.length ?? 0 }, (_, place) => found?.feature(place)).flatMap(
    (feature) => feature ?? [],
  );
}
