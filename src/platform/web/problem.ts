/** An answer that is not the page asked for, as RFC 9457 describes it. Source: rfc-9457 */
import type { Refusal } from '#kernel/result.ts';
import type { Visit } from './visit.ts';

/** The problems that the platform itself can meet, each with its status. */
export const problemStatus = {
  'bad-request': 400,
  'query-too-long': 400,
  'parameters-refused': 400,
  'not-our-form': 403,
  'not-found': 404,
  'method-not-allowed': 405,
  'too-large': 413,
  'link-too-long': 414,
  'content-type-not-read': 415,
  'host-unknown': 421,
  'input-refused': 422,
  'too-many-requests': 429,
  'server-fault': 500,
  'server-busy': 503,
  'answer-too-large': 503,
} as const;

export type ProblemCode = keyof typeof problemStatus;

export interface Problem {
  /** A `ProblemCode`, or the refusal that a page of ours explains. */
  readonly code: string;
  readonly status: number;
  /** One line, the same for every occurrence. */
  readonly title: string;
  /** What happened and what the reader can do. */
  readonly detail: string;
  /** Every reason at once, where input was refused. */
  readonly refusals: readonly ProblemRefusal[];
  /** Finds the fault in the log. It is random and says nothing about the reader. */
  readonly errorId?: string;
  readonly retryAfterSeconds?: number;
}

export interface ProblemRefusal {
  readonly code: Refusal['code'];
  readonly field?: string;
  readonly detail: string;
}

/** Draws a problem for people. Without a visit (unknown host) there is no site to speak for. */
export type RenderProblemPage = (
  problem: Problem,
  visit: Visit | undefined,
) => string | Promise<string>;

/** The document that programs get. `type` is a page of ours which explains the code. */
export function problemDocument(problem: Problem): Record<string, unknown> {
  const { code, status, title, detail, refusals, errorId } = problem;
  return {
    type: `/problems/${code}`,
    title,
    status,
    detail,
    ...(errorId === undefined ? {} : { errorId }),
    ...(refusals.length === 0 ? {} : { refusals }),
  };
}
