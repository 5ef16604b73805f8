/** Recognises a file whose layout one of the built-in mappings reads. */
import type { IncidentMapping } from '../mapping/mapping.ts';
import { tryMapping, withTrial, type SuggestionContext } from './suggest-mapping.rules.ts';
import type { FileLook, Suggestion } from './suggestion.ts';

export interface NamedMapping {
  readonly name: string;
  readonly mapping: IncidentMapping;
}

/** All columns are there, and the cells read as they should: rows are taken, words are known. */
const TAKEN_MIN = 0.97;
const WORDS_KNOWN_MIN = 0.9;

export function knownLayout(
  look: FileLook,
  context: SuggestionContext,
  builtIn: readonly NamedMapping[],
): Suggestion | undefined {
  const names = new Set(look.columns.map(({ name }) => name));
  for (const { name, mapping } of builtIn) {
    const tried = tryMapping(mapping, look, context);
    if (!tried.columns.every((column) => names.has(column))) continue;
    const isTaken = tried.accepted >= look.rowCount * TAKEN_MIN;
    if (!isTaken || tried.unmappedCount > look.rowCount * (1 - WORDS_KNOWN_MIN)) continue;
    const because = [{ code: 'suggest-layout-known', parameters: { mapping: name } }];
    const choices = [{ field: 'mapping', because }];
    return withTrial({ mapping, choices, open: [], look, context });
  }
  return undefined;
}
