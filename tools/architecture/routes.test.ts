/** The rule of access, on routes that keep and break it. */
import { expect, test } from 'vitest';
import { unguardedRoutes } from './routes.ts';

const guard = () => undefined;
const hook = () => undefined;
const isAccessGuard = (one: unknown) => one === guard;

test('a route that begins with an access guard is guarded', () => {
  const routes = [
    { method: 'GET', url: '/', onRequest: guard },
    { method: ['GET', 'HEAD'], url: '/beats/:id', onRequest: [guard, hook] },
  ];
  expect(unguardedRoutes(routes, isAccessGuard)).toEqual([]);
});

test('a route without hooks, with another hook or with the guard too late is named', () => {
  const routes = [
    { method: 'GET', url: '/bare' },
    { method: 'POST', url: '/hooked', onRequest: hook },
    { method: ['PUT', 'PATCH'], url: '/late', onRequest: [hook, guard] },
    { method: 'GET', url: '/empty', onRequest: [] },
  ];
  expect(unguardedRoutes(routes, isAccessGuard).map((problem) => problem.split(':')[0])).toEqual([
    'GET /bare',
    'POST /hooked',
    'PUT,PATCH /late',
    'GET /empty',
  ]);
});
