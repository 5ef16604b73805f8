/** Finds a mapping: built in, saved with a source, or kept by somebody in a file. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { z } from 'zod';
import { done, refused, refusedFor, type Refusal, type Result } from '#kernel/result.ts';
import { incidentMapping, type IncidentMapping } from './mapping.ts';

/** `<name>.mapping.json` beside this file. */
export const BUILT_IN = ['chicago', 'philadelphia', 'police-uk-street', 'portland-nij'] as const;

/** The mapping with which a source was last imported, if it ever was. */
export type FindSaved = (source: string) => Promise<IncidentMapping | undefined>;

const noneSaved: FindSaved = async () => undefined;

/** Every problem of a mapping file is reported at once, with the place in it. */
export async function readMapping(
  named: string,
  findSaved: FindSaved = noneSaved,
): Promise<Result<IncidentMapping>> {
  const builtIn = BUILT_IN.find((name) => name === named);
  const saved = builtIn ? undefined : await findSaved(named);
  if (saved) return done(saved);
  const path = builtIn ? new URL(`./${builtIn}.mapping.json`, import.meta.url) : named;
  if (!builtIn && !named.toLowerCase().endsWith('.json'))
    return refusedFor('mapping-unknown', {
      parameters: { mapping: named, known: BUILT_IN.join(', ') },
    });
  const text = await readFile(path, 'utf8').catch(() => undefined);
  const file = basename(named);
  if (text === undefined) return refusedFor('mapping-not-readable', { parameters: { file } });
  const json = parsed(text);
  if (!json) return refusedFor('mapping-not-json', { parameters: { file } });
  const mapping = incidentMapping.safeParse(json.value);
  if (mapping.success) return done(mapping.data);
  return refused(mapping.error.issues.flatMap(inside).map((issue) => problemOf(issue, file)));
}

/** Where one of several forms was possible, what is wrong with the form that came nearest. */
function inside(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue];
  const tried = issue.errors.map((issues) => issues.flatMap(inside));
  const isOfOtherType = ([first]: z.core.$ZodIssue[]) =>
    first?.code === 'invalid_type' && first.path.length === 0;
  const nearest = tried.find((issues) => !isOfOtherType(issues)) ?? tried[0] ?? [];
  return nearest.map((one) => ({ ...one, path: [...issue.path, ...one.path] }));
}

/** Our own checks name their refusal; zod's own messages are handed on with the place. */
function problemOf({ path, message }: z.core.$ZodIssue, file: string): Refusal {
  const place = path.join('.');
  const isOwn = /^mapping(-[a-z]+)+$/.test(message);
  return {
    code: isOwn ? message : 'mapping-not-understood',
    field: place,
    parameters: { file, place: place || '.', ...(!isOwn && { problem: message }) },
  };
}

function parsed(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
