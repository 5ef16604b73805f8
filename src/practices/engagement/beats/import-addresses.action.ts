/** Imports an address list; the new list replaces the old one, or nothing changes. */
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { done, refused, refusedFor, type Refusal, type Result } from '#kernel/result.ts';
import { newStaffId } from '#platform/identifiers.ts';
import { importRunStore } from '#platform/imports/import-run.store.ts';
import { readFiles, type Reading, type ReadingProgress } from '#platform/imports/read-files.ts';
import { openRejectsFile } from '#platform/imports/rejects-file.ts';
import { raiseContentVersion } from '#platform/postgres/content-version.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import type { AddressColumns } from './address.ts';
import { guessColumn } from './address-rows.rules.ts';
import { addressStore } from './address.store.ts';

export interface AddressesToImport {
  readonly path: string;
  /** Columns that were named; the others are guessed by their usual names. */
  readonly columns: Partial<AddressColumns>;
  readonly actorId: string;
  /** PEELIAN_HOME: refused rows are listed below it. */
  readonly home: string;
  readonly now: Date;
  readonly translate: (refusal: Refusal) => string;
  readonly onProgress: (progress: ReadingProgress) => void;
}

export interface ImportedAddresses {
  readonly readCount: number;
  /** Addresses of the new list. */
  readonly importedCount: number;
  /** Rows that repeat an address, as flats of one house do. */
  readonly unchangedCount: number;
  readonly rejectedCount: number;
  readonly rejectsFile: string | null;
  readonly streetCount: number;
}

/** The rows read and refused stay countable when nothing was written. */
export interface NoAddressesImported {
  readonly refusals: readonly Refusal[];
  readonly readCount: number;
  readonly rejectedCount: number;
  readonly rejectsFile: string | null;
}

const REJECTED_SHARE_MAX = 0.05;

export async function importAddresses(
  work: Work,
  request: AddressesToImport,
): Promise<Result<ImportedAddresses, NoAddressesImported>> {
  const header = await readHeader(request.path);
  const columns = findColumns(header.names, request.columns);
  if (!columns.ok) return notImported(columns.refusal);
  const importId = newStaffId(request.now.getTime());
  const place = { home: request.home, name: `addresses-${importId}` };
  const rejects = openRejectsFile(place, request.translate);
  const store = addressStore(work);
  await store.lockForImport();
  const copying = await store.open();
  const read = await receive(request, { ...header, columns: columns.value, copying, rejects });
  const rejectsFile = await rejects.close();
  if (!read.ok) return notImported(read.refusal, { rejectsFile });
  const { readCount, rejectedCount, files } = read.value;
  const refusal = tooMany(read.value);
  if (refusal) return notImported([refusal], { readCount, rejectedCount, rejectsFile });
  const { addressCount, streetCount } = await store.replaceAll();
  const counts = {
    readCount,
    importedCount: addressCount,
    unchangedCount: readCount - rejectedCount - addressCount,
    rejectedCount,
  };
  await importRunStore(work).add({
    id: importId,
    kind: 'addresses',
    source: files[0]?.name ?? '',
    files,
    ...counts,
    updatedCount: 0,
    actorId: request.actorId,
    finishedAt: request.now,
  });
  await raiseContentVersion(work, 'addresses');
  return done({ ...counts, rejectsFile, streetCount });
}

const notImported = (refusals: readonly Refusal[], more: Partial<NoAddressesImported> = {}) =>
  refused({ readCount: 0, rejectedCount: 0, rejectsFile: null, ...more, refusals });

function tooMany({ readCount, rejectedCount }: Reading<undefined>): Refusal | undefined {
  if (readCount === 0) return { code: 'file-without-rows' };
  if (rejectedCount <= readCount * REJECTED_SHARE_MAX) return undefined;
  return {
    code: 'addresses-too-many-rejected',
    parameters: { read: readCount, rejected: rejectedCount },
  };
}

interface Receiving {
  readonly delimiter: string;
  readonly columns: AddressColumns;
  readonly copying: Awaited<ReturnType<ReturnType<typeof addressStore>['open']>>;
  readonly rejects: ReturnType<typeof openRejectsFile>;
}

async function receive(
  { path, onProgress }: AddressesToImport,
  { delimiter, columns, copying, rejects }: Receiving,
): Promise<Result<Reading<undefined>>> {
  const module = new URL('./address-rows.rules.ts', import.meta.url);
  try {
    const read = await readFiles<AddressColumns, undefined>(
      { paths: [path], delimiter, conversion: { module, settings: columns } },
      { takeRows: copying.write, takeRejected: rejects.add, onProgress },
    );
    await copying.end();
    return read;
  } catch (fault) {
    await copying.abandon();
    throw fault;
  }
}

interface Header {
  readonly names: readonly string[];
  readonly delimiter: string;
}

const HEADER_BYTES_MAX = 64 * 1024;

/** Only to guess the columns: a file that cannot be read has none, and is refused on reading. */
async function readHeader(path: string): Promise<Header> {
  const [line = ''] = (await startOf(path)).split(/\r?\n/);
  const delimiter =
    [',', ';', '\t', '|'].toSorted(
      (one, other) => line.split(other).length - line.split(one).length,
    )[0] ?? ',';
  try {
    const [names = []] = parse(line, { delimiter, relax_quotes: true });
    return { names: names.map((name) => name.trim()), delimiter };
  } catch {
    return { names: [], delimiter };
  }
}

async function startOf(path: string): Promise<string> {
  const parts: Buffer[] = [];
  const raw = createReadStream(path, { end: HEADER_BYTES_MAX });
  try {
    for await (const chunk of raw) parts.push(chunk as Buffer);
    const start = Buffer.concat(parts);
    const isPacked = start[0] === 0x1f && start[1] === 0x8b;
    const text = (isPacked ? await unpackedStart(start) : start).toString('utf8');
    return text.replace(/^\uFEFF/, '');
  } catch {
    return '';
  } finally {
    raw.destroy();
  }
}

/** The start of a packed file ends in the middle: what came out until then is enough. */
async function unpackedStart(start: Buffer): Promise<Buffer> {
  const gunzip = createGunzip();
  const parts: Buffer[] = [];
  gunzip.end(start);
  try {
    for await (const chunk of gunzip) parts.push(chunk as Buffer);
  } catch {
    // The rest is missing, as expected.
  }
  return Buffer.concat(parts);
}

/** Named columns must be there as written; the others are found by their usual names. */
function findColumns(
  header: readonly string[],
  named: Partial<AddressColumns>,
): Result<AddressColumns> {
  if (header.length === 0) return done({ ...NO_COLUMNS, ...named });
  const refusals: Refusal[] = [];
  const columns = listed(header);
  const find = (role: keyof AddressColumns, isNeeded: boolean): string | undefined => {
    const name = named[role];
    if (name !== undefined && header.includes(name)) return name;
    if (name !== undefined)
      refusals.push({ code: 'addresses-column-unknown', parameters: { column: name, columns } });
    const guess = name === undefined ? guessColumn(header, role) : undefined;
    if (guess === undefined && name === undefined && isNeeded)
      refusals.push({
        code: 'addresses-column-missing',
        parameters: { role, option: `--${role}-field`, columns },
      });
    return guess;
  };
  const [street, longitude, latitude] = [
    find('street', true),
    find('longitude', true),
    find('latitude', true),
  ];
  const [number, suffix] = [find('number', false), find('suffix', false)];
  if (refusals.length > 0) return refused(refusals);
  if (!street || !longitude || !latitude) return refusedFor('file-has-no-header');
  return done({ street, number, suffix, longitude, latitude });
}

/** A file without a readable header is read with these, and refused by name where it breaks. */
const NO_COLUMNS: AddressColumns = {
  street: 'street',
  number: 'number',
  suffix: undefined,
  longitude: 'longitude',
  latitude: 'latitude',
};

const listed = (names: readonly string[]) => names.slice(0, 40).join(', ').slice(0, 600);
