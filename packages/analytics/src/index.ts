/** Everything that this package offers. */
export { clearChange, eTest } from './counts/comparison.ts';
export { poissonInterval, ratePer, shareOf } from './counts/interval.ts';
export { rateRatio } from './counts/rate-ratio.ts';
export { usualRange } from './counts/usual-range.ts';
export { checkAreas } from './geography/area-checks.ts';
export { buildAreaIndex } from './geography/area-index.ts';
export { boundsOf } from './geography/bounds.ts';
export { centroidOf, labelPointOf } from './geography/label-point.ts';
export { areaSquareKilometers } from './geography/measure.ts';
export { simplifyAreas } from './geography/simplify.ts';

export type { ClearChange, TwoCounts } from './counts/comparison.ts';
export type { CountInPopulation, Estimate, Interval } from './counts/interval.ts';
export type { RateRatio } from './counts/rate-ratio.ts';
export type { UsualRange } from './counts/usual-range.ts';
export type { Area, Polygon, Position, Ring } from './geography/area.ts';
export type { AreaIndex } from './geography/area-index.ts';
export type { Bounds } from './geography/bounds.ts';
export type { AreaErrorCode, AreaFinding, AreaNoteCode } from './geography/finding.ts';
