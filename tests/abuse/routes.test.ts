/** Every route of every surface names who may enter it, and every act names its form. */
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type { Database } from '#platform/postgres/database.ts';
import { cloneDatabase } from '#platform/postgres/test-database.ts';
import type { WebApp } from '#platform/web/server/app.ts';
import { unguardedRoutes } from '../../tools/architecture/routes.ts';
import { consoleOn, portalOn } from './surfaces.ts';

let database: Database;
let surfaces: readonly WebApp[];
beforeAll(async () => {
  database = await cloneDatabase(inject('cluster'));
  surfaces = [await portalOn(database), await consoleOn(database)];
});
afterAll(async () => {
  await Promise.all(surfaces.map((app) => app.close()));
  await database.close();
});

const isAccess = (access: unknown): boolean =>
  typeof access === 'object' && access !== null && 'why' in access && access.why !== '';

it('every route of portal and console begins with an access guard that says why', () => {
  const routes = surfaces.flatMap(({ routeList }) =>
    routeList.map(({ method, url, access }) => ({ method, url, onRequest: access })),
  );
  expect(routes.length).toBeGreaterThan(20);
  expect(unguardedRoutes(routes, isAccess)).toEqual([]);
});

it('every route that changes something names its form, or why it needs none', () => {
  const acts = surfaces.flatMap(({ routeList }) =>
    routeList.filter(({ method }) => !['GET', 'HEAD', 'OPTIONS'].includes(method)),
  );
  expect(acts.length).toBeGreaterThan(2);
  expect(acts.filter(({ form }) => form === undefined || form === '')).toEqual([]);
});
