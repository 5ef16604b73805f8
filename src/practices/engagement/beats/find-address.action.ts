/** Finds the beat of an address as a resident types it. Nothing that is asked is kept or logged. */
import type { AreaIndex } from '@peelian/analytics';
import { done, refusedFor, type Result } from '#kernel/result.ts';
import type { Day } from '#kernel/time.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import {
  LONGEST_ADDRESS,
  type AddressReading,
  type FoundAddress,
  type KnownStreet,
} from './address.ts';
import { answerFor, type PlacedAddress } from './address-answer.rules.ts';
import { readAddress } from './address.rules.ts';
import { nearStreets, sameName } from './street-match.rules.ts';
import { addressStore } from './address.store.ts';
import { beatIndexOn } from './find-beat-at.action.ts';

/** Undefined index: no boundaries yet, so that no address can have a beat. */
export async function findAddress(
  work: Work,
  typed: string,
  today: Day,
): Promise<Result<FoundAddress>> {
  if (typed.trim() === '') return refusedFor('address-empty');
  if (typed.length > LONGEST_ADDRESS) return refusedFor('address-too-long');
  const index = await beatIndexOn(work, today);
  if (index === undefined) return refusedFor('beats-not-imported');
  const readings = readAddress(typed);
  const exact = await exactMatch(work, readings);
  if (exact) return answer(work, index, exact);
  const streets = await addressStore(work).streets();
  for (const reading of readings) {
    const alike = sameName(streets, reading.search);
    if (alike.length > 0) return answer(work, index, { reading, streets: alike });
  }
  return notFound(readings, streets);
}

interface Match {
  readonly reading: AddressReading;
  readonly streets: readonly KnownStreet[];
}

/** The likeliest reading whose street is in the list; one with a known number is likelier still. */
async function exactMatch(
  work: Work,
  readings: readonly AddressReading[],
): Promise<Match | undefined> {
  const store = addressStore(work);
  for (const reading of readings) {
    const street = await store.street(reading.search);
    if (street) return { reading, streets: [street] };
  }
  return undefined;
}

async function answer(
  work: Work,
  index: AreaIndex,
  { reading, streets }: Match,
): Promise<Result<FoundAddress>> {
  const store = addressStore(work);
  const placed: PlacedAddress[] = [];
  for (const { search } of streets.slice(0, MOST_STREETS))
    for (const { longitude, latitude, ...address } of await store.onStreet(search)) {
      const beatCode = index.find(longitude, latitude);
      if (beatCode !== undefined) placed.push({ ...address, beatCode });
    }
  const found = answerFor(reading, placed);
  return found ? done(found) : refusedFor('point-outside-agency');
}

/** Streets of one name that are asked for at once. */
const MOST_STREETS = 8;

function notFound(
  readings: readonly AddressReading[],
  streets: readonly KnownStreet[],
): Result<FoundAddress> {
  const near = readings.map(({ search }) => nearStreets(streets, search));
  const suggestions = near.find((found) => found.length > 0) ?? [];
  if (suggestions.length === 0) return refusedFor('address-not-found', { field: 'where' });
  return refusedFor('address-street-unknown', {
    field: 'where',
    parameters: { streets: suggestions.map(({ street }) => street).join(', ') },
  });
}
