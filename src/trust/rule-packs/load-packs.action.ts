/** Reads every rule pack of a folder; all of them are right, or none is used. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { done, refused, refusedFor, type Refusal, type Result } from '#kernel/result.ts';
import type { PackSection } from './pack-section.ts';
import { checkHistory, completePack, readPackFile } from './read-pack.rules.ts';
import type { PackFile, RulePack } from './rule-pack.ts';

export interface RulePacks {
  readonly names: readonly string[];
  /** In their order; none for a name that is no pack. */
  versions(name: string): readonly RulePack[];
}

/** The packs that come with the program. */
export const PACKS_FOLDER = join(import.meta.dirname, '../../../rule-packs');

type Files = ReadonlyMap<string, PackFile>;

export async function loadPacks(
  sections: readonly PackSection[],
  folder: string = PACKS_FOLDER,
): Promise<Result<RulePacks>> {
  const read = await Promise.all(
    (await filesIn(folder)).map(async (file) => readOne(join(folder, file), { file, sections })),
  );
  const refusals = read.flatMap((one) => (one.ok ? [] : one.refusal));
  if (refusals.length > 0) return refused(refusals);
  const packs = read.flatMap((one) => (one.ok ? [one.value] : []));
  const files = new Map(packs.map((pack) => [fileOf(pack), pack]));
  return completeAll(files, sections);
}

const fileOf = ({ name, version }: { name: string; version: number }) => `${name}/${version}.json`;

async function filesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  return names.filter((name) => name.endsWith('.json')).toSorted();
}

interface Reading {
  readonly file: string;
  readonly sections: readonly PackSection[];
}

async function readOne(path: string, reading: Reading): Promise<Result<PackFile>> {
  const text = await readFile(path, 'utf8');
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (fault) {
    if (!(fault instanceof SyntaxError)) throw fault;
    const parameters = { file: reading.file, problem: fault.message };
    return refusedFor('rule-pack-not-json', { parameters });
  }
  return readPackFile(raw, reading);
}

function completeAll(files: Files, sections: readonly PackSection[]): Result<RulePacks> {
  const complete = new Map<string, RulePack>();
  const refusals: Refusal[] = [];
  /** The pack below is completed first; a pack that is based on itself never is. */
  const take = (own: PackFile, above: readonly string[]): RulePack | undefined => {
    const file = fileOf(own);
    const known = complete.get(file);
    if (known) return known;
    const below = own.basedOn && files.get(fileOf(own.basedOn));
    if (own.basedOn && (!below || [...above, file].includes(fileOf(below)))) {
      const parameters = { file, base: fileOf(own.basedOn) };
      refusals.push({ code: 'rule-pack-base-unknown', field: 'basedOn', parameters });
      return undefined;
    }
    const base = below && take(below, [...above, file]);
    if (below && !base) return undefined;
    const pack = completePack(own, base, { file, sections });
    if (pack.ok) complete.set(file, pack.value);
    else refusals.push(...pack.refusal);
    return pack.ok ? pack.value : undefined;
  };
  for (const own of files.values()) take(own, []);
  const byName = Map.groupBy(
    [...complete.values()].toSorted((one, other) => one.version - other.version),
    ({ name }) => name,
  );
  for (const versions of byName.values()) refusals.push(...checkHistory(versions));
  if (refusals.length > 0) return refused(unique(refusals));
  return done({ names: [...byName.keys()], versions: (name) => byName.get(name) ?? [] });
}

const unique = (refusals: readonly Refusal[]): readonly Refusal[] => [
  ...new Map(refusals.map((one) => [JSON.stringify(one), one])).values(),
];
