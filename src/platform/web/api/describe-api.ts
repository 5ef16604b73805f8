/** Gives the written-down API its sentences, its problems and its examples, in one language. */
import { readCatalog, type Sentences } from '../messages/catalog.ts';
import type { Locale } from '../locale.ts';
import {
  type ApiDocument,
  type ApiOperation,
  exampleOf,
  referenceTo,
  usedNames,
} from './document.ts';

const OURS = 'api-pages';
const PROBLEM_TYPE = 'application/problem+json';
const LICENSE = { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' };
/** Of the shapes, not of the software: it grows when a client would have to change. */
const VERSION = '1.0.0';

export interface Described {
  readonly locale: Locale;
  /** The force's id: other forces are not known here, so addresses name this one. */
  readonly force: string;
  readonly title: string;
}

type Say = (topic: string, ...keys: readonly string[]) => string;

/** Throws where a sentence is missing: an operation is not published without its words. */
export function describeApi(bare: ApiDocument, told: Described): ApiDocument {
  const say = createSay(told.locale);
  const document = structuredClone(bare);
  const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
  const topics = [...new Set(operations.flatMap(({ tags }) => tags))];
  for (const operation of operations) describeOperation(document, { operation, say });
  document.paths = pathsOf(document.paths, told.force);
  describeComponents(document, { topics, say });
  return {
    openapi: document.openapi,
    info: { title: told.title, version: VERSION, description: say(OURS, 'info'), license: LICENSE },
    servers: [{ url: '/' }],
    security: [],
    tags: topics.map((topic) => ({
      name: say(topic, 'tag', 'name'),
      description: say(topic, 'tag', 'description'),
    })),
    paths: document.paths,
    components: document.components,
  };
}

const catalog = readCatalog();

const sentence = (locale: Locale, topic: string, keys: readonly string[]): string | undefined => {
  let found: Sentences | string | undefined = (catalog[locale] ?? {})[topic];
  for (const key of keys)
    found = typeof found === 'object' && Object.hasOwn(found, key) ? found[key] : undefined;
  return typeof found === 'string' ? found : undefined;
};

const createSay =
  (locale: Locale): Say =>
  (topic, ...keys) => {
    const said = sentence(locale, topic, keys) ?? sentence('en', topic, keys);
    if (said === undefined) throw new Error(`No sentence ${topic}:${keys.join('.')}`);
    return said;
  };

interface Describing {
  readonly operation: ApiOperation;
  readonly say: Say;
}

function describeOperation(document: ApiDocument, { operation, say }: Describing): void {
  const { operationId, tags, responses } = operation;
  const [topic = OURS] = tags;
  operation.summary = say(topic, 'operation', operationId, 'summary');
  operation.description = say(topic, 'operation', operationId, 'description');
  operation.tags = tags.map((tag) => say(tag, 'tag', 'name'));
  for (const parameter of operation.parameters)
    parameter.description = say(topic, 'parameter', parameter.name);
  describeBody(operation, { topic, say });
  for (const [status, answer] of Object.entries(responses)) {
    answer.description = say(OURS, 'status', status);
    for (const media of Object.values(answer.content ?? {}))
      media.example = exampleOf(document, media.schema);
  }
  for (const status of operation['x-problems'] ?? [])
    responses[String(status)] = problemAnswer(status, say);
  delete operation['x-problems'];
  delete operation['x-example'];
}

/** A form may be missing where all stands in the query: its schema is the form's alone. */
function describeBody(
  { requestBody }: ApiOperation,
  { topic, say }: { readonly topic: string; readonly say: Say },
): void {
  for (const media of Object.values(requestBody?.content ?? {})) {
    media.schema = media.schema.anyOf?.[0] ?? media.schema;
    for (const [name, part] of Object.entries(media.schema.properties ?? {}))
      part.description = say(topic, 'parameter', name);
  }
}

const problemAnswer = (status: number, say: Say) => ({
  description: say(OURS, 'status', String(status)),
  ...(status === 429 && {
    headers: {
      'Retry-After': {
        description: say(OURS, 'header', 'Retry-After'),
        schema: { type: 'integer' },
      },
    },
  }),
  content: { [PROBLEM_TYPE]: { schema: referenceTo('Problem') } },
});

/** `/api/{force}/...` would fit `/api/forces/{id}` too: the one force that is known is named. */
function pathsOf(paths: ApiDocument['paths'], force: string): ApiDocument['paths'] {
  return Object.fromEntries(
    Object.entries(paths).map(([path, methods]) => {
      if (!path.includes('{force}')) return [path, methods];
      for (const operation of Object.values(methods))
        operation.parameters = operation.parameters.filter(({ name }) => name !== 'force');
      return [path.replace('{force}', force), methods];
    }),
  );
}

interface DescribingComponents {
  readonly topics: readonly string[];
  readonly say: Say;
}

function describeComponents(document: ApiDocument, told: DescribingComponents): void {
  const used = usedNames(document);
  const known = Object.entries(document.components.schemas).filter(([name]) => used.has(name));
  document.components.schemas = Object.fromEntries(known);
  for (const [name, component] of known)
    for (const [property, part] of Object.entries(component.properties ?? {})) {
      const keys = ['field', name, property];
      // Every sentence is there in English.
      const topic = told.topics.find((one) => sentence('en', one, keys));
      // A reference has its description where it leads.
      if (part.$ref === undefined) part.description = told.say(topic ?? OURS, ...keys);
    }
}
