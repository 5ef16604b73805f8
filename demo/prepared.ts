/** The prepared files as they lie in the folder, for the demo's loader and for tests. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { PreparedAgency } from './prepared-agency.ts';

export const PREPARED_FILES = {
  agency: new URL('./prepared/alder-bay.json', import.meta.url),
  addresses: new URL('./prepared/alder-bay-addresses.csv.gz', import.meta.url),
  incidents: new URL('./prepared/alder-bay-incidents.csv.gz', import.meta.url),
} as const;

/** The file is our own, written by `generate.ts` and compared with it by a test. */
export const readPreparedAgency = (): PreparedAgency =>
  JSON.parse(readFileSync(PREPARED_FILES.agency, 'utf8')) as PreparedAgency;

export const readPreparedText = (file: 'addresses' | 'incidents'): string =>
  gunzipSync(readFileSync(PREPARED_FILES[file])).toString('utf8');
