/** Reads a pack's file and completes it by the pack below it; every problem by its place. */
import { done, refused, type Refusal, type Result } from '#kernel/result.ts';
import { packFile, type PackFile, type RulePack } from './rule-pack.ts';
import type { PackSection } from './pack-section.ts';

interface Issue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly input?: unknown;
  readonly keys?: readonly string[];
}

interface Reading {
  /** As `us-ca/1.json`. */
  readonly file: string;
  readonly sections: readonly PackSection[];
}

const placeOf = (path: readonly PropertyKey[]) => path.map(String).join('.') || '.';

const atPlace = (code: string, file: string, place: string): Refusal => ({
  code,
  field: place,
  parameters: { file, place },
});

/** What is unknown is named itself, not the object that holds it. */
function refusalsOf(file: string, { code, path, keys = [], input }: Issue): Refusal[] {
  if (code === 'unrecognized_keys')
    return keys.map((key) => atPlace('rule-pack-place-unknown', file, placeOf([...path, key])));
  return input === undefined && code === 'invalid_type'
    ? [atPlace('rule-pack-place-missing', file, placeOf(path))]
    : [atPlace('rule-pack-place-not-usable', file, placeOf(path))];
}

const refusalsOfIssues = (file: string, issues: readonly Issue[], within: readonly string[] = []) =>
  issues.flatMap((issue) => refusalsOf(file, { ...issue, path: [...within, ...issue.path] }));

/** Issues tell their input only when asked to. */
const REPORT = { reportInput: true } as const;

/** The file alone: its frame, and the sections as far as it has them. */
export function readPackFile(raw: unknown, { file, sections }: Reading): Result<PackFile> {
  const frame = packFile.safeParse(raw, REPORT);
  if (!frame.success) return refused(refusalsOfIssues(file, frame.error.issues));
  const pack = frame.data;
  const known = new Set(sections.map(({ name }) => name));
  const unknown = Object.keys(pack.sections).filter((name) => !known.has(name));
  const refusals = unknown.map((name) =>
    atPlace('rule-pack-place-unknown', file, `sections.${name}`),
  );
  for (const { name, schema } of sections) {
    const given = pack.sections[name];
    const read = given && schema.partial().safeParse(given, REPORT);
    if (read && !read.success)
      refusals.push(...refusalsOfIssues(file, read.error.issues, ['sections', name]));
  }
  if (`${pack.name}/${pack.version}.json` !== file)
    refusals.push(atPlace('rule-pack-named-otherwise', file, 'name'));
  return refusals.length > 0 ? refused(refusals) : done(pack);
}

type Content = Readonly<Record<string, unknown>>;

const isContent = (value: unknown): value is Content =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A list replaces the other pack's list. Of rules that have names (`deadlines`, say) each replaces
 * the one of its name, whole: half a law and half a promise would be neither.
 */
function mergeContent(base: Content, own: Content): Content {
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(own)) {
    const below = base[key];
    merged[key] = isContent(value) && isContent(below) ? { ...below, ...value } : value;
  }
  return merged;
}

const hasPlace = (content: Content, place: string): boolean => {
  let found: unknown = content;
  for (const key of place.split('.')) found = isContent(found) ? found[key] : undefined;
  return found !== undefined;
};

/** Everything that a pack must say is said, by itself or by the pack it is based on. */
export function completePack(
  own: PackFile,
  base: RulePack | undefined,
  { file, sections }: Reading,
): Result<RulePack> {
  const refusals: Refusal[] = [];
  const merged: Record<string, Record<string, unknown>> = {};
  for (const { name, schema, needed } of sections) {
    const content = mergeContent(base?.sections[name] ?? {}, own.sections[name] ?? {});
    merged[name] = content;
    const read = schema.safeParse(content, REPORT);
    if (!read.success)
      refusals.push(...refusalsOfIssues(file, read.error.issues, ['sections', name]));
    const missing = needed.filter((place) => read.success && !hasPlace(content, place));
    for (const place of missing)
      refusals.push(atPlace('rule-pack-place-missing', file, `sections.${name}.${place}`));
  }
  const officeHours = own.officeHours ?? base?.officeHours;
  if (!officeHours) refusals.push(atPlace('rule-pack-place-missing', file, 'officeHours'));
  if (!officeHours || refusals.length > 0) return refused(refusals);
  return done({ ...own, officeHours, sections: merged });
}

/** Versions of one pack in their order: none left out, none before the one it follows. */
export function checkHistory(packs: readonly Pick<PackFile, OfHistory>[]): readonly Refusal[] {
  return packs.flatMap((pack, place): Refusal[] => {
    const file = `${pack.name}/${pack.version}.json`;
    const before = packs[place - 1];
    const isFirst = place === 0;
    if (pack.version !== place + 1) return [atPlace('rule-pack-version-missing', file, 'version')];
    if (isFirst !== (pack.change.kind === 'first'))
      return [atPlace('rule-pack-change-not-fitting', file, 'change.kind')];
    if (before && pack.effectiveFrom < before.effectiveFrom)
      return [atPlace('rule-pack-days-not-in-order', file, 'effectiveFrom')];
    if (pack.change.kind === 'error-corrected' && pack.change.corrects >= pack.version)
      return [atPlace('rule-pack-change-not-fitting', file, 'change.corrects')];
    return [];
  });
}

type OfHistory = 'name' | 'version' | 'effectiveFrom' | 'change';
