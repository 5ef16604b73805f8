/** Writes the public API down from the schemas that its routes check by. */
import swagger from '@fastify/swagger';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { openToAll } from '../guard.ts';
import type { WebApp } from '../server/app.ts';
import { type Visit, visitOf } from '../visit.ts';
import { describeApi } from './describe-api.ts';
import { apiDocument, type ApiDocument } from './document.ts';
import { problem } from './operation.ts';

/** Call before any route of the API is registered, and wait for it. */
export async function writeApiDown(app: WebApp): Promise<void> {
  await app.register(swagger, {
    openapi: { openapi: '3.1.1', info: { title: '', version: '' } },
    convertConstToEnum: false,
    // Pages have schemas too; what documents itself has an operation's name.
    transform: (given) =>
      given.schema?.operationId === undefined
        ? { schema: { hide: true }, url: given.url }
        : jsonSchemaTransform(given),
    transformObject: jsonSchemaTransformObject,
  });
}

/** As the routes state it, without sentences. */
export const bareApi = (app: WebApp): ApiDocument => apiDocument.parse(app.swagger());

export const apiFor = (app: WebApp, visit: Visit): ApiDocument =>
  describeApi(bareApi(app), {
    locale: visit.locale,
    force: visit.site.slug,
    title: visit.site.name,
  });

export function openApiRoute(app: WebApp): void {
  const written = new Map<string, string>();
  app.get(
    '/api/openapi.json',
    { onRequest: openToAll('programs read here what they may ask') },
    (request, reply) => {
      const visit = visitOf(request);
      const key = JSON.stringify([visit.site.slug, visit.site.name, visit.locale]);
      const text = written.get(key) ?? JSON.stringify(apiFor(app, visit));
      written.set(key, text);
      return reply.type('application/json; charset=utf-8').send(text);
    },
  );
}

/** Every operation can answer with it, so it is among the components. */
export const sharedComponents = [problem] as const;
