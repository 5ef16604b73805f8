/** Files that are nearly right, and what becomes of them: incidents or refusals, no faults. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { BrokenFile } from '#platform/imports/reading/broken-file.ts';
import { readTable } from '#platform/imports/reading/table-records.ts';
import { exampleAreas, exampleRows, csvOf } from '../incident.examples.ts';
import { startConversion } from '../reading/incident.rules.ts';
import { incidentMapping, type IncidentMapping } from '../mapping/mapping.ts';
import philadelphia from '../mapping/philadelphia.mapping.json' with { type: 'json' };

const NOW = Date.parse('2019-06-01T12:00:00Z');

const ofTable = incidentMapping.parse(philadelphia);
const ofFeatures = incidentMapping.parse({
  ...philadelphia,
  format: { kind: 'geojson' },
  coordinates: { kind: 'geometry' },
});

const rows = exampleRows(6, (place) => ({ location_block: `${place} "A" ST,\nno ${place}` }));
const table = Buffer.from(csvOf(rows));
const features = rows.map(({ point_x: x, point_y: y, ...properties }) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Point', coordinates: [Number(x), Number(y)] },
}));
const collection = Buffer.from(JSON.stringify({ type: 'FeatureCollection', features }, null, 1));
const byLines = Buffer.from(features.map((feature) => JSON.stringify(feature)).join('\n'));

/** What breaks readers: ends of strings, lists and lines, zeros, halves of characters, numbers. */
const odd = fc.oneof(
  fc.constantFrom('"', '{', '}', '[', ']', ',', ':', '\n', '\r', '\\', '\0', '\t', ';', '|'),
  fc.constantFrom('\u001e', 'null', 'NaN', '1e999', '""', '{"features":[', ']]]', '__proto__', '-'),
  fc.string({ unit: 'binary', maxLength: 6 }),
);
const oddBytes = fc.oneof(
  odd.map((text) => Buffer.from(text)),
  fc.uint8Array({ maxLength: 4 }).map((bytes) => Buffer.from(bytes)),
);

interface Change {
  readonly at: number;
  readonly removed: number;
  readonly added: Buffer;
}

function changed(whole: Buffer, changes: readonly Change[]): Buffer {
  return changes.reduce((bytes, { at, removed, added }) => {
    const place = at % (bytes.length + 1);
    return Buffer.concat([bytes.subarray(0, place), added, bytes.subarray(place + removed)]);
  }, whole);
}

const change = fc.record({
  at: fc.nat(5000),
  removed: fc.oneof(fc.nat(3), fc.nat(400)),
  added: oddBytes,
});

const malformed = (...wholes: readonly Buffer[]) =>
  fc
    .tuple(fc.constantFrom(...wholes), fc.array(change, { minLength: 1, maxLength: 5 }))
    .map(([whole, changes]) => changed(whole, changes));

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const tools = {
  digest: (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 22),
};

/** How many rows a file had, or the code by which it was refused as a whole. */
async function outcomeOf(mapping: IncidentMapping, bytes: Buffer, size: number) {
  const boundaries = [exampleAreas()];
  const settings = { mapping, timezone: 'America/New_York', boundaries, pointSets: [] };
  const { columns, convert } = startConversion({ ...settings, nowEpochMs: NOW }, tools);
  let count = 0;
  try {
    await readTable(
      { name: 'x', chunks: inPieces(bytes, size) },
      { columns, delimiter: ',' },
      {
        take({ values }) {
          if (!('code' in values)) convert(values);
          count += 1;
        },
        pause: () => Promise.resolve(),
      },
    );
    return count;
  } catch (fault) {
    if (fault instanceof BrokenFile) return fault.refusal.code;
    throw fault;
  }
}

interface Trials {
  readonly runs: number;
  /** That of the run where it is left out. */
  readonly seed?: number;
}

/** Throws when one of them is neither read nor refused; answers the codes that were seen. */
export async function tryMalformed(
  format: 'csv' | 'geojson',
  { runs, seed }: Trials,
): Promise<Set<string>> {
  const [mapping, bodies] =
    format === 'csv' ? [ofTable, malformed(table)] : [ofFeatures, malformed(collection, byLines)];
  const codes = new Set<string>();
  await fc.assert(
    fc.asyncProperty(bodies, fc.integer({ min: 1, max: 700 }), async (bytes, size) => {
      const outcome = await outcomeOf(mapping, bytes, size);
      if (typeof outcome === 'string') codes.add(outcome);
    }),
    { numRuns: runs, ...(seed !== undefined && { seed }) },
  );
  return codes;
}
