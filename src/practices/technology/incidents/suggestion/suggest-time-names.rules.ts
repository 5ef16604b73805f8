/** What the names of columns hint about times: when it happened, was told, was written down. */
import { hasWord, oneOf } from './suggest-names.rules.ts';

/** The first that fits counts. A name of none of them is taken for the incident's own time. */
const ROLES: readonly (readonly [role: number, words: RegExp])[] = [
  [0, /^(birth|dob|born|hire|hired|appointed|nacimiento|age|edad|expir\w*)$/],
  [5, /^(updated?|modified|edit|edited|load|loaded|insert\w*|upload\w*|refresh\w*|export\w*)$/],
  [5, /^(extract\w*|etl|publish\w*|actualizacion|carga)$/],
  [20, /^(arriv\w*|enroute|closed?|clear|cleared|clearance|disposition|arrest\w*|court|cierre)$/],
  [20, /^(outcome|resolution|charge|charged|detencion)$/],
  [30, /^(end|ended|to|until|thru|through|last|latest|hasta|fin|final)$/],
  [50, /^(dispatch\w*|despacho)$/],
  [60, /^(rep|report|reported|rpt|rptd|rprtd|denuncia|reporte|registro|entered|entry)$/],
  [58, /^(create|created|call|received|rcvd|llamada|recibido)$/],
  [100, /^(occ\w*|offense|offence|hecho|hechos|commi\w*|ocurr\w*|sucedio)$/],
  [95, /^(start\w*|begin\w*|began|from|fr|first|earliest|desde|inicio)$/],
  [90, /^(incident|crime|delito|event|suceso|incidente|tatzeit)$/],
];

const OWN_TIME = 75;

export const timeRole = (words: readonly string[]): number =>
  ROLES.find(([, wanted]) => hasWord(words, wanted))?.[0] ?? OWN_TIME;

/** A role below this is not when an incident happened, but may stand in where nothing better is. */
export const ROLE_LEAST = 1;

const clockWords = oneOf(`
  date dat dt day time tm datetime dttm hour hr hora hrs fecha dia of at on the year yr month
  minute min mins minuto mes anio ano utc local d t 24 hm franja horaria horario
`);

/** What remains of a name without words for clocks: `OCC_DATE` and `OCC TIME` agree. */
export const subjectOf = (words: readonly string[]): string =>
  words
    .filter((word) => !clockWords.test(word))
    .map((word) => word.slice(0, 3))
    .join(' ');

export const namesTime = (words: readonly string[]): boolean =>
  hasWord(words, /^(time|tm|hour|hora|hr|hrs|hm|franja|datetime|horario|horaria)$/);

export const namesDate = (words: readonly string[]): boolean =>
  hasWord(words, /^(date|dat|dt|datetime|dttm|fecha|day|dia|time|timestamp|tiempo)$/) ||
  timeRole(words) !== OWN_TIME;

export const namesUtc = (words: readonly string[]): boolean => hasWord(words, /^(utc|gmt|zulu)$/);

const STARTS = /^(start\w*|begin\w*|began|from|fr|first|earliest|desde|inicio)$/;
const ENDS = /^(end|ended|ending|to|until|thru|through|last|latest|hasta|fin|final)$/;

/** `date_start` and `date_end`, `CMPLNT_FR_DT` and `CMPLNT_TO_DT`. */
export function isEndOf(start: readonly string[], end: readonly string[]): boolean {
  if (!hasWord(end, ENDS) || hasWord(start, ENDS)) return false;
  const rest = (words: readonly string[]) =>
    words
      .filter((word) => !STARTS.test(word) && !ENDS.test(word))
      .map((word) => word.slice(0, 4))
      .sort()
      .join(' ');
  return rest(start) === rest(end);
}

export type PartName = 'year' | 'month' | 'day' | 'hour' | 'minute';

const PARTS: readonly (readonly [PartName, RegExp])[] = [
  ['year', /^(year|yr|yyyy|anio|ano)$/],
  ['month', /^(month|mon|mes|mm)$/],
  ['day', /^(day|dia|dd)$/],
  ['hour', /^(hour|hr|hora|franja|hh)$/],
  ['minute', /^(minute|min|minuto|minutes)$/],
];

/** Undefined also for the day of a week or of a year. */
export function partNamed(words: readonly string[]): PartName | undefined {
  if (hasWord(words, /^(week|weekday|dow|doy|semana|name|nombre|fiscal|fy)$/)) return undefined;
  return PARTS.find(([, wanted]) => hasWord(words, wanted))?.[0];
}
