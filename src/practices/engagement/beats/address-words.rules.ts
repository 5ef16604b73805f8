/** The words of street names: their short and long forms, directions, ordinals, Spanish forms. */

const TYPES: Readonly<Record<string, string>> = {
  al: 'alley',
  aly: 'alley',
  ally: 'alley',
  alley: 'alley',
  av: 'avenue',
  ave: 'avenue',
  aven: 'avenue',
  avenue: 'avenue',
  bl: 'boulevard',
  blv: 'boulevard',
  blvd: 'boulevard',
  boul: 'boulevard',
  boulevard: 'boulevard',
  bch: 'beach',
  bg: 'bridge',
  brg: 'bridge',
  bridge: 'bridge',
  cir: 'circle',
  circ: 'circle',
  circle: 'circle',
  cl: 'close',
  close: 'close',
  cres: 'crescent',
  crescent: 'crescent',
  ct: 'court',
  crt: 'court',
  court: 'court',
  cv: 'cove',
  cove: 'cove',
  xing: 'crossing',
  crossing: 'crossing',
  dr: 'drive',
  drv: 'drive',
  drive: 'drive',
  expy: 'expressway',
  expressway: 'expressway',
  fwy: 'freeway',
  freeway: 'freeway',
  gdns: 'gardens',
  gardens: 'gardens',
  hts: 'heights',
  heights: 'heights',
  hwy: 'highway',
  highway: 'highway',
  hbr: 'harbor',
  harbour: 'harbor',
  harbor: 'harbor',
  ln: 'lane',
  lane: 'lane',
  lp: 'loop',
  loop: 'loop',
  mews: 'mews',
  pkwy: 'parkway',
  pky: 'parkway',
  pkway: 'parkway',
  parkway: 'parkway',
  pl: 'place',
  place: 'place',
  plz: 'plaza',
  plaza: 'plaza',
  pt: 'point',
  point: 'point',
  rd: 'road',
  road: 'road',
  row: 'row',
  rte: 'route',
  route: 'route',
  sq: 'square',
  sqr: 'square',
  square: 'square',
  st: 'street',
  str: 'street',
  street: 'street',
  ter: 'terrace',
  terr: 'terrace',
  terrace: 'terrace',
  tpke: 'turnpike',
  turnpike: 'turnpike',
  trl: 'trail',
  trail: 'trail',
  walk: 'walk',
  wlk: 'walk',
  way: 'way',
  wy: 'way',
  wharf: 'wharf',
  whf: 'wharf',
};

const DIRECTIONS: Readonly<Record<string, string>> = {
  n: 'north',
  no: 'north',
  north: 'north',
  s: 'south',
  so: 'south',
  south: 'south',
  e: 'east',
  east: 'east',
  w: 'west',
  west: 'west',
  ne: 'northeast',
  northeast: 'northeast',
  nw: 'northwest',
  northwest: 'northwest',
  se: 'southeast',
  southeast: 'southeast',
  sw: 'southwest',
  southwest: 'southwest',
  norte: 'north',
  sur: 'south',
  este: 'east',
  oeste: 'west',
};

const SPANISH_TYPES: Readonly<Record<string, string>> = {
  calle: 'street',
  c: 'street',
  avenida: 'avenue',
  avda: 'avenue',
  av: 'avenue',
  ave: 'avenue',
  bulevar: 'boulevard',
  camino: 'road',
  carretera: 'highway',
  callejon: 'alley',
  paseo: 'walk',
  plaza: 'square',
  autopista: 'freeway',
};

const ONES = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
  'thirteenth',
  'fourteenth',
  'fifteenth',
  'sixteenth',
  'seventeenth',
  'eighteenth',
  'nineteenth',
];
const TENS = ['twent', 'thirt', 'fort', 'fift', 'sixt', 'sevent', 'eight', 'ninet'];
const SPANISH_ORDINALS = [
  'primer',
  'segund',
  'tercer',
  'cuart',
  'quint',
  'sext',
  'septim',
  'octav',
  'noven',
  'decim',
];

export const typeOf = (word: string): string | undefined => own(TYPES, word);
export const directionOf = (word: string): string | undefined => own(DIRECTIONS, word);
export const spanishTypeOf = (word: string): string | undefined => own(SPANISH_TYPES, word);

const own = (table: Readonly<Record<string, string>>, word: string) =>
  Object.hasOwn(table, word) ? table[word] : undefined;

/** 21 as "21st". */
export function ordinal(number: number): string {
  const tens = number % 100;
  if (tens >= 11 && tens <= 13) return `${number}th`;
  return `${number}${['th', 'st', 'nd', 'rd'][number % 10] ?? 'th'}`;
}

/** "first" is 1, "twentieth" is 20, "primera" is 1; undefined for any other word. */
export function ordinalNumber(word: string): number | undefined {
  const one = ONES.indexOf(word);
  if (one >= 0) return one + 1;
  const ten = TENS.findIndex((stem) => word === `${stem}ieth`);
  if (ten >= 0) return (ten + 2) * 10;
  const spanish = SPANISH_ORDINALS.findIndex((stem) => word === `${stem}a` || word === `${stem}o`);
  return spanish >= 0
    ? spanish + 1
    : word === 'primer' || word === 'tercer'
      ? spanishShort(word)
      : undefined;
}

const spanishShort = (word: string) => (word === 'primer' ? 1 : 3);

/** "twenty" before "first" is 20. */
export function tensNumber(word: string): number | undefined {
  const ten = TENS.findIndex((stem) => word === `${stem}y`);
  return ten >= 0 ? (ten + 2) * 10 : undefined;
}
