/** The one place where what was thrown, or not found, becomes an answer. Never a stack trace. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import type { ProblemCode } from '../problem.ts';
import { visitIfAny } from '../visit.ts';
import { arrivalOf, isApiCall, ownPath } from './arrival.ts';
import { loggedFault, newErrorId } from './log.ts';
import { refusalOfIssue } from './issue-refusal.ts';
import { createMethodsOf, type ListedRoute } from './route-list.ts';
import { type ProblemReport, sendProblem } from './send-problem.ts';

/** How long a caller waits before asking again when the database is away or we are stopping. */
const RETRY_AFTER_SECONDS = 5;

const problemOfStatus: ReadonlyMap<number, ProblemCode> = new Map([
  [404, 'not-found'],
  [405, 'method-not-allowed'],
  [413, 'too-large'],
  [414, 'link-too-long'],
  [415, 'content-type-not-read'],
  [429, 'too-many-requests'],
]);

/** Codes of PostgreSQL and of sockets that mean "not now" rather than "wrong". */
const awayCodes = /^(?:08...|57P0[1-3]|53...|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT)$/;

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

const statusOf = (error: unknown): number =>
  typeof error === 'object' && error !== null && 'statusCode' in error
    ? Number(error.statusCode)
    : 500;

/** What a thrown value means for the caller; undefined when it is a fault of ours. */
function reportOf(error: unknown, request: FastifyRequest): ProblemReport | undefined {
  if (hasZodFastifySchemaValidationErrors(error))
    return reportOfSchema(error, isApiCall(arrivalOf(request.raw).url));
  const status = statusOf(error);
  if (awayCodes.test(codeOf(error)) || status === 503)
    return { code: 'server-busy', retryAfterSeconds: RETRY_AFTER_SECONDS };
  if (status < 400 || status >= 500) return undefined;
  return { code: problemOfStatus.get(status) ?? 'bad-request' };
}

interface SchemaError {
  readonly validationContext?: string | undefined;
  readonly validation: readonly {
    readonly keyword: string;
    readonly instancePath: string;
    readonly message?: string;
    readonly params: Record<string, unknown>;
  }[];
}

/** A path with an impossible value (`/beats/%F0`) is no page; everything else is input to mend. */
function reportOfSchema(
  { validation, validationContext }: SchemaError,
  isApi: boolean,
): ProblemReport {
  if (validationContext === 'params') return { code: 'not-found' };
  const refusals = validation.map(({ keyword, instancePath, message = '', params }) =>
    refusalOfIssue({ ...params, code: keyword, message, path: instancePath.slice(1).split('/') }),
  );
  return { code: isApi ? 'parameters-refused' : 'input-refused', refusals };
}

export function answerFaults(app: FastifyInstance): void {
  app.setErrorHandler(async (error, request, reply) => {
    const report = reportOf(error, request);
    if (report?.code !== undefined && report.code !== 'server-busy')
      return sendProblem(reply, report);
    const errorId = newErrorId();
    const route = request.routeOptions.url ?? 'unmatched';
    app.log.error({ errorId, method: request.method, route, fault: loggedFault(error) }, 'fault');
    return sendProblem(reply, { ...(report ?? { code: 'server-fault' }), errorId });
  });
}

/** 301 for a slash too many, 405 for another method's path, 404 for the rest. */
export function answerMisses(app: FastifyInstance, routes: readonly ListedRoute[]): void {
  const methodsOf = createMethodsOf(routes);
  app.setNotFoundHandler((request, reply) => {
    const [path = '/', query] = arrivalOf(request.raw).url.split('?', 2);
    const trimmed = path.replace(/\/+$/, '');
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (isRead && trimmed !== path && methodsOf(trimmed).length > 0)
      return moveTo(request, reply, query === undefined ? trimmed : `${trimmed}?${query}`);
    const methods = methodsOf(path);
    if (methods.length === 0) return sendProblem(reply, 'not-found');
    reply.header('allow', [...methods, 'OPTIONS'].join(', '));
    if (request.method === 'OPTIONS') return reply.code(204).send();
    return sendProblem(reply, 'method-not-allowed');
  });
}

function moveTo(request: FastifyRequest, reply: FastifyReply, url: string): FastifyReply {
  const target = ownPath(url);
  return reply.redirect(visitIfAny(request)?.href(target) ?? target, 301);
}
