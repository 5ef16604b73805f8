/** Holds answers against the OpenAPI document that the portal itself serves. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { type ApiDocument, apiDocument, type ApiOperation } from '#platform/web/api/document.ts';
import type { WebApp } from '#platform/web/server/app.ts';

export interface ApiAsker {
  readonly document: ApiDocument;
  /** Asks, and throws unless the answer is one that the document promises. */
  ask(options: InjectOptions & { readonly url: string }): Promise<LightMyRequestResponse>;
  /** Operations that were asked, as `get /api/forces`. */
  readonly asked: ReadonlySet<string>;
}

export async function askerOf(app: WebApp, host: string): Promise<ApiAsker> {
  const answer = await app.inject({ url: '/api/openapi.json', headers: { host } });
  if (answer.statusCode !== 200) throw new Error(`No document: ${answer.body}`);
  const document = apiDocument.parse(answer.json());
  const check = createCheck(document);
  const asked = new Set<string>();
  return {
    document,
    asked,
    async ask({ url, method = 'GET', headers, ...more }) {
      const found = operationAt(document, String(method).toLowerCase(), url);
      if (!found) throw new Error(`The document does not know ${method} ${url}`);
      asked.add(found.name);
      const given = { url, method, headers: { host, ...headers }, ...more };
      const response = await app.inject(given);
      check(found, response);
      return response;
    },
  };
}

export type Answered = Pick<LightMyRequestResponse, 'statusCode' | 'headers' | 'body'>;

interface Found {
  readonly name: string;
  readonly path: string;
  readonly method: string;
  readonly operation: ApiOperation;
}

/** A path without a parameter goes before one with. */
export function operationAt(document: ApiDocument, method: string, url: string): Found | undefined {
  const [asked = ''] = url.split('?');
  const path = Object.keys(document.paths)
    .filter((template) => patternOf(template).test(asked))
    .toSorted((one, other) => one.split('{').length - other.split('{').length)[0];
  const operation = path === undefined ? undefined : document.paths[path]?.[method];
  return path === undefined || !operation
    ? undefined
    : { name: `${method} ${path}`, path, method, operation };
}

const patternOf = (template: string): RegExp =>
  new RegExp(`^${template.replaceAll('.', String.raw`\.`).replaceAll(/\{\w+\}/g, '[^/]+')}$`);

/** Throws for an answer that the document does not promise. */
export function createCheck(document: ApiDocument) {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  ajv.addSchema({ $id: 'api', ...document });
  const escaped = (part: string) => part.replaceAll('~', '~0').replaceAll('/', '~1');
  return ({ name, path, method, operation }: Found, response: Answered): void => {
    const status = String(response.statusCode);
    const type = String(response.headers['content-type']).split(';')[0] ?? '';
    if (!operation.responses[status]?.content?.[type])
      throw new Error(`${name} does not promise ${status} ${type}: ${response.body.slice(0, 200)}`);
    const place = ['paths', path, method, 'responses', status, 'content', type, 'schema'];
    const validate = ajv.getSchema(
      `api#/${place.map((it) => encodeURIComponent(escaped(it))).join('/')}`,
    );
    if (!validate) throw new Error(`${name} has no schema for ${status}`);
    if (validate(JSON.parse(response.body)) !== true)
      throw new Error(`${name}: ${ajv.errorsText(validate.errors)}`);
  };
}
