/** Reads off a text in which order and signs its date and time are written. */

/** Which of day and month stands first where a text like `03/04/2019` does not tell. */
export type DayOrder = 'month-first' | 'day-first';

interface Shape {
  readonly pattern: RegExp;
  /** `$1` and so on are what the pattern found, as in `replace`. */
  readonly format: (found: readonly string[], order: DayOrder) => string;
}

const year = (digits = '') => (digits.length === 4 ? 'YYYY' : 'YY');

/** Dates at the beginning of a text; the first that fits counts. */
const dateShapes: readonly Shape[] = [
  {
    pattern: /^(\d{4})([-/.])\d{1,2}\2\d{1,2}(?!\d)/,
    format: ([, , sign = '']) => `YYYY${sign}MM${sign}DD`,
  },
  {
    pattern: /^\d{1,2}([-/.])\d{1,2}\1(\d{4}|\d{2})(?!\d)/,
    format: ([, sign = '', digits], order) =>
      order === 'month-first'
        ? `MM${sign}DD${sign}${year(digits)}`
        : `DD${sign}MM${sign}${year(digits)}`,
  },
  {
    pattern: /^\d{1,2}([-/ .])\p{L}{3,10}\.?\1(\d{4}|\d{2})(?!\d)/u,
    format: ([, sign = '', digits]) => `DD${sign}MMM${sign}${year(digits)}`,
  },
  {
    pattern: /^\p{L}{3,10}\.?([-/ ])\d{1,2}(,?)([-/ ])\d{4}(?!\d)/u,
    format: ([, sign = '', comma = '', second = '']) => `MMM${sign}DD${comma}${second}YYYY`,
  },
  {
    pattern: /^\d{4}([-/ ])\p{L}{3,10}\.?\1\d{1,2}(?!\d)/u,
    format: ([, sign = '']) => `YYYY${sign}MMM${sign}DD`,
  },
  { pattern: /^(19|20)\d{2}(0[1-9]|1[0-2])([0-2]\d|3[01])(?!\d)/, format: () => 'YYYYMMDD' },
];

const timeShape = /^(,? +|T|_)?(\d{1,2}):(\d{2})(:\d{2})?(\.\d+)?( ?)([AaPp]\.?[Mm]\.?)?/;

export interface TextClock {
  readonly format: string;
  readonly hasTime: boolean;
  /** `Z`, `+00`, `-05:00`; '' without. */
  readonly offset: string;
}

/** How a text is written; undefined when it is no date. */
export function clockOf(text: string, order: DayOrder): TextClock | undefined {
  for (const { pattern, format } of dateShapes) {
    const found = pattern.exec(text);
    if (!found) continue;
    const date = format(found, order);
    const rest = text.slice(found[0].length);
    if (rest === '') return { format: date, hasTime: false, offset: '' };
    return withTime(date, rest);
  }
  return undefined;
}

function withTime(date: string, rest: string): TextClock | undefined {
  const found = timeShape.exec(rest);
  if (!found) return undefined;
  const [whole, joint = '', , , seconds, , gap = '', half] = found;
  const offset = rest.slice(whole.length).trim();
  if (!/^(Z|UTC|GMT|[+-]\d{2}(:?\d{2})?)?$/i.test(offset)) return undefined;
  const hour = half === undefined ? 'HH' : 'hh';
  const clock = `${hour}:mm${seconds === undefined ? '' : ':ss'}`;
  const end = half === undefined ? '' : `${gap}A`;
  return { format: `${date}${joint}${clock}${end}`, hasTime: true, offset };
}

/** A date whose numbers could be read both ways, as its two numbers. */
export const twoNumbers = (text: string): readonly [number, number] | undefined => {
  const found = /^(\d{1,2})([-/.])(\d{1,2})\2(?:\d{4}|\d{2})(?!\d)/.exec(text);
  return found ? [Number(found[1]), Number(found[3])] : undefined;
};

/** A time of day alone, with or without AM or PM. */
export const isTimeOfDay = (text: string): boolean =>
  /^([01]?\d|2[0-4]):[0-5]\d(:[0-5]\d(\.\d+)?)? ?([AaPp]\.?[Mm]\.?)?$/.test(text);

/** `2230`, `45` for 00:45, also as `2230.0`. */
export function isClockNumber(text: string): boolean {
  const found = /^(\d{1,4})(?:\.0+)?$/.exec(text);
  const number = Number(found?.[1] ?? Number.NaN);
  return number <= 2400 && number % 100 < 60;
}
