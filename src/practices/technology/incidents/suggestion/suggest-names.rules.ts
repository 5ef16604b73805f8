/** Takes column names apart: they are written in a dozen ways, and only hint at what they hold. */

/** Words that stand in names without a gap, as in `reportdatetime`. */
const KNOWN = new Set(
  (
    'date time datetime day month year hour minute occurred occurrence occur occ report reported ' +
    'rpt rptd dispatch incident crime offense offence event start begin from to end first last ' +
    'until thru create created update updated call received close closed arrive arrival lat lon ' +
    'long lng latitude longitude x y coord coordinate coordinates geo point location address ' +
    'block street hundred type category description desc code id number no num key case district ' +
    'beat precinct sector division zone area status disposition outcome resolution clearance ' +
    'fecha hora mes anio ano dia delito hecho tipo subtipo latitud longitud direccion calle ' +
    'comuna barrio distrito domestic family violence juvenile flag class group name'
  ).split(' '),
);

/** `OCCURRED_ON_DATE` -> occurred, on, date; `TimeCreate` -> time, create; `Año` -> ano. */
export function nameWords(name: string): string[] {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .replace(/(\d+)/g, ' $1 ')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .flatMap(split);
}

/** Only where the whole of a long word is made of known ones. */
function split(word: string): string[] {
  if (KNOWN.has(word) || word.length < 5) return [word];
  return partsOf(word) ?? [word];
}

function partsOf(word: string): string[] | undefined {
  if (word === '') return [];
  for (let length = word.length; length >= 2; length -= 1) {
    const head = word.slice(0, length);
    const rest = KNOWN.has(head) ? partsOf(word.slice(length)) : undefined;
    if (rest) return [head, ...rest];
  }
  return undefined;
}

/** Matches each of the words, separated by gaps, as a whole. */
export const oneOf = (words: string): RegExp =>
  new RegExp(`^(${words.trim().split(/\s+/).join('|')})$`);

export const hasWord = (words: readonly string[], wanted: RegExp): boolean =>
  words.some((word) => wanted.test(word));

/** A name for a source from the names of its files: `Crimes_2019-01.csv.gz` is `crimes`. */
export function sourceName(fileNames: readonly string[], fallback: string): string {
  const [first = ''] = fileNames;
  const stem = first
    .replace(/^.*[\\/]/, '')
    .replace(/(\.(csv|tsv|txt|gz|zip|(geo)?jsonl?|ndjson|geojsons))+$/i, '');
  const words = nameWords(stem).filter((word) => !/^\d+$/.test(word) && !MONTHS.test(word));
  const name = words.join('-').slice(0, 60).replace(/-+$/, '');
  return /[a-z]/.test(name) ? name : fallback;
}

const MONTHS = new RegExp(
  '^(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?' +
    '|oct(ober)?|nov(ember)?|dec(ember)?)$',
);

/** `crime-incidents` -> `Crime incidents`. */
export const titleOf = (source: string): string =>
  (source.charAt(0).toUpperCase() + source.slice(1)).replaceAll('-', ' ');
