/** Looks at files of unknown layout and proposes how to read them; writes nothing. */
import { createHash } from 'node:crypto';
import { readBoundaries } from '#practices/engagement/beats/read-boundaries.action.ts';
import { done, refused, refusedFor, type Refusal, type Result } from '#kernel/result.ts';
import { sampleFile, type FileSample } from '#platform/imports/sample-file.ts';
import type { RolePool } from '#platform/postgres/pool.ts';
import { withinAgency } from '#platform/postgres/unit-of-work.ts';
import { BUILT_IN, readMapping } from '../mapping/read-mapping.action.ts';
import { joined, lookAt } from './suggest-columns.rules.ts';
import { knownLayout, type NamedMapping } from './suggest-layout.rules.ts';
import { suggestMapping, type SuggestionContext } from './suggest-mapping.rules.ts';
import type { Suggestion } from './suggestion.ts';

export interface FilesToSuggest {
  readonly agencyId: number;
  readonly slug: string;
  readonly timezone: string;
  readonly actorId: string;
  readonly paths: readonly string[];
  readonly now: Date;
}

/** Refused where a file cannot be read at all; an undecided field is part of the answer. */
export async function suggestForFiles(
  pool: RolePool,
  request: FilesToSuggest,
): Promise<Result<Suggestion>> {
  const samples: FileSample[] = [];
  for (const path of request.paths) {
    const sample = await sampleFile(path);
    if (!sample.ok) return sample;
    const repeated = sample.value.flatMap(repeatedColumns);
    if (repeated.length > 0) return refused(repeated);
    samples.push(...sample.value);
  }
  const table = joined(samples);
  if (!table) return refusedFor('files-not-named');
  if (table.rows.length === 0) return refusedFor('file-without-rows');
  const context = await contextOf(pool, request, samples);
  const look = lookAt(table);
  const known = knownLayout(look, context, await builtInMappings());
  return done(known ?? suggestMapping(look, context));
}

/** An import cannot tell them apart. */
function repeatedColumns({ name: file, columns }: FileSample): Refusal[] {
  const repeated = columns.filter((name, at) => name !== '' && columns.indexOf(name) !== at);
  const parameters = { file, columns: [...new Set(repeated)].slice(0, 10).join(', ') };
  return repeated.length > 0 ? [{ code: 'file-repeats-columns', parameters }] : [];
}

async function contextOf(
  pool: RolePool,
  { agencyId, actorId, slug, timezone, now }: FilesToSuggest,
  samples: readonly FileSample[],
): Promise<SuggestionContext> {
  const { versions: boundaries } = await withinAgency(
    pool,
    { agencyId, actorId, duty: 'worker' },
    readBoundaries,
  );
  return {
    timezone,
    nowEpochMs: now.getTime(),
    boundaries,
    fileNames: samples.map(({ name }) => name),
    fallbackName: `${slug}-incidents`,
    digest: (text) => createHash('sha256').update(text).digest('base64url').slice(0, 22),
  };
}

async function builtInMappings(): Promise<NamedMapping[]> {
  const read = async (name: string): Promise<NamedMapping> => {
    const mapping = await readMapping(name);
    if (!mapping.ok) throw new Error(`The mapping ${name} that comes with us cannot be read`);
    return { name, mapping: mapping.value };
  };
  return Promise.all(BUILT_IN.map(read));
}
