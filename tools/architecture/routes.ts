/** The rule of access, on what an app has really registered: every route begins with a guard. */

/** A route as Fastify's `onRoute` hook tells it. */
export interface RegisteredRoute {
  readonly method: string | readonly string[];
  readonly url: string;
  /** One hook, a list of hooks in the order in which they run, or nothing. */
  readonly onRequest?: unknown;
}

/** The routes whose first `onRequest` hook is no access guard, as sentences for a failing test. */
export function unguardedRoutes(
  routes: readonly RegisteredRoute[],
  isAccessGuard: (hook: unknown) => boolean,
): string[] {
  return routes
    .filter(({ onRequest }) => !isAccessGuard(Array.isArray(onRequest) ? onRequest[0] : onRequest))
    .map(
      ({ method, url }) =>
        `${String(method)} ${url}: no access guard [routes]. Way out: begin onRequest with ` +
        'openToAll(why) or onlyFor(...).',
    );
}
