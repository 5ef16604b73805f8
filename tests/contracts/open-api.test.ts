/** The document at `/api/openapi.json` is good OpenAPI 3.1 and knows every operation. */
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Database } from '#platform/postgres/database.ts';
import { cloneDatabase } from '#platform/postgres/test-database.ts';
import { apiDocument, type ApiDocument } from '#platform/web/api/document.ts';
import type { WebApp } from '#platform/web/server/app.ts';
import { addMarkedAgency, ZEBRA } from '../abuse/marked-agency.ts';
import { portalOn } from '../abuse/surfaces.ts';
import { createCheck, operationAt } from './open-api.ts';

let database: Database;
let portal: WebApp;
beforeAll(async () => {
  database = await cloneDatabase(inject('cluster'));
  await addMarkedAgency(database, ZEBRA);
  portal = await portalOn(database);
});
afterAll(async () => {
  await portal.close();
  await database.close();
});

const headers = { host: `${ZEBRA.slug}.localhost` };
const written = async (prefix = '') =>
  (await portal.inject({ url: `${prefix}/api/openapi.json`, headers })).body;

const lint = async (source: string): Promise<string[]> => {
  const config = await createConfig({ extends: ['recommended'] });
  const problems = await lintFromString({ source, config });
  return problems.map(({ severity, ruleId, message }) => `${severity} ${ruleId}: ${message}`);
};

describe.each(['', '/es', '/ar'])('the document at %s/api/openapi.json', (prefix) => {
  it('has neither an error nor a warning by the recommended rules', async () => {
    expect(await lint(await written(prefix))).toEqual([]);
  });

  it('explains each operation, parameter and property', async () => {
    const document = apiDocument.parse(JSON.parse(await written(prefix)));
    const operations = operationsOf(document);
    for (const { operation, name } of operations) {
      expect(operation.summary, name).toMatch(/\w/);
      for (const parameter of operation.parameters)
        expect(parameter.description, `${name} ${parameter.name}`).toMatch(/\w/);
      expect(Object.keys(operation.responses), name).toContain('429');
    }
    for (const [name, { properties = {} }] of Object.entries(document.components.schemas))
      for (const [property, { description, $ref }] of Object.entries(properties))
        expect(description ?? $ref, `${name}.${property}`).toMatch(/\w/);
  });
});

it('a bad document would be found', async () => {
  const broken = JSON.stringify({ ...JSON.parse(await written()), servers: [] });
  expect(await lint(broken)).not.toEqual([]);
});

it('knows every route below /api/, and no other', async () => {
  const document = apiDocument.parse(JSON.parse(await written()));
  const routes = portal.routeList
    .filter(({ url, method }) => url.startsWith('/api/') && ['GET', 'POST'].includes(method))
    .filter(({ url }) => url !== '/api/openapi.json')
    .map(({ method, url }) => `${method.toLowerCase()} ${url.replace(':force', ZEBRA.slug)}`)
    .map((route) => route.replaceAll(/:(\w+)/g, '{$1}'));
  expect(
    operationsOf(document)
      .map(({ name }) => name)
      .toSorted(),
  ).toEqual(routes.toSorted());
  expect(routes.length).toBeGreaterThan(19);
});

it('an answer of another shape would be found', async () => {
  const document = apiDocument.parse(JSON.parse(await written()));
  const found = operationAt(document, 'get', '/api/forces');
  const check = createCheck(document);
  const answered = (value: unknown, statusCode = 200) => ({
    statusCode,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(value),
  });
  if (!found) throw new Error('The document does not know the forces');
  const force = { id: 'a', name: 'A' };
  expect(() => check(found, answered([force]))).not.toThrow();
  for (const wrong of [{}, [{ id: 'a' }], [{ ...force, more: 1 }], [{ ...force, id: 1 }]])
    expect(() => check(found, answered(wrong))).toThrow('get /api/forces');
  expect(() => check(found, answered([force], 500))).toThrow('does not promise 500');
});

describe('the page for people', () => {
  it.each(['', '/es'])('names every operation, with an address to try: %s/api', async (prefix) => {
    const page = await portal.inject({ url: `${prefix}/api`, headers });
    const document = apiDocument.parse(JSON.parse(await written(prefix)));
    expect(page.statusCode).toBe(200);
    for (const { operation } of operationsOf(document))
      expect(page.body).toContain(operation.summary ?? 'no summary');
    const trials = [...page.body.matchAll(/href="(\/api\/[^"]+)"/g)].map(([, url = '']) =>
      url.replaceAll('&amp;', '&'),
    );
    expect(trials.length).toBeGreaterThan(17);
    for (const url of new Set(trials)) {
      const answer = await portal.inject({ url, headers });
      expect(answer.statusCode, url).toBe(200);
    }
  });
});

const operationsOf = (document: ApiDocument) =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method} ${path}`,
      operation,
    })),
  );
