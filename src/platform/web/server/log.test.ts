import { expect, test } from 'vitest';
import { openToAll } from '../guard.ts';
import { createForms } from './form-guard.ts';
import { createFormTokens } from './form-token.ts';
import { loggedFault, newErrorId } from './log.ts';
import { exampleApp, exampleSecret, memoryLog } from './web.examples.ts';

const open = openToAll('a test');

const marks = {
  address: '203.0.113.201',
  agent: 'MarkedBrowser/9.9',
  query: 'marked-query',
  value: 'marked-value',
  typed: 'marked-words',
  forwarded: '203.0.113.202',
};

async function loggedAfterVisits() {
  const { lines, log } = memoryLog();
  const forms = createForms({
    tokens: createFormTokens(exampleSecret, Date.now),
    isProduction: false,
  });
  const app = await exampleApp(
    (web) => {
      web.get('/beats/:id', { onRequest: open }, () => 'a beat');
      web.get('/broken/:id', { onRequest: open }, () => {
        throw Object.assign(new Error(`invalid input: "${marks.value}"`), {
          detail: `Key (words)=(${marks.typed}) exists`,
        });
      });
      web.get('/ask', { onRequest: open }, (request, reply) => forms.open(request, reply, 'ask'));
      web.post('/ask', { onRequest: open, preHandler: forms.admit('ask') }, () => 'received');
    },
    { log, trustedProxies: ['10.0.0.1'] },
  );
  const visit = {
    remoteAddress: marks.address,
    headers: { 'user-agent': marks.agent, 'x-forwarded-for': marks.forwarded },
  };
  for (const path of ['beats/', 'broken/', 'nowhere/', 'es/beats/', '%ff'])
    await app.inject({ ...visit, url: `/${path}${marks.value}?near=${marks.query}` });
  const { body: token } = await app.inject({ ...visit, url: '/ask' });
  await app.inject({
    ...visit,
    method: 'POST',
    url: '/ask',
    headers: { ...visit.headers, 'content-type': 'application/x-www-form-urlencoded' },
    payload: `_token=${token}&words=${marks.typed}`,
  });
  const whileRunning = [...lines];
  await app.close();
  return { whileRunning, all: lines };
}

test('no line of the log holds address, browser, query, value of a path, or answer', async () => {
  const { all } = await loggedAfterVisits();
  expect(all).toHaveLength(4);
  const text = all.join('');
  for (const mark of Object.values(marks)) expect(text).not.toContain(mark);
});

test('a page that was read is one line: method, route, status, milliseconds', async () => {
  const { whileRunning } = await loggedAfterVisits();
  const answered = whileRunning
    .map((line) => JSON.parse(line))
    .filter((it) => it.msg === 'answered');
  expect(answered[0]).toEqual({
    level: 30,
    time: expect.any(Number),
    method: 'GET',
    route: '/beats/:id',
    status: 200,
    ms: expect.any(Number),
    msg: 'answered',
  });
});

test("a resident's act leaves no minute in the log: acts are counted once a day", async () => {
  const { whileRunning, all } = await loggedAfterVisits();
  expect(whileRunning.join('')).not.toContain('/ask');
  const last = JSON.parse(all.at(-1) ?? '{}');
  expect(last.acts).toMatchObject({
    'GET /ask 200': { count: 1 },
    'POST /ask 200': { count: 1 },
    'GET /broken/:id 500': { count: 1 },
  });
});

test('a fault is found by the code that the reader was shown', async () => {
  const { lines, log } = memoryLog();
  const app = await exampleApp(
    (web) =>
      web.get('/broken', { onRequest: open }, () => {
        throw new TypeError('x is not a function');
      }),
    { log },
  );
  const { errorId } = (await app.inject('/broken')).json();
  await app.close();
  const fault = lines.map((line) => JSON.parse(line)).find((line) => line.errorId === errorId);
  expect(fault).toMatchObject({
    route: '/broken',
    fault: {
      type: 'TypeError',
      message: 'x is not a function',
      stack: expect.stringMatching(/^\s+at /),
    },
  });
});

test('a logged fault quotes nothing', () => {
  const parse = () => JSON.parse('{"words": correct horse}');
  expect(parse).toThrow();
  try {
    parse();
  } catch (error) {
    expect(JSON.stringify(loggedFault(error))).not.toContain('horse');
  }
  expect(loggedFault('horse')).toEqual({ type: 'string', message: '', stack: '' });
});

test('codes of faults differ and are easy to read aloud', () => {
  const ids = Array.from({ length: 200 }, newErrorId);
  expect(new Set(ids).size).toBe(200);
  for (const id of ids) expect(id).toMatch(/^[2-9B-DF-HJ-KM-NP-RTV-Y]{8}$/);
});
