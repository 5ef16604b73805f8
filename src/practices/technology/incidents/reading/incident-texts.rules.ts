/** Refuses texts that no source means: endless ones, and broken ones. */
import type { Refusal } from '#kernel/result.ts';
import type { Places } from './incident-columns.rules.ts';
import type { IncidentMapping } from '../mapping/mapping.ts';

const LENGTHS = {
  key: 200,
  category: 200,
  block: 300,
  district: 40,
  outcome: 200,
  persistentId: 200,
} as const;
const TEXTS = ['key', 'category', 'block', 'district', 'outcome', 'persistentId'] as const;

/** Control characters other than a tab or a line's end inside quotes mean a broken export. */
// oxlint-disable-next-line no-control-regex
const control = /[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

export function textRefusals(
  mapping: IncidentMapping,
  places: Places,
  at: (place: number) => string,
): Refusal[] {
  const refusals: Refusal[] = [];
  for (const name of TEXTS) {
    const text = at(name === 'category' ? (places.category[0] ?? -1) : places[name]);
    const longest = LENGTHS[name];
    if (text.length <= longest && !control.test(text)) continue;
    const field = mapping[name]?.column ?? '';
    if (text.length > longest)
      refusals.push({ code: 'text-too-long', field, parameters: { longest } });
    if (control.test(text)) refusals.push({ code: 'text-has-control-characters', field });
  }
  return refusals;
}
