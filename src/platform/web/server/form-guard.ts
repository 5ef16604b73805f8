/** Admits a POST when it comes from our own pages and carries the token of the form it fills. */
import type { FastifyReply, FastifyRequest, preHandlerAsyncHookHandler } from 'fastify';
import type { z } from 'zod';
import { type Refusal, type Result, refused } from '#kernel/result.ts';
import { visitOf } from '../visit.ts';
import { type FormBody, formBodyOf } from './form-body.ts';
import type { FormTokens } from './form-token.ts';
import { isOwnOrigin } from './own-origin.ts';
import { markPersonal } from './personal.ts';
import { readForm } from './read-form.ts';
import { sendProblem } from './send-problem.ts';

/** The name of the hidden field. Names that begin with `_` are the platform's. */
export const TOKEN_FIELD = '_token';

const formMark = Symbol('form');

export type FormGuard = preHandlerAsyncHookHandler & { readonly form: string; [formMark]: true };

export const isFormGuard = (hook: unknown): hook is FormGuard =>
  typeof hook === 'function' && formMark in hook;

/** A form as it arrived, with all that is needed to show it again. */
export interface PostedForm {
  /** For the form when it is shown again. The same while valid, so a retry stays one act. */
  readonly token: string;
  /** Random id of the token: the idempotency key of `once`. */
  readonly id: string;
  /** Open for too long. `read` refuses it; a route that does not `read` asks here. */
  readonly isExpired: boolean;
  readonly body: FormBody;
  /** What was typed, to be shown again: without the platform's fields and without secrets. */
  readonly answers: FormBody;
  /** Reads the answers; a form that was open too long is refused too, and costs nothing typed. */
  read<Schema extends z.ZodObject>(schema: Schema): Result<z.output<Schema>>;
}

export interface Forms {
  /** A fresh token for a form about to be drawn. The page must not be kept by any cache. */
  open(request: FastifyRequest, reply: FastifyReply, form: string): string;
  /** Goes into `preHandler`. `secrets` are fields that are never shown again. */
  admit(form: string, secrets?: readonly string[]): FormGuard;
  /** The form that `admit` let in. */
  posted(request: FastifyRequest): PostedForm;
}

export interface FormSettings {
  readonly tokens: FormTokens;
  readonly isProduction: boolean;
}

export function createForms({ tokens, isProduction }: FormSettings): Forms {
  const admitted = new WeakMap<FastifyRequest, PostedForm>();
  const placeOf = (request: FastifyRequest, form: string) => ({
    form,
    agencyId: visitOf(request).site.agencyId,
  });
  return {
    open(request, reply, form) {
      markPersonal(reply);
      return tokens.issue(placeOf(request, form));
    },
    admit(form, secrets = []) {
      const hook: preHandlerAsyncHookHandler = async (request, reply) => {
        markPersonal(reply);
        const body = formBodyOf(request.body);
        const sent = body[TOKEN_FIELD];
        const place = placeOf(request, form);
        const verdict = tokens.check(typeof sent === 'string' ? sent : '', place);
        if (!isOwnOrigin(request, isProduction) || verdict.kind === 'forged')
          return sendProblem(reply, 'not-our-form');
        const isExpired = verdict.kind === 'expired';
        const token = isExpired ? tokens.issue(place) : String(sent);
        admitted.set(request, postedForm({ token, id: verdict.id, body, secrets, isExpired }));
        return undefined;
      };
      return Object.assign(hook, { form, [formMark]: true } as const);
    },
    posted(request) {
      const form = admitted.get(request);
      if (!form) throw new Error('Only a route with forms.admit() in preHandler has a posted form');
      return form;
    },
  };
}

interface ArrivedForm {
  readonly token: string;
  readonly id: string;
  readonly body: FormBody;
  readonly secrets: readonly string[];
  readonly isExpired: boolean;
}

function postedForm({ token, id, body, secrets, isExpired }: ArrivedForm): PostedForm {
  const isShown = ([name]: readonly [string, unknown]) =>
    !name.startsWith('_') && !secrets.includes(name);
  return {
    token,
    id,
    isExpired,
    body,
    answers: Object.fromEntries(Object.entries(body).filter(isShown)),
    read(schema) {
      const result = readForm(schema, body);
      if (!isExpired) return result;
      const expired: Refusal = { code: 'form-open-too-long' };
      return refused([expired, ...(result.ok ? [] : result.refusal)]);
    },
  };
}
