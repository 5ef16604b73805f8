/** Puts the proposals for a file's columns together, and tries the whole on its rows. */
import type { BeatAreas } from '../incident.ts';
import { startConversion } from '../reading/incident.rules.ts';
import { whereaboutsOf } from '../reading/incident-place.rules.ts';
import { incidentMapping, type IncidentMapping } from '../mapping/mapping.ts';
import { suggestBlock } from './suggest-block.rules.ts';
import { suggestCategory } from './suggest-category.rules.ts';
import { percentOf, rawCells } from './suggest-columns.rules.ts';
import { suggestCoordinates } from './suggest-coordinates.rules.ts';
import { suggestDistrict } from './suggest-district.rules.ts';
import { suggestKey } from './suggest-key.rules.ts';
import { sourceName, titleOf } from './suggest-names.rules.ts';
import { suggestOutcome } from './suggest-outcome.rules.ts';
import { suggestTime } from './suggest-time.rules.ts';
import type { Choice, FileLook, OpenField, Suggestion } from './suggestion.ts';

export interface SuggestionContext {
  readonly timezone: string;
  readonly nowEpochMs: number;
  readonly boundaries: readonly BeatAreas[];
  readonly fileNames: readonly string[];
  /** For a file whose name is only a number. */
  readonly fallbackName: string;
  /** A short digest of a text. */
  readonly digest: (text: string) => string;
}

export function suggestMapping(look: FileLook, context: SuggestionContext): Suggestion {
  const { timezone, boundaries, fileNames, fallbackName } = context;
  const time = suggestTime(look, context);
  const place = suggestCoordinates(look, whereaboutsOf(boundaries, timezone));
  const key = suggestKey(look);
  const category = suggestCategory(look);
  const block = suggestBlock(look, place.points);
  const district = suggestDistrict(look, { boundaries, points: place.points });
  const outcome = suggestOutcome(look);
  const source = sourceName(fileNames, fallbackName);
  const proposals = [key, time, category, place, district, outcome];
  const choices = [
    formatChoice(look),
    { field: 'source', because: [{ code: 'suggest-source', parameters: { source } }] },
    ...proposals.flatMap((proposal) => proposal.choices),
    ...block.choices,
  ];
  const open = proposals.flatMap((proposal) => proposal.open);
  const nothingTried = { rows: look.rowCount, accepted: 0 };
  if (!time.draft) return { mapping: undefined, choices, open, tried: nothingTried };
  const mapping = incidentMapping.parse({
    version: 1,
    source,
    title: titleOf(source),
    format:
      look.format === 'csv' ? { kind: 'csv', delimiter: look.delimiter } : { kind: 'geojson' },
    masking: block.masking,
    key: key.draft,
    time: time.draft,
    category: category.draft,
    coordinates: place.draft,
    block: block.draft,
    district: district.draft,
    outcome: outcome.draft,
  });
  return withTrial({ mapping, choices, open, look, context });
}

const formatChoice = ({ format, delimiter, rowCount }: FileLook): Choice => {
  const signs = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const;
  const parameters = { format, delimiter: signs[delimiter], rows: rowCount };
  const code = format === 'csv' ? 'suggest-format-csv' : 'suggest-format-geojson';
  return { field: 'format', because: [{ code, parameters }] };
};

interface Untried {
  readonly mapping: IncidentMapping;
  readonly choices: readonly Choice[];
  readonly open: readonly OpenField[];
  readonly look: FileLook;
  readonly context: SuggestionContext;
}

/** Below this an import would be refused. */
const ACCEPTED_MIN = 0.95;

/** Rows that the mapping refuses are told with the field that most of them fail by. */
export function withTrial({ mapping, choices, open, look, context }: Untried): Suggestion {
  const { accepted, worst } = tryMapping(mapping, look, context);
  const tried = { rows: look.rowCount, accepted };
  const parameters = { rows: look.rowCount, percent: percentOf(accepted / look.rowCount) };
  const told = { field: 'trial', because: [{ code: 'suggest-trial', parameters }] };
  const isPoor = accepted < look.rowCount * ACCEPTED_MIN && open.length === 0 && worst;
  const refused: OpenField[] = isPoor
    ? [
        {
          field: worst.field,
          reason: { code: 'suggest-trial-poor', parameters: { ...parameters, rule: worst.code } },
          candidates: [],
        },
      ]
    : [];
  return { mapping, choices: [...choices, told], open: [...open, ...refused], tried };
}

interface WorstField {
  readonly field: string;
  readonly code: string;
}

/** Converts the sampled rows as an import would, and says by which rule most others are refused. */
export function tryMapping(mapping: IncidentMapping, look: FileLook, context: SuggestionContext) {
  const { timezone, boundaries, nowEpochMs, digest } = context;
  const settings = { mapping, timezone, boundaries, pointSets: [], nowEpochMs };
  const { columns, convert, statistics } = startConversion(settings, { digest });
  const cells = rawCells(look, columns);
  const counts = new Map<string, { count: number; worst: WorstField }>();
  let accepted = 0;
  for (let row = 0; row < look.rowCount; row += 1) {
    const converted = convert(cells.map((column) => column[row] ?? ''));
    if (!('refusals' in converted)) accepted += 1;
    else
      for (const { code, field = '' } of converted.refusals) {
        const known = counts.get(code) ?? { count: 0, worst: { field, code } };
        counts.set(code, { ...known, count: known.count + 1 });
      }
  }
  const [worst] = [...counts.values()].sort((a, b) => b.count - a.count);
  const unmappedCount = statistics().unmapped.reduce((sum, { count }) => sum + count, 0);
  return { columns, accepted, unmappedCount, worst: worst?.worst };
}
