/** Replaces the whole list of stations, or nothing of it when one of them is not right. */
import { done, refused, type Refusal, type Result } from '#kernel/result.ts';
import { raiseContentVersion } from '#platform/postgres/content-version.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import { station, type Station } from './station.ts';
import { stationStore } from './station.store.ts';

export async function replaceStations(
  work: Work,
  stations: readonly Station[],
): Promise<Result<undefined>> {
  const refusals = [...stations.flatMap(refusalsOf), ...repeatedCodes(stations)];
  if (refusals.length > 0) return refused(refusals);
  await stationStore(work).replaceAll(stations.map((one) => station.parse(one)));
  await raiseContentVersion(work, 'stations');
  return done(undefined);
}

function refusalsOf(given: Station, place: number): Refusal[] {
  const read = station.safeParse(given);
  if (read.success) return [];
  return read.error.issues.map(({ message, path }) => {
    const field = String(path[0] ?? '');
    const parameters = { field, number: place + 1 };
    return message === 'station-place-not-on-earth'
      ? { code: 'station-place-not-on-earth', field, parameters }
      : { code: 'station-detail-not-usable', field, parameters };
  });
}

function repeatedCodes(stations: readonly Station[]): Refusal[] {
  const codes = stations.map(({ code }) => code);
  const repeated = new Set(codes.filter((code, place) => codes.indexOf(code) !== place));
  return [...repeated].map((code) => ({ code: 'station-code-repeated', parameters: { code } }));
}
