/** Converts invented rows by any mapping, for tests of mappings. */
import { startConversion } from '../reading/incident.rules.ts';
import { ARRIVAL_COLUMNS, type BeatAreas } from '../incident.ts';
import { incidentMapping, type IncidentMapping } from './mapping.ts';

const NOW = Date.parse('2019-06-01T12:00:00Z');
const digest = (text: string) => `digest(${text.split('\u001f').join('|')})`;

export interface Given {
  readonly timezone?: string;
  readonly boundaries?: readonly BeatAreas[];
}

export function conversionOf(
  mapping: unknown,
  { timezone = 'America/New_York', boundaries = [] }: Given,
) {
  const own: IncidentMapping = incidentMapping.parse(mapping);
  const settings = { mapping: own, timezone, boundaries, pointSets: [], nowEpochMs: NOW };
  return startConversion(settings, { digest });
}

/** The incident by column names, or the refusals as `code field`. */
export function incidentOf(mapping: unknown, row: Record<string, string>, given: Given = {}) {
  const { columns, convert } = conversionOf(mapping, given);
  const cells = convert(columns.map((name) => row[name] ?? ''));
  if ('refusals' in cells) return cells.refusals.map(({ code, field }) => `${code} ${field}`);
  return Object.fromEntries(ARRIVAL_COLUMNS.map((name, place) => [name, cells[place]]));
}
