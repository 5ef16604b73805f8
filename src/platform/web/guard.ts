/** Who may enter a route. Every route begins with one of these, or the server does not start. */
import type { onRequestHookHandler } from 'fastify';

/** What a guard says of itself, so that tests can list who may enter where. */
export interface Access {
  readonly kind: 'open' | 'restricted';
  /** Why the door is open, or for whom it opens. Never empty. */
  readonly why: string;
}

const accessMark = Symbol('access');

export type AccessGuard = onRequestHookHandler & { readonly [accessMark]: Access };

/** Marks a hook as the access guard of a route. A guard that refuses answers the request itself. */
export function accessGuard(access: Access, admit: onRequestHookHandler): AccessGuard {
  if (access.why.trim() === '') throw new Error('An access guard says why');
  return Object.assign(admit, { [accessMark]: access });
}

/** Anybody may enter. `why` is read by reviewers and printed in the list of routes. */
export const openToAll = (why: string): AccessGuard =>
  accessGuard({ kind: 'open', why }, (_request, _reply, next) => next());

export function isAccessGuard(hook: unknown): hook is AccessGuard {
  return typeof hook === 'function' && accessMark in hook;
}

export const accessOf = (guard: AccessGuard): Access => guard[accessMark];
