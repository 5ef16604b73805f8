import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import { createRateLimiter, networkOf } from './rate-limit.ts';
import { createLoadLimiter } from './load-limit.ts';
import { exampleApp } from './web.examples.ts';

const limits = { readsPerMinute: 3, actsPerMinute: 1 };
const A_MINUTE_MS = 60_000;

test('a network that asks too often waits until its minute is over', () => {
  let time = 0;
  const limiter = createRateLimiter(limits, () => time);
  const waits = Array.from({ length: 5 }, () => limiter.waitSeconds('192.0.2.1', 'read'));
  expect(waits).toEqual([0, 0, 0, 60, 60]);
  expect(limiter.waitSeconds('192.0.2.2', 'read')).toBe(0);
  time = 59_500;
  expect(limiter.waitSeconds('192.0.2.1', 'read')).toBe(1);
  time = A_MINUTE_MS;
  expect(limiter.waitSeconds('192.0.2.1', 'read')).toBe(0);
});

test('sending is counted apart from reading and more strictly', () => {
  const limiter = createRateLimiter(limits, () => 0);
  expect(limiter.waitSeconds('192.0.2.1', 'act')).toBe(0);
  expect(limiter.waitSeconds('192.0.2.1', 'act')).toBe(60);
  expect(limiter.waitSeconds('192.0.2.1', 'read')).toBe(0);
});

test('behind our own machine may stand everybody, so it is given more', () => {
  const limiter = createRateLimiter(limits, () => 0);
  for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1'])
    for (let count = 0; count < 50; count += 1)
      expect(limiter.waitSeconds(address, 'read')).toBe(0);
});

test('a household with IPv6 is one network whatever address it uses', () => {
  expect(networkOf('2001:db8:1:2:aaaa::1')).toBe('2001:db8:1:2');
  expect(networkOf('2001:db8:1:2:ffff:0:0:9')).toBe('2001:db8:1:2');
  expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0');
  expect(networkOf('::1')).toBe('0:0:0:0');
  expect(networkOf('::ffff:192.0.2.7')).toBe('192.0.2.7');
  expect(networkOf('192.0.2.7')).toBe('192.0.2.7');
});

test('with the hour the key changes and every count is forgotten', () => {
  let time = 60 * A_MINUTE_MS - 1;
  const limiter = createRateLimiter({ readsPerMinute: 1, actsPerMinute: 1 }, () => time - 1);
  expect(limiter.waitSeconds('192.0.2.1', 'read')).toBe(0);
  expect(limiter.waitSeconds('192.0.2.1', 'read')).toBeGreaterThan(0);
  time = 2 * 60 * A_MINUTE_MS;
  expect(limiter.waitSeconds('192.0.2.1', 'read')).toBe(0);
});

test('too many requests are answered with 429, also where there is no page', async () => {
  const app = await exampleApp(() => undefined, { rateLimits: limits, now: () => 0 });
  onTestFinished(() => app.close());
  const ask = () => app.inject({ url: '/nowhere', remoteAddress: '192.0.2.1' });
  const answers = [await ask(), await ask(), await ask(), await ask()];
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 429]);
  expect(answers[3]?.headers['retry-after']).toBe('60');
  expect(answers[3]?.json().type).toBe('/problems/too-many-requests');
});

test('no address is kept in memory once its requests are answered', async () => {
  const thread = new Worker(new URL('address-memory.examples.ts', import.meta.url));
  onTestFinished(async () => void (await thread.terminate()));
  const [found] = await once(thread, 'message');
  expect(found).toEqual({ isKeptOneFound: true, isVisitorFound: false });
});

test('when too much is under way, reading yields to filing', () => {
  const load = createLoadLimiter(2, 3);
  expect([load.mayEnter('read'), load.mayEnter('read'), load.mayEnter('read')]).toEqual([
    true,
    true,
    false,
  ]);
  expect([load.mayEnter('act'), load.mayEnter('act')]).toEqual([true, false]);
  load.leave();
  expect([load.mayEnter('read'), load.mayEnter('act')]).toEqual([false, true]);
});
