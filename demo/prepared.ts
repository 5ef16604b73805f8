/** The prepared files as they lie in the folder, for the demo's loader and for tests. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { preparedAgency, type PreparedAgency } from './prepared-agency.ts';

export const PREPARED_FILES = {
  agency: new URL('./prepared/alder-bay.json', import.meta.url),
  addresses: new URL('./prepared/alder-bay-addresses.csv.gz', import.meta.url),
  incidents: new URL('./prepared/alder-bay-incidents.csv.gz', import.meta.url),
  corrections: new URL('./prepared/alder-bay-corrections.csv', import.meta.url),
  retractions: new URL('./prepared/alder-bay-retractions.csv', import.meta.url),
  transit: new URL('./prepared/harbor-transit.csv', import.meta.url),
} as const;

/** Throws when the file is not what `prepared-agency.ts` describes. */
export const readPreparedAgency = (): PreparedAgency =>
  preparedAgency.parse(JSON.parse(readFileSync(PREPARED_FILES.agency, 'utf8')));

export const readPreparedText = (file: 'addresses' | 'incidents'): string =>
  gunzipSync(readFileSync(PREPARED_FILES[file])).toString('utf8');
