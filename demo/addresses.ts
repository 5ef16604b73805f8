/** Some 9,000 addresses along the streets, numbered block by block. */
import type { Point } from '#kernel/place.ts';
import { blocksOf, type Block } from './city/blocks.ts';
import { beatAt, type DrawnBeat } from './city/beats.ts';
import type { City } from './city/city.ts';
import { between, leftOf, moved, toPoint } from './city/plane.ts';
import type { District } from './city/beat-list.ts';
import { chanceOf, type Chance } from './random.ts';

export interface Address {
  readonly number: number;
  readonly street: string;
  /** `Apt 3`; empty for a house. */
  readonly unit: string;
  readonly postalCode: string;
  readonly at: Point;
  readonly beat: string;
}

export const ADDRESS_COLUMNS = [
  'number',
  'street',
  'unit',
  'postal_code',
  'longitude',
  'latitude',
] as const;

/** About how many; buildings with flats bring a few more. */
const HOUSES = 8750;

/** Codes that the postal service has never given out. */
export const POSTAL_CODES: Readonly<Record<District, string>> = {
  Harbor: '00141',
  North: '00142',
  Hillside: '00143',
  South: '00144',
};

/** Houses stand back from the middle of the street, more so on a main road. */
const SETBACK_METERS = { main: 21, street: 15, lane: 12 } as const;

interface House {
  readonly block: Block;
  readonly number: number;
  readonly at: Point;
}

/** Even numbers on the left of the way the numbers grow. */
function houseAt(block: Block, number: number): House {
  const share = (number - block.hundred) / 100;
  const side = number % 2 === 0 ? 1 : -1;
  const middle = between(block.from, block.to, share);
  const back = SETBACK_METERS[block.rank] * side;
  return { block, number, at: toPoint(moved(middle, leftOf(block.from, block.to), back)) };
}

function housesIn(blocks: readonly Block[], count: number, chance: Chance): House[] {
  const houses = new Map<string, House>();
  const weights = blocks.map(
    ({ lengthMeters, rank }) => lengthMeters * (rank === 'main' ? 0.7 : 1),
  );
  for (let tries = 0; houses.size < count && tries < count * 20; tries += 1) {
    const block = blocks[chance.weighted(weights)];
    if (!block) break;
    const house = houseAt(block, block.hundred + chance.whole(1, 98));
    houses.set(`${house.number} ${block.street}`, house);
  }
  return [...houses.values()];
}

const FLATS = ['Apt 1', 'Apt 2', 'Apt 3', 'Apt 4', 'Apt 5', 'Apt 6'];
const SUITES = ['Unit A', 'Unit B', 'Unit C'];

function unitsOf(chance: Chance): readonly string[] {
  if (!chance.isTrue(0.013)) return [''];
  const units = chance.isTrue(0.75) ? FLATS : SUITES;
  return units.slice(0, chance.whole(2, units.length));
}

function addressesOf(house: House, beats: readonly DrawnBeat[], chance: Chance): Address[] {
  const code = beatAt(beats, house.at);
  const beat = beats.find((other) => other.code === code);
  if (!beat) return [];
  return unitsOf(chance).map((unit) => ({
    number: house.number,
    street: house.block.street,
    unit,
    postalCode: POSTAL_CODES[beat.district],
    at: house.at,
    beat: beat.code,
  }));
}

const byStreet = (a: Address, b: Address): number =>
  (a.street < b.street ? -1 : a.street > b.street ? 1 : 0) ||
  a.number - b.number ||
  (a.unit < b.unit ? -1 : 1);

/** Houses of the agency's own stations, which must exist whatever chance says. */
const FIXED: readonly (readonly [number, string])[] = [
  [2, 'Harbor Street'],
  [14, 'Quay Street'],
  [410, 'Alder Avenue'],
  [3610, 'Mariner Avenue'],
];

function fixedHouses(blocks: readonly Block[]): House[] {
  return FIXED.map(([number, street]) => {
    const hundred = Math.floor(number / 100) * 100;
    const block = blocks.find((other) => other.street === street && other.hundred === hundred);
    if (!block) throw new Error(`There is no ${hundred} block of ${street}.`);
    return houseAt(block, number);
  });
}

export function inventAddresses(city: City, seed: string): Address[] {
  const chance = chanceOf(`${seed}/addresses`);
  const blocks = blocksOf(city.streets, city.beats);
  const residents = city.beats.reduce((sum, beat) => sum + beat.residents, 0);
  const houses = city.beats.flatMap((beat) => {
    const own = blocks.filter((block) => block.beat === beat.code);
    return housesIn(own, Math.round((HOUSES * beat.residents) / residents), chance);
  });
  const unique = new Map<string, House>();
  for (const house of [...fixedHouses(blocks), ...houses]) {
    const isDry =
      !city.obstacles.river.contains(house.at) && city.obstacles.land.contains(house.at);
    const key = `${house.number} ${house.block.street}`;
    if (isDry && !unique.has(key)) unique.set(key, house);
  }
  return [...unique.values()]
    .flatMap((house) => addressesOf(house, city.beats, chance))
    .toSorted(byStreet);
}

export const addressRow = ({ number, street, unit, postalCode, at }: Address): string[] => [
  String(number),
  street,
  unit,
  postalCode,
  at[0].toFixed(5),
  at[1].toFixed(5),
];
