/** Proposes which column holds the district that the source recorded. */
import type { Point } from '#kernel/place.ts';
import type { Month } from '#kernel/time.ts';
import { beatFinder } from '../reading/incident-place.rules.ts';
import { districtKey, type BeatAreas } from '../incident.ts';
import { distinctOf, filledShare, percentOf } from './suggest-columns.rules.ts';
import { hasWord, oneOf } from './suggest-names.rules.ts';
import { nothingProposed, type FileLook, type Proposal, type SampledColumn } from './suggestion.ts';

/** The nearer to the front, the likelier it is how the agency divides its patrol. */
const NAMED: readonly RegExp[] = [
  /^(beat|beats)$/,
  /^(district|dist|distrito)$/,
  /^(precinct|pct|post|comisaria)$/,
  /^(sector|sectors)$/,
  /^(division|div)$/,
  /^(zone|zona|cuadrante)$/,
  /^(comuna|station|patrol|psa|area|team)$/,
];
const OTHERS = oneOf(String.raw`
  council supervisor school census tract community zip legislative congress\w* historic tax
  fire water reporting rpt ward judicial court city management business neighborhood transit
  housing
`);
const TIMES = /^(date|time|hour|day|month|year|minute|age|count|victims?|hora|fecha|mes|dia)$/;

const DISTINCT_MAX = 700;
const LENGTH_MAX = 40;
const ROWS_COMPARED = 3000;
const AGREEING_MIN = 0.5;
const COMPARED_MIN = 20;

interface Setting {
  readonly boundaries: readonly BeatAreas[];
  readonly points: readonly (Point | undefined)[];
}

export function suggestDistrict(look: FileLook, setting: Setting): Proposal {
  const columns = look.columns.filter(mayBeDistrict);
  const agreeing = mostAgreeing(columns, setting);
  if (agreeing) {
    const { column, share } = agreeing;
    const parameters = { column: column.name, percent: percentOf(share) };
    return proposalOf(column, { code: 'suggest-district-agrees', parameters });
  }
  const named = columns
    .filter(({ words }) => !hasWord(words, OTHERS))
    .map((column) => ({ column, place: placeOf(column, setting) }))
    .filter(({ place }) => place < NAMED.length)
    .sort((a, b) => a.place - b.place)[0];
  if (!named) return nothingProposed;
  const parameters = { column: named.column.name };
  return proposalOf(named.column, { code: 'suggest-district-named', parameters });
}

const proposalOf = (
  column: SampledColumn,
  reason: Proposal['choices'][number]['because'][number],
): Proposal => ({
  draft: { column: column.name },
  choices: [{ field: 'district', because: [reason] }],
  open: [],
});

function mayBeDistrict(column: SampledColumn): boolean {
  if (hasWord(column.words, TIMES) || filledShare(column) < 0.3) return false;
  const distinct = distinctOf(column);
  if (distinct < 2 || distinct > DISTINCT_MAX) return false;
  return column.filled.every((text) => text.length <= LENGTH_MAX);
}

/** Columns of the agency's own beat codes come before all others of their name. */
function placeOf(column: SampledColumn, { boundaries }: Setting): number {
  const place = NAMED.findIndex((wanted) => hasWord(column.words, wanted));
  if (place === -1) return NAMED.length;
  const codes = new Set(
    boundaries.flatMap(({ areas }) => areas.map(({ code }) => districtKey(code))),
  );
  const known = column.filled.filter((text) => codes.has(districtKey(text))).length;
  return known > column.filled.length * 0.8 ? place - NAMED.length : place;
}

/** The column that names the beat in which the row's own point lies. */
function mostAgreeing(columns: readonly SampledColumn[], { boundaries, points }: Setting) {
  if (boundaries.length === 0) return undefined;
  const find = beatFinder(boundaries);
  const latest = { month: '9999-12' as Month, day: null };
  const beats = points
    .slice(0, ROWS_COMPARED)
    .map((point) => point && find(latest, point[0], point[1]));
  const compared = columns.map((column) => {
    let [agreeing, both] = [0, 0];
    for (const [row, beat] of beats.entries()) {
      const recorded = column.cells[row] ?? '';
      if (beat === undefined || recorded === '') continue;
      both += 1;
      if (districtKey(recorded) === districtKey(beat)) agreeing += 1;
    }
    return { column, both, share: both === 0 ? 0 : agreeing / both };
  });
  return compared
    .filter(({ both, share }) => both >= COMPARED_MIN && share >= AGREEING_MIN)
    .sort((a, b) => b.share - a.share)[0];
}
