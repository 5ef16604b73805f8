/** Every route of an app, known by its access guard. A route without one stops the start. */
import type { FastifyInstance, RouteOptions } from 'fastify';
import { type Access, accessOf, isAccessGuard } from '../guard.ts';
import { isFormGuard } from './form-guard.ts';

export interface ListedRoute {
  readonly method: string;
  /** The pattern, such as `/beats/:id`. */
  readonly url: string;
  readonly access: Access;
  /** The form whose token a POST must carry, or why it carries none. Undefined for GET and HEAD. */
  readonly form: string | undefined;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Why a POST takes no form token: a read-only API, the witness protocol. */
    withoutFormToken?: string;
    /** True for a route that answers on any host, for no agency, such as `/healthz`. */
    isSiteless?: boolean;
  }
}

const listOf = <Item>(one: Item | readonly Item[] | undefined): readonly Item[] =>
  one === undefined ? [] : Array.isArray(one) ? one : [one as Item];

/** Call before any route is registered. Registering a route that breaks the rule then throws. */
export function listRoutes(app: FastifyInstance): ListedRoute[] {
  const routes: ListedRoute[] = [];
  app.addHook('onRoute', (route) => {
    for (const method of listOf(route.method)) routes.push(checkedRoute(method, route));
  });
  return routes;
}

function checkedRoute(method: string, route: RouteOptions): ListedRoute {
  const name = `${method} ${route.url}`;
  const [guard] = listOf<unknown>(route.onRequest);
  if (!isAccessGuard(guard))
    throw new Error(`${name}: onRequest must begin with an access guard, such as openToAll(why)`);
  return { method, url: route.url, access: accessOf(guard), form: formOf(method, name, route) };
}

function formOf(method: string, name: string, route: RouteOptions): string | undefined {
  if (['GET', 'HEAD', 'OPTIONS'].includes(method)) return undefined;
  const guard = listOf<unknown>(route.preHandler).find(isFormGuard);
  const form = guard?.form ?? route.config?.withoutFormToken;
  if (form === undefined || form === '')
    throw new Error(
      `${name}: preHandler needs forms.admit(form), or config.withoutFormToken says why`,
    );
  return form;
}

const patternOf = (url: string): RegExp =>
  new RegExp(
    `^${url
      .replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`)
      .replaceAll(/:\w+/g, '[^/]+')
      .replaceAll('*', '.*')}$`,
  );

/** Which methods a path answers to, for 405 and OPTIONS. Compiled at the first miss, then kept. */
export function createMethodsOf(routes: readonly ListedRoute[]): (path: string) => string[] {
  let patterns: { readonly method: string; readonly pattern: RegExp }[] | undefined;
  return (path) => {
    patterns ??= routes.map(({ method, url }) => ({ method, pattern: patternOf(url) }));
    const methods = patterns.filter((it) => it.pattern.test(path)).map((it) => it.method);
    return [...new Set(methods)].toSorted();
  };
}
