/** What a resident's typed address can mean, and how an address list is laid out. */

/** A part of a street that one beat has. */
export interface StreetBeat {
  readonly code: string;
  /** Lowest and highest number of the street in this beat; null where the list has no numbers. */
  readonly numbersFrom: number | null;
  readonly numbersTo: number | null;
}

export interface AddressOption {
  /** "1200 Quay Street". */
  readonly label: string;
  readonly beatCode: string;
}

export type FoundAddress =
  | { readonly kind: 'one'; readonly beatCode: string; readonly address: string }
  | { readonly kind: 'several'; readonly options: readonly AddressOption[] }
  | { readonly kind: 'street'; readonly street: string; readonly beats: readonly StreetBeat[] };

/** One way to read what was typed: a house number, if any, and the street as it is searched. */
export interface AddressReading {
  readonly number: number | null;
  /** "a", "1/2"; empty without one. */
  readonly suffix: string;
  readonly search: string;
}

/** A street of the list: as the agency writes it, and as it is searched. */
export interface KnownStreet {
  readonly street: string;
  readonly search: string;
}

/** An address of the list without what only a search needs. Degrees. */
export interface ListedAddress {
  readonly id: number;
  readonly street: string;
  readonly number: number | null;
  readonly longitude: number;
  readonly latitude: number;
}

/** Which column says what; a list without a number column has it before the street. */
export interface AddressColumns {
  readonly street: string;
  readonly number: string | undefined;
  readonly suffix: string | undefined;
  readonly longitude: string;
  readonly latitude: string;
}

/** Cells of an address on their way into the database, after the file's number and the line. */
export const ARRIVAL_COLUMNS = [
  'street',
  'number',
  'number_suffix',
  'search_street',
  'longitude',
  'latitude',
] as const;

/** Longer is no address. */
export const LONGEST_ADDRESS = 200;
