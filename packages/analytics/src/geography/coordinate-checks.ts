/** Whether an area's numbers can be degrees of longitude and latitude at all. */
import type { Area, Position } from './area.ts';
import { isFinitePosition, positionsOf } from './bounds.ts';
import { atPlaces } from './finding.ts';
import type { AreaErrorCode, AreaFinding } from './finding.ts';

const isOnEarth = ([x = 0, y = 0]: Position): boolean => Math.abs(x) <= 180 && Math.abs(y) <= 90;

/** No town lies south of 60 degrees south or north of 84 degrees north. */
const isPeopled = ([x = 0, y = 0]: Position): boolean => isOnEarth([x, y]) && y > -60 && y < 84;
const swapped = ([x = 0, y = 0]: Position): Position => [y, x];

/**
 * The first reason why an area's coordinates cannot be used, if any. A swap is recognised where
 * the latitudes fit no town on earth and the longitudes would: so for all of North America west of
 * 60 degrees, but not near Greenwich.
 */
export function checkCoordinates(area: Area): AreaFinding | undefined {
  const positions = [...positionsOf([area])];
  const error = (code: AreaErrorCode, places: readonly Position[] = []): AreaFinding => ({
    severity: 'error',
    code,
    ...(places.length > 0 ? atPlaces(area.id, places) : { areaIds: [area.id] }),
  });
  if (positions.length === 0) return error('no-geometry');
  if (!positions.every(isFinitePosition)) return error('coordinates-not-numbers');
  if (!positions.some(isPeopled) && positions.every((position) => isPeopled(swapped(position))))
    return error('coordinates-swapped', positions.slice(0, 1));
  const away = positions.filter((position) => !isOnEarth(position));
  return away.length > 0 ? error('coordinates-not-degrees', away) : undefined;
}
