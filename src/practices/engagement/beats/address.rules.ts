/** Reads an address as people type it; writes streets in one form, so that they compare. */
import type { AddressReading } from './address.ts';
import {
  directionOf,
  ordinal,
  ordinalNumber,
  spanishTypeOf,
  tensNumber,
  typeOf,
} from './address-words.rules.ts';

/** Small letters without accents or punctuation: "Muñoz' Ct." is "munoz ct". */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}'’‘`´.]/gu, '')
    .replace(/[^\p{L}\p{N}#,/-]+/gu, ' ')
    .trim();

const wordsOf = (text: string): string[] => text.split(/[\s/,#-]+/).filter((word) => word !== '');

/**
 * A street as it is searched: small letters, no accents, long forms, numbers for ordinal words.
 * "N. 5th Ave" and "North Fifth Avenue" are both "north 5th avenue".
 */
export const searchStreet = (street: string): string =>
  longForms(withOrdinals(wordsOf(plain(street)))).join(' ');

/** "twenty", "first" become "21st"; "05th" is "5th". */
function withOrdinals(words: readonly string[]): string[] {
  const found: string[] = [];
  for (const word of words) {
    const before = found.at(-1);
    const tens = before === undefined ? undefined : tensNumber(before);
    const number = ordinalNumber(word);
    const digits = /^0*(\d+)(st|nd|rd|th|a|o|er|ra|ro)$/.exec(word)?.[1];
    if (number !== undefined && number < 10 && tens !== undefined)
      found.splice(-1, 1, ordinal(tens + number));
    else if (number !== undefined) found.push(ordinal(number));
    else found.push(digits === undefined || !isOrdinalEnd(word) ? word : ordinal(Number(digits)));
  }
  return found;
}

const isOrdinalEnd = (word: string) => /(st|nd|rd|th)$/.test(word);

/** The place of a word decides: "St Mary St" is "saint mary street", "E St" keeps its letter. */
function longForms(words: readonly string[]): string[] {
  const last = words.length - 1;
  return words.map((word, place) => {
    const next = words[place + 1];
    const isLetterName = word.length === 1 && words.length === 2;
    if (word === 'st' && place === 0 && last > 0 && directionOf(next ?? '') === undefined)
      return 'saint';
    if (
      word === 'st' &&
      place === 1 &&
      last > 1 &&
      directionOf(words[0] ?? '') &&
      typeOf(next ?? '') === undefined
    )
      return 'saint';
    if (word === 'mt' && place < last) return 'mount';
    if (word === 'ft' && place < last) return 'fort';
    const direction = isLetterName ? undefined : directionOf(word);
    if (direction && (place === 0 || place === last) && last > 0) return direction;
    const isAtEnd = place > 0 && (place === last || (place === last - 1 && isDirection(next)));
    const isFirst = place === 0 && last > 0;
    return isAtEnd || (isFirst && word.length > 2) ? (typeOf(word) ?? word) : word;
  });
}

const isDirection = (word: string | undefined) =>
  word !== undefined && directionOf(word) !== undefined;

/** The name alone, without type and direction: what people remember. */
export function coreOf(search: string): string {
  const words = search.split(' ');
  const core = words.filter((word, place) => {
    const isEdge = place === 0 || place === words.length - 1;
    if (isEdge && isDirection(word) && words.length > 2) return false;
    return !(place > 0 && typeOf(word) === word);
  });
  return core.join(' ');
}

const UNIT_WORDS = (
  '# apt apartment unit suite ste rm room fl floor bldg building lot trlr ' +
  'apartamento apto depto departamento piso oficina local interior int'
).replaceAll(' ', '|');

/** A flat, a floor, an office, and all that follows it. */
const UNIT = new RegExp(String.raw`\s(${UNIT_WORDS})(\s*#?\s*[\p{L}\p{N}-]+)?(?=\s|,|$).*$`, 'u');

/** Every way to read what was typed, the likeliest first; empty when there is no street in it. */
export function readAddress(typed: string): AddressReading[] {
  const text = plain(typed)
    .replace(/\s*#\s*/g, ' # ')
    .trim();
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const [first = '', second = ''] = parts;
  const isNumberSecond = /^(?:(?:no|num|numero)\s+)?#?\s*\d+\s?[a-z]?$/.test(second);
  const isNumberFirst = /^\d+[a-z]?$/.test(first) && second !== '';
  const line = isNumberSecond || isNumberFirst ? `${first} ${second}` : first;
  const readings = [leading(line), whole(line), trailing(line)].flatMap((reading) => reading ?? []);
  return unique(readings.flatMap(withSpanishForm).filter(({ search }) => search !== ''));
}

const NUMBER = String.raw`#?\s*0*(\d{1,6})(?:\s*-\s*\d+(?=\s))?`;
const SUFFIX = String.raw`(?:\s*-?\s*([a-z])(?=\s)|\s+(\d\/\d)(?=\s))?`;
const LEADING = new RegExp(String.raw`^${NUMBER}${SUFFIX}\s+(.+)$`);

/** "1200 Quay St Apt 3", "1200-A Quay", "1200 1/2 Quay", "12-14 Quay". */
function leading(line: string): AddressReading | undefined {
  const found = LEADING.exec(line);
  if (!found) return undefined;
  const [, number = '', letter = '', fraction = '', rest = ''] = found;
  const isDetached = letter !== '' && new RegExp(`^#?\\s*0*${number}\\s+${letter}\\s`).test(line);
  const street = isDetached ? `${letter} ${rest}` : rest;
  const suffix = isDetached ? '' : letter || fraction;
  return { number: Number(number), suffix, search: searchStreet(withoutUnit(street)) };
}

/** No number at all, or a number that belongs to the street: "5th Avenue", "Highway 61". */
function whole(line: string): AddressReading {
  return { number: null, suffix: '', search: searchStreet(withoutUnit(line)) };
}

/** As Spanish writes it: "Calle Quay 1200", "Avenida Colón # 12". */
function trailing(line: string): AddressReading | undefined {
  const found = /^(\D.*?)\s+(?:(?:no|num|numero)\s+)?#?\s*0*(\d{1,6})\s?([a-z])?(?:\s.*)?$/.exec(
    line,
  );
  if (!found) return undefined;
  const [, street = '', number = '', suffix = ''] = found;
  return { number: Number(number), suffix, search: searchStreet(street) };
}

const withoutUnit = (street: string) => street.replace(UNIT, '').trim();

/** "calle quay" may be a street's whole name or mean Quay Street: both are tried. */
function withSpanishForm(reading: AddressReading): AddressReading[] {
  const [first = '', ...rest] = reading.search.split(' ');
  const type = spanishTypeOf(first) ?? (typeOf(first) === 'avenue' ? 'avenue' : undefined);
  if (type === undefined || rest.length === 0) return [reading];
  const name = rest.filter((word, place) => !(place < 2 && /^(de|del|la|las|el|los)$/.test(word)));
  const forms = [rest, name].map((words) => ({
    ...reading,
    search: searchStreet([...words, type].join(' ')),
  }));
  return [reading, ...forms];
}

function unique(readings: readonly AddressReading[]): AddressReading[] {
  const known = new Map(readings.map((one) => [`${one.number}|${one.suffix}|${one.search}`, one]));
  return [...known.values()];
}

/** A house number as a list writes it: "1200", "1200A", "1200 1/2", "12-14". */
export function readHouseNumber(text: string): { number: number; suffix: string } | undefined {
  const found = /^0*(\d{1,6})\s*-?\s*([a-z]|\d\/\d)?(?:-.*|\s.*)?$/.exec(
    plain(text.replace(/\.0+$/, '')),
  );
  const number = Number(found?.[1]);
  return found && number > 0 ? { number, suffix: found[2] ?? '' } : undefined;
}
