/** How one row of an address list becomes an address, or why it is none. */
import { isOnEarth } from '#kernel/place.ts';
import type { Refusal } from '#kernel/result.ts';
import type { AddressColumns } from './address.ts';
import { readAddress, readHouseNumber, searchStreet } from './address.rules.ts';

type Cell = string | number | null;

/** The reading thread loads this module and calls it once. */
export function startConversion(columns: AddressColumns) {
  const names = [columns.street, columns.longitude, columns.latitude];
  const more = [columns.number, columns.suffix].filter((name) => name !== undefined);
  const hasNumber = columns.number !== undefined;
  const convert = ([street = '', longitude = '', latitude = '', ...rest]: readonly string[]) =>
    addressOf({
      street,
      longitude,
      latitude,
      number: hasNumber ? (rest[0] ?? '') : undefined,
      suffix: columns.suffix === undefined ? '' : (rest[hasNumber ? 1 : 0] ?? ''),
    });
  return { columns: [...names, ...more], convert, statistics: () => undefined };
}

interface Row {
  readonly street: string;
  readonly longitude: string;
  readonly latitude: string;
  /** Undefined where the list writes the number before the street. */
  readonly number: string | undefined;
  readonly suffix: string;
}

function addressOf(row: Row): readonly Cell[] | { readonly refusals: readonly Refusal[] } {
  const [longitude, latitude] = [degrees(row.longitude), degrees(row.latitude)];
  const { street, number, suffix } =
    row.number === undefined ? splitStreet(row.street) : partsOf(row);
  const search = searchStreet(street);
  const refusals: Refusal[] = [];
  if (search === '' || street.length > 120) refusals.push({ code: 'address-without-street' });
  if (!isOnEarth(longitude, latitude) || (longitude === 0 && latitude === 0))
    refusals.push({ code: 'address-without-place' });
  return refusals.length > 0 ? { refusals } : [street, number, suffix, search, longitude, latitude];
}

/** Number() reads an empty text as 0, which is a place in the sea. */
const degrees = (text: string) => (text.trim() === '' ? Number.NaN : Number(text));

const clean = (text: string) => text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();

interface Parts {
  readonly street: string;
  readonly number: number | null;
  readonly suffix: string;
}

function partsOf({ street, number = '', suffix }: Row): Parts {
  const house = readHouseNumber(number);
  return {
    street: clean(street),
    number: house?.number ?? null,
    suffix: house === undefined ? '' : clean(suffix).toLowerCase().slice(0, 10) || house.suffix,
  };
}

/** "1200 Quay St": what stands before the street is its number. */
function splitStreet(text: string): Parts {
  const [reading] = readAddress(text);
  const street = clean(text);
  if (!reading || reading.number === null) return { street, number: null, suffix: '' };
  const rest = street.replace(/^#?\s*\d+\S*\s+(\d\/\d\s+)?/, '');
  return { street: rest, number: reading.number, suffix: reading.suffix };
}

const NAMES: Readonly<Record<keyof AddressColumns, readonly string[]>> = {
  street: [
    'street',
    'streetname',
    'stname',
    'fullstreet',
    'fullstreetname',
    'fullname',
    'roadname',
    'road',
    'address',
    'fulladdress',
    'streetaddress',
    'addr',
    'siteaddress',
    'location',
    'calle',
  ],
  number: [
    'number',
    'housenumber',
    'housenum',
    'houseno',
    'addressnumber',
    'addrnum',
    'addnumber',
    'streetnumber',
    'streetno',
    'stnumber',
    'stno',
    'num',
    'numero',
  ],
  suffix: ['suffix', 'numbersuffix', 'housenumbersuffix', 'addrsuffix', 'numsuffix'],
  longitude: ['longitude', 'lon', 'lng', 'long', 'x', 'pointx', 'xcoord', 'longitud'],
  latitude: ['latitude', 'lat', 'y', 'pointy', 'ycoord', 'latitud'],
};

const bare = (name: string) => name.toLowerCase().replace(/[^a-z]/g, '');

/** The column of a role by its usual names; the first name of the list that is there wins. */
export const guessColumn = (
  header: readonly string[],
  role: keyof AddressColumns,
): string | undefined =>
  NAMES[role].flatMap((usual) => header.filter((name) => bare(name) === usual))[0];
