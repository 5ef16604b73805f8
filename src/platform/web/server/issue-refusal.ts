/** From zod's issues to our refusal codes, whose sentences residents read. */
import type { Refusal } from '#kernel/result.ts';

/** The part of zod's issues that we read; every kind of issue has these. */
export interface Issue {
  readonly code?: string | undefined;
  readonly message?: string;
  readonly path: readonly PropertyKey[];
  readonly expected?: unknown;
  readonly origin?: unknown;
  readonly format?: unknown;
  readonly maximum?: unknown;
  readonly minimum?: unknown;
  readonly divisor?: unknown;
  readonly keys?: unknown;
}

type Parameters = NonNullable<Refusal['parameters']>;

/** `isMissing`: nothing was typed there, which matters more than what was expected. */
export function refusalOfIssue(issue: Issue, isMissing = false): Refusal {
  const field = issue.path.map(String).join('.');
  const { code, parameters } = isMissing ? { code: 'field-required' } : namedReason(issue);
  return {
    code,
    ...(field === '' ? {} : { field }),
    ...(parameters === undefined ? {} : { parameters }),
  };
}

interface Reason {
  readonly code: string;
  readonly parameters?: Parameters;
}

function namedReason(issue: Issue): Reason {
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue);
    case 'too_big':
      return limitReason(tooBig, issue.origin, { most: amount(issue.maximum) });
    case 'too_small':
      return limitReason(tooSmall, issue.origin, { least: amount(issue.minimum) });
    case 'invalid_format':
      return { code: formats[String(issue.format)] ?? 'field-wrong-format' };
    case 'not_multiple_of':
      return { code: 'field-wrong-step', parameters: { step: amount(issue.divisor) } };
    case 'invalid_value':
      return { code: 'field-not-in-list' };
    case 'unrecognized_keys':
      return { code: 'field-unknown', parameters: { names: String(issue.keys) } };
    case 'custom':
      return { code: ownCode(issue.message) ?? 'field-not-understood' };
    default:
      return { code: 'field-not-understood' };
  }
}

function wrongType({ expected, message = '' }: Issue): Reason {
  if (/received (?:undefined|null)$/.test(message)) return { code: 'field-required' };
  if (expected === 'int') return { code: 'field-not-whole' };
  if (expected === 'number' || expected === 'bigint') return { code: 'field-not-a-number' };
  if (expected === 'date') return { code: 'field-not-a-date' };
  return { code: message.endsWith('received array') ? 'field-repeated' : 'field-not-understood' };
}

type Limits = Readonly<Record<string, string>>;

const tooBig: Limits = {
  string: 'field-too-long',
  array: 'field-too-many',
  set: 'field-too-many',
  date: 'field-too-late',
};

const tooSmall: Limits = {
  string: 'field-too-short',
  array: 'field-too-few',
  set: 'field-too-few',
  date: 'field-too-early',
};

function limitReason(limits: Limits, origin: unknown, parameters: Parameters): Reason {
  const ofNumbers = limits === tooBig ? 'field-too-large' : 'field-too-small';
  return { code: limits[String(origin)] ?? ofNumbers, parameters };
}

const formats: Limits = {
  email: 'field-not-an-email',
  url: 'field-not-a-web-address',
  date: 'field-not-a-date',
  time: 'field-not-a-time',
  datetime: 'field-not-a-date',
};

const amount = (limit: unknown): number | string =>
  typeof limit === 'number' ? limit : String(limit);

/** The code of a topic's own rule: `.refine(isInOrder, 'event-ends-before-it-starts')`. */
const ownCode = (message = ''): string | undefined =>
  /^[a-z0-9]+(?:-[a-z0-9]+)+$/.test(message) ? message : undefined;
