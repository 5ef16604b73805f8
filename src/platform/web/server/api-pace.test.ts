import { expect, onTestFinished, test } from 'vitest';
import { openToAll } from '../guard.ts';
import { createApiPace, defaultApiRate } from './api-pace.ts';
import { exampleApp } from './web.examples.ts';

const HERE = '192.0.2.1';

test('thirty may come at once, four wait their turn, the next is told to come later', () => {
  const pace = createApiPace(defaultApiRate, () => 0);
  const admissions = Array.from({ length: 40 }, () => pace.admit(HERE));
  const atOnce = admissions.slice(0, 30);
  expect(atOnce.every((it) => it.kind === 'enter' && it.afterMs === 0)).toBe(true);
  const waiting = admissions
    .slice(30, 34)
    .map((it) => (it.kind === 'enter' ? Math.round(it.afterMs) : undefined));
  expect(waiting).toEqual([67, 133, 200, 267]);
  expect(admissions.slice(34).map(({ kind }) => kind)).toEqual(Array(6).fill('refuse'));
  expect(admissions.at(-1)).toEqual({ kind: 'refuse', waitSeconds: 1 });
  expect(pace.admit('198.51.100.7')).toEqual({ kind: 'enter', afterMs: 0 });
});

test('who asks one after another is slowed to fifteen a second and never refused', () => {
  let time = 0;
  const pace = createApiPace(defaultApiRate, () => time);
  for (let asked = 0; asked < 300; asked += 1) {
    const admission = pace.admit(HERE);
    if (admission.kind === 'refuse') throw new Error(`refused at ${asked}`);
    time += admission.afterMs + 1;
  }
  expect(time / 1000).toBeGreaterThan((300 - 31) / 15);
  expect(time / 1000).toBeLessThan(300 / 15);
});

test('after a pause of two seconds thirty may come again', () => {
  let time = 0;
  const pace = createApiPace(defaultApiRate, () => time);
  const enteredAtOnce = () =>
    Array.from({ length: 60 }, () => pace.admit(HERE)).filter(
      (it) => it.kind === 'enter' && it.afterMs === 0,
    ).length;
  expect(enteredAtOnce()).toBe(30);
  time = 1_000;
  expect(enteredAtOnce()).toBeLessThanOrEqual(15);
  time = 10_000;
  expect(enteredAtOnce()).toBe(30);
});

test('forty at once from one network see 429 with Retry-After, and other pages go on', async () => {
  const app = await exampleApp((web) => {
    web.get('/api/things', { onRequest: openToAll('a test') }, () => []);
    web.get('/things', { onRequest: openToAll('a test') }, () => []);
  });
  onTestFinished(() => app.close());
  const answers = await Promise.all(Array.from({ length: 40 }, () => app.inject('/api/things')));
  const refused = answers.filter(({ statusCode }) => statusCode === 429);
  expect(refused.length).toBeGreaterThan(0);
  expect(refused[0]?.headers['retry-after']).toBe('1');
  expect(refused[0]?.headers['access-control-allow-origin']).toBe('*');
  expect(answers.filter(({ statusCode }) => statusCode === 200).length).toBeGreaterThanOrEqual(30);
  const [page, preflight] = [
    await app.inject('/things'),
    await app.inject({ method: 'OPTIONS', url: '/api/things' }),
  ];
  expect([page.statusCode, preflight.statusCode]).toEqual([200, 204]);
  expect(page.headers['access-control-allow-origin']).toBeUndefined();
  expect(page.headers['cross-origin-resource-policy']).toBe('same-origin');
  expect(preflight.headers['access-control-allow-methods']).toContain('POST');
});

test('a question of 4,094 characters is read, a longer one gets 400', async () => {
  const app = await exampleApp((web) => {
    web.get('/api/things', { onRequest: openToAll('a test') }, () => []);
  });
  onTestFinished(() => app.close());
  const asked = async (characters: number) =>
    (await app.inject(`/api/things?${'q'.repeat(characters)}`)).statusCode;
  expect([await asked(4_094), await asked(4_095)]).toEqual([200, 400]);
});
