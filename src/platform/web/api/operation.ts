/** How an operation of the public API names itself, so that it can be documented. */
import { z } from 'zod';

declare module 'fastify' {
  interface FastifySchema {
    /** Stays out of the written-down API unless it is there. */
    operationId?: string;
    tags?: readonly string[];
    consumes?: readonly string[];
    'x-problems'?: readonly number[];
    'x-example'?: string;
  }
}

export interface OperationWords {
  /** Unique in the whole API; its sentences are `operation.<id>` of the topic's messages. */
  readonly id: string;
  /** Namespace of the messages that speak of it. */
  readonly topic: string;
  /** Statuses of problems that it can answer with; 429 is every operation's. */
  readonly problems?: readonly number[];
  /** An address to try, with names in braces that the page fills in: see `ApiExamples`. */
  readonly example?: string;
}

/** The part of a route's schema that documents it. */
export const operation = ({ id, topic, problems = [], example }: OperationWords) => ({
  operationId: id,
  tags: [topic],
  'x-problems': [...problems, 429].toSorted((one, other) => one - other),
  ...(example !== undefined && { 'x-example': example }),
});

const reason = z
  .object({
    code: z.string().meta({ examples: ['month-not-understood'] }),
    field: z
      .string()
      .optional()
      .meta({ examples: ['date'] }),
    detail: z.string().meta({ examples: ['Write a month as 2026-09.'] }),
  })
  .meta({ id: 'ProblemReason' });

/** RFC 9457, as every problem of ours is told. Source: rfc-9457 */
export const problem = z
  .object({
    type: z.string().meta({ examples: ['/problems/parameters-refused'] }),
    title: z.string().meta({ examples: ['Some parts of this question need a change'] }),
    status: z.int().meta({ examples: [400] }),
    detail: z.string().meta({ examples: ['Look at the list of parts that need a change.'] }),
    errorId: z.string().optional(),
    refusals: z.array(reason).optional(),
  })
  .meta({ id: 'Problem' });
