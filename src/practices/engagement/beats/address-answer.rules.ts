/** The answer when the street is known: one beat, a choice of addresses, or parts of a street. */
import type { AddressOption, AddressReading, FoundAddress, StreetBeat } from './address.ts';
import { byCode } from './boundaries.rules.ts';

export interface PlacedAddress {
  readonly street: string;
  readonly number: number | null;
  readonly numberSuffix: string;
  readonly beatCode: string;
}

const MOST_OPTIONS = 10;

/** Undefined when none of the addresses lies in a beat. */
export function answerFor(
  { number, suffix }: AddressReading,
  addresses: readonly PlacedAddress[],
): FoundAddress | undefined {
  const [first] = addresses;
  if (first === undefined) return undefined;
  const ofNumber = addresses.filter((address) => address.number === number && number !== null);
  const ofSuffix = ofNumber.filter(({ numberSuffix }) => numberSuffix === suffix);
  const meant = ofSuffix.length > 0 ? ofSuffix : ofNumber;
  if (meant.length > 0) return oneOrSeveral(meant.map((address) => optionOf(address)));
  const streets = new Set(addresses.map(({ street }) => street));
  if (streets.size > 1) return oneOrSeveral(streetOptions(addresses));
  const beats = beatsOf(addresses);
  const around = beats.filter((beat) => isAround(beat, number));
  const [only] = around.length === 1 ? around : beats;
  return (beats.length === 1 || around.length === 1) && only
    ? { kind: 'one', beatCode: only.code, address: first.street }
    : { kind: 'street', street: first.street, beats };
}

const optionOf = ({ street, number, numberSuffix, beatCode }: PlacedAddress): AddressOption => ({
  label: `${houseNumber(number, numberSuffix)} ${street}`.trim(),
  beatCode,
});

/** "1200A", "1200 1/2". */
const houseNumber = (number: number | null, suffix: string) =>
  `${number ?? ''}${suffix.length > 1 ? ' ' : ''}${suffix.toUpperCase()}`;

function oneOrSeveral(options: readonly AddressOption[]): FoundAddress {
  const known = new Map(options.map((option) => [`${option.label}|${option.beatCode}`, option]));
  const distinct = [...known.values()];
  const [first] = distinct;
  const labels = new Set(distinct.map(({ label }) => label));
  const beats = new Set(distinct.map(({ beatCode }) => beatCode));
  if (first && labels.size === 1 && beats.size === 1)
    return { kind: 'one', beatCode: first.beatCode, address: first.label };
  return { kind: 'several', options: distinct.slice(0, MOST_OPTIONS) };
}

/** A number that the list does not have still lies between two that it has. */
const isAround = ({ numbersFrom, numbersTo }: StreetBeat, number: number | null): boolean =>
  number !== null &&
  numbersFrom !== null &&
  numbersTo !== null &&
  number >= numbersFrom &&
  number <= numbersTo;

/** Streets of one name: each with each beat that it runs through. */
const streetOptions = (addresses: readonly PlacedAddress[]): AddressOption[] =>
  addresses.map(({ street, beatCode }) => ({ label: street, beatCode }));

function beatsOf(addresses: readonly PlacedAddress[]): StreetBeat[] {
  const byBeat = Map.groupBy(addresses, ({ beatCode }) => beatCode);
  return [...byBeat]
    .map(([code, ofBeat]) => {
      const numbers = ofBeat.flatMap(({ number }) => number ?? []);
      return {
        code,
        numbersFrom: numbers.length > 0 ? Math.min(...numbers) : null,
        numbersTo: numbers.length > 0 ? Math.max(...numbers) : null,
      };
    })
    .toSorted(
      (one, other) => (one.numbersFrom ?? 0) - (other.numbersFrom ?? 0) || byCode(one, other),
    );
}
