/** Which property of a file says what, and what a feature's properties mean. */
import { done, refused, type Refusal, type Result } from '#kernel/result.ts';
import { LONGEST_CODE, LONGEST_NAME } from './beat.ts';
import type { BeatFields } from './beat-file.ts';
import { fieldsOf, type Feature } from './beat-file.rules.ts';

/** The names as the file writes them; every one that it does not have is refused. */
export function findFields(features: readonly Feature[], wanted: BeatFields): Result<BeatFields> {
  const present = fieldsOf(features);
  const found: Partial<Record<keyof BeatFields, string>> = {};
  const refusals: Refusal[] = [];
  for (const role of ['id', 'name', 'district', 'residents'] as const) {
    const field = wanted[role];
    if (field === undefined) continue;
    const matches = matchesOf(present, field);
    if (matches.length === 1) found[role] = matches[0] ?? field;
    else refusals.push(fieldRefusal(field, matches, present));
  }
  if (refusals.length > 0) return refused(refusals);
  return done({ ...found, id: found.id ?? wanted.id });
}

/** Exactly as written first, otherwise without regard to capitals. */
function matchesOf(present: readonly string[], field: string): readonly string[] {
  if (present.includes(field)) return [field];
  return present.filter((name) => name.toLowerCase() === field.toLowerCase());
}

const fieldRefusal = (
  field: string,
  matches: readonly string[],
  present: readonly string[],
): Refusal => ({
  code: matches.length > 1 ? 'beats-field-ambiguous' : 'beats-field-unknown',
  parameters: { field, fields: listed(matches.length > 1 ? matches : present) },
});

const MOST_LISTED = 40;

const listed = (names: readonly string[]) =>
  names.length === 0 ? '-' : names.slice(0, MOST_LISTED).join(', ');

export interface FeatureWords {
  readonly code: string;
  readonly name: string;
  readonly district: string | null;
  readonly residents: number | null;
}

/** What a feature's properties say, or everything that is wrong with them. */
export function readProperties(feature: Feature, fields: BeatFields): Result<FeatureWords> {
  const text = (field: string | undefined) =>
    field === undefined ? '' : textOf(feature.properties[field]);
  const code = text(fields.id);
  const name = text(fields.name);
  const district = text(fields.district);
  const residents = residentsOf(text(fields.residents));
  const parameters = { feature: feature.number, value: code.slice(0, 60) };
  const refusals: Refusal[] = [];
  if (code === '') refusals.push({ code: 'beat-id-missing', parameters });
  else if (!isUsableCode(code)) refusals.push({ code: 'beat-id-not-usable', parameters });
  if (!isUsableText(name, LONGEST_NAME))
    refusals.push({ code: 'beat-name-not-usable', parameters });
  if (!isUsableText(district, LONGEST_NAME))
    refusals.push({ code: 'beat-district-not-usable', parameters });
  if (residents === undefined) refusals.push({ code: 'beat-residents-not-a-count', parameters });
  if (refusals.length > 0 || residents === undefined) return refused(refusals);
  return done({ code, name: name || code, district: district || null, residents });
}

/** JSON has one kind of number: 24.0 is read as 24, and its text has no ".0". */
function textOf(value: unknown): string {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  return typeof value === 'string' ? value.trim() : '';
}

const CONTROL = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/** A code becomes part of an address: "." and ".." would lead elsewhere, "/" too. */
const isUsableCode = (code: string) =>
  code.length <= LONGEST_CODE &&
  !CONTROL.test(code) &&
  !/^\.+$/.test(code) &&
  !/[/\\?#]/.test(code);

const isUsableText = (text: string, longest: number) =>
  text.length <= longest && !CONTROL.test(text);

/** Null where nothing is told, undefined where it is no count of people. */
function residentsOf(text: string): number | null | undefined {
  if (text === '') return null;
  const count = Number(text.replaceAll(',', ''));
  return Number.isInteger(count) && count >= 0 && count < 2 ** 31 ? count : undefined;
}
