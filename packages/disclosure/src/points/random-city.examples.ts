/** Invented cities for tests: square beats, streets across them, houses, towers and farms. */
import type { Address, BeatLabel } from './map-point.ts';

/** A small seeded generator of numbers in [0, 1), so that every run sees the same city. */
export function seededNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const WEST = -75.2;
export const SOUTH = 39.9;
/** A beat is a square of about a kilometre. */
export const BEAT_DEGREES = 0.01;
export const REFERENCE_LATITUDE = 39.9;

export interface RandomCity {
  readonly addresses: readonly Address[];
  readonly beats: readonly BeatLabel[];
  readonly beatAt: (longitude: number, latitude: number) => string | undefined;
  readonly bounds: { west: number; south: number; east: number; north: number };
}

/** `across` x `across` beats; the last one is empty, and the first has three farms only. */
export function randomCity(seed: number, across = 3): RandomCity {
  const random = seededNumbers(seed);
  const beatAt = beatFinder(across);
  const size = across * BEAT_DEGREES;
  const places = Array.from({ length: 12 * across }, (_, street) => streetOf(random, street, size));
  const addresses = places.flat().flatMap((place): Address[] => {
    const beat = beatAt(place.longitude, place.latitude);
    const isLeftEmpty = beat === `${across * across - 1}` || beat === '0';
    return beat === undefined || isLeftEmpty ? [] : [{ ...place, beat }];
  });
  const farms = [0.002, 0.005, 0.008].map((away) => ({
    longitude: WEST + away,
    latitude: SOUTH + away,
    beat: '0',
    street: 'Farm Road',
    number: null,
  }));
  const bounds = { west: WEST, south: SOUTH, east: WEST + size, north: SOUTH + size };
  return { addresses: [...addresses, ...farms], beats: beatsOf(across), beatAt, bounds };
}

function beatsOf(across: number): BeatLabel[] {
  return Array.from({ length: across * across }, (_, beat) => ({
    code: `${beat}`,
    label: [
      WEST + ((beat % across) + 0.5) * BEAT_DEGREES,
      SOUTH + (Math.floor(beat / across) + 0.5) * BEAT_DEGREES,
    ] as const,
  }));
}

const beatFinder = (across: number) => (longitude: number, latitude: number) => {
  const column = Math.floor((longitude - WEST) / BEAT_DEGREES);
  const row = Math.floor((latitude - SOUTH) / BEAT_DEGREES);
  const isInside = column >= 0 && row >= 0 && column < across && row < across;
  return isInside ? `${row * across + column}` : undefined;
};

/** Houses on both sides of a line, some of them towers of many addresses in one place. */
function streetOf(random: () => number, name: number, size: number): Omit<Address, 'beat'>[] {
  const [fromX, fromY] = [random() * size, random() * size];
  const angle = random() * 2 * Math.PI;
  const houses = Math.floor(random() * 60);
  return Array.from({ length: houses }, (_, house) => {
    const along = house * 0.00008;
    const aside = house % 2 === 0 ? 0.0001 : -0.0001;
    const place = {
      longitude: WEST + fromX + along * Math.cos(angle) - aside * Math.sin(angle),
      latitude: SOUTH + fromY + along * Math.sin(angle) + aside * Math.cos(angle),
    };
    const flats = random() < 0.02 ? 1 + Math.floor(random() * 20) : 1;
    return Array.from({ length: flats }, (__, flat) => ({
      ...place,
      street: `Street ${name}`,
      number: random() < 0.1 ? null : house * 100 + flat,
    }));
  }).flat();
}

/** The same list in an order drawn by chance. */
export function shuffled<Value>(values: readonly Value[], random: () => number): Value[] {
  const mixed = [...values];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [mixed[last], mixed[other]] = [mixed[other]!, mixed[last]!];
  }
  return mixed;
}
