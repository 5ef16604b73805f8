/** Answers with a problem: a document for programs, a page for people. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Refusal } from '#kernel/result.ts';
import type { Locale } from '../locale.ts';
import { refusalSentence, translator } from '../messages/translate.ts';
import {
  type Problem,
  type ProblemCode,
  type RenderProblemPage,
  problemDocument,
  problemStatus,
} from '../problem.ts';
import { type Visit, visitIfAny } from '../visit.ts';
import { arrivalOf, isApiCall } from './arrival.ts';
import { loggedFault } from './log.ts';

declare module 'fastify' {
  interface FastifyInstance {
    readonly renderProblemPage: RenderProblemPage;
  }
}

export interface ProblemReport {
  readonly code: ProblemCode;
  readonly refusals?: readonly Refusal[];
  readonly errorId?: string;
  readonly retryAfterSeconds?: number;
}

/** Use as `return sendProblem(reply, 'not-found')`, in a hook or in a handler. */
export async function sendProblem(
  reply: FastifyReply,
  report: ProblemCode | ProblemReport,
): Promise<FastifyReply> {
  const visit = visitIfAny(reply.request);
  const problem = problemOf(typeof report === 'string' ? { code: report } : report, visit);
  reply.code(problem.status).header('cache-control', 'no-store').header('vary', 'Accept');
  if (problem.retryAfterSeconds !== undefined)
    reply.header('retry-after', String(problem.retryAfterSeconds));
  if (!wantsPage(reply.request))
    return reply.type('application/problem+json').send(JSON.stringify(problemDocument(problem)));
  return reply.type('text/html; charset=utf-8').send(await pageOf(reply, problem, visit));
}

/** A problem in words. Without a visit English is spoken. */
export function problemOf(report: ProblemReport, visit: Visit | undefined): Problem {
  const { code, refusals = [], ...rest } = report;
  const locale: Locale = visit?.locale ?? 'en';
  return {
    ...rest,
    code,
    status: problemStatus[code],
    title: translator(locale)(`problems:title.${code}`),
    detail: refusalSentence(locale, { code }),
    refusals: refusals.map((refusal) => ({
      code: refusal.code,
      ...(refusal.field === undefined ? {} : { field: refusal.field }),
      detail: refusalSentence(locale, refusal),
    })),
  };
}

/** People's browsers ask for `text/html` by name; programs ask for JSON or for anything. */
function wantsPage(request: FastifyRequest): boolean {
  if (isApiCall(arrivalOf(request.raw).url)) return false;
  return (request.headers.accept ?? '').includes('text/html');
}

/** A fault in the problem page itself must not hide the problem. */
async function pageOf(reply: FastifyReply, problem: Problem, visit: Visit | undefined) {
  try {
    return await reply.server.renderProblemPage(problem, visit);
  } catch (error) {
    reply.server.log.error({ fault: loggedFault(error) }, 'the problem page cannot be drawn');
    return plainProblemPage(problem, visit);
  }
}

/** The page of last resort: no style, no script, nothing that could fail. */
export function plainProblemPage(problem: Problem, visit: Visit | undefined): string {
  const { title, detail, errorId, refusals } = problem;
  const reasons = refusals.map((refusal) => `<li>${escapeText(refusal.detail)}</li>`).join('');
  return [
    `<!doctype html><html lang="${visit?.locale ?? 'en'}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width">',
    `<title>${escapeText(title)}</title></head>`,
    `<body><main><h1>${escapeText(title)}</h1><p>${escapeText(detail)}</p>`,
    reasons === '' ? '' : `<ul>${reasons}</ul>`,
    errorId === undefined ? '' : `<p><code>${escapeText(errorId)}</code></p>`,
    '</main></body></html>',
  ].join('');
}

const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
