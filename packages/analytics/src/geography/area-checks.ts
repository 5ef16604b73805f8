/** Checks areas before they are used: what must be refused, and what somebody should look at. */
import type { Area } from './area.ts';
import { checkCoordinates } from './coordinate-checks.ts';
import { coverRegionsOf } from './cover-checks.ts';
import type { CoverRegion } from './cover-checks.ts';
import { atPlaces } from './finding.ts';
import type { AreaFinding } from './finding.ts';
import { checkRings } from './ring-checks.ts';

/** Below this an overlap or gap comes from drawing, not from meaning. */
const SLIVER_BELOW_SQUARE_METERS = 100;
/** Below this it is not mentioned at all. */
const SMALLEST_SQUARE_METERS = 1;

/**
 * Everything found in areas that somebody wants to use, worst first: `error` where an area has no
 * certain name or inside and must be refused, `note` where people should look. Each area's own
 * checks run first; overlaps and gaps are sought among the areas without an error, by the method
 * of `coverRegionsOf`. Overlaps and gaps under 100 m2 are counted together as slivers, under 1 m2
 * not mentioned. Findings are facts without sentences: codes, ids, places and sizes.
 */
export function checkAreas(areas: readonly Area[]): AreaFinding[] {
  if (areas.length === 0) return [{ severity: 'error', code: 'no-areas', areaIds: [] }];
  const own = areas.map((area) => {
    const unusable = checkCoordinates(area);
    return { area, findings: unusable === undefined ? checkRings(area) : [unusable] };
  });
  const sound = own.filter(({ findings }) => findings.every(({ severity }) => severity === 'note'));
  const findings = [
    ...repeatedIds(areas),
    ...own.flatMap((checked) => checked.findings),
    ...coverFindings(coverRegionsOf(sound.map(({ area }) => area))),
  ];
  const isError = ({ severity }: AreaFinding): boolean => severity === 'error';
  return [...findings.filter(isError), ...findings.filter((finding) => !isError(finding))];
}

function repeatedIds(areas: readonly Area[]): AreaFinding[] {
  const counts = new Map<string, number>();
  for (const { id } of areas) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count > 1)
    .map(([id, count]) => ({ severity: 'error', code: 'duplicate-id', areaIds: [id], count }));
}

function coverFindings(regions: readonly CoverRegion[]): AreaFinding[] {
  const slivers = regions.filter(
    ({ squareMeters }) =>
      squareMeters >= SMALLEST_SQUARE_METERS && squareMeters < SLIVER_BELOW_SQUARE_METERS,
  );
  const large = regions.filter(({ squareMeters }) => squareMeters >= SLIVER_BELOW_SQUARE_METERS);
  return [
    ...large.map(({ kind, ...particulars }): AreaFinding => {
      const code = kind === 'gap' ? 'gap-between-areas' : 'areas-overlap';
      return { severity: 'note', code, ...particulars };
    }),
    ...sliverFinding('overlap', slivers),
    ...sliverFinding('gap', slivers),
  ];
}

function sliverFinding(kind: CoverRegion['kind'], slivers: readonly CoverRegion[]): AreaFinding[] {
  const alike = slivers.filter((sliver) => sliver.kind === kind);
  if (alike.length === 0) return [];
  const places = alike.map((sliver) => sliver.at);
  return [
    {
      severity: 'note',
      code: kind === 'gap' ? 'gap-slivers' : 'overlap-slivers',
      ...atPlaces('', places),
      areaIds: [...new Set(alike.flatMap((sliver) => sliver.areaIds))].sort(),
      squareMeters: alike.reduce((sum, sliver) => sum + sliver.squareMeters, 0),
    },
  ];
}
