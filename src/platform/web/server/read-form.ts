/** Reads a form by its zod schema: the value, or every problem at once, each at its field. */
import { z } from 'zod';
import { type Refusal, type Result, done, refused } from '#kernel/result.ts';
import type { FormBody } from './form-body.ts';
import { refusalOfIssue } from './issue-refusal.ts';

/**
 * Blank fields count as missing, so `.optional()` means "may be left empty". A field that is a list
 * in the schema may come once, often or never. Names that begin with `_` belong to the platform.
 */
export function readForm<Schema extends z.ZodObject>(
  schema: Schema,
  body: FormBody,
): Result<z.output<Schema>> {
  const typed = typedFields(schema, body);
  const strange = strangeCharacters(typed);
  const read = schema.safeParse(typed);
  if (read.success && strange.length === 0) return done(read.data);
  const issues = read.error?.issues ?? [];
  const found = issues.map((issue) => refusalOfField(typed, issue));
  const refusals = found.filter(
    ({ field, code }, index) =>
      !isNamed(strange, field) &&
      found.findIndex((it) => it.field === field && it.code === code) === index,
  );
  return refused([...strange, ...refusals]);
}

/** A form is flat: a wrong item of a list is a problem of the list's field, told once. */
function refusalOfField(typed: Typed, issue: z.core.$ZodIssue): Refusal {
  const path = issue.path.slice(0, 1);
  return refusalOfIssue({ ...issue, path }, isMissing(typed, path));
}

const isNamed = (refusals: readonly Refusal[], field: string | undefined): boolean =>
  refusals.some((refusal) => refusal.field === field);

type Typed = Record<string, string | readonly string[] | undefined>;

function typedFields(schema: z.ZodObject, body: FormBody): Typed {
  const entries = Object.entries(body).filter(([name]) => !name.startsWith('_'));
  const typed: Typed = Object.fromEntries(
    entries.map(([name, value]) => [name, typeof value === 'string' ? blankless(value) : value]),
  );
  for (const [name, field] of Object.entries(schema.shape))
    if (isList(field)) typed[name] = listOf(typed[name]);
  return typed;
}

const blankless = (text: string): string | undefined => (text.trim() === '' ? undefined : text);

const listOf = (value: Typed[string]): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value;

function isList(field: z.core.$ZodType): boolean {
  if (field instanceof z.ZodArray) return true;
  if (field instanceof z.ZodOptional || field instanceof z.ZodDefault)
    return isList(field.def.innerType);
  return field instanceof z.ZodPipe && isList(field.def.in);
}

function isMissing(typed: Typed, [name]: readonly PropertyKey[]): boolean {
  return name !== undefined && typed[String(name)] === undefined;
}

// Tab and line feed are typed by people; the other control characters break records, mail and PDFs.
const strangeCharacter = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff\ufffe\uffff]/;

/** Refused by name: the resident reads which character it was. */
function strangeCharacters(typed: Typed): Refusal[] {
  return Object.entries(typed).flatMap(([field, value]) => {
    const found = strangeCharacter.exec(typeof value === 'string' ? value : (value ?? []).join(''));
    return found ? [{ code: 'field-control-character', field, parameters: nameOf(found[0]) }] : [];
  });
}

const nameOf = (character: string) => ({
  character: `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
});
