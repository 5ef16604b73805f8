/** The parts of an OpenAPI 3.1 document that we read and complete. */
import { z } from 'zod';

const schema = z.looseObject({
  $ref: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  description: z.string().optional(),
  examples: z.array(z.unknown()).optional(),
  get items() {
    return schema.optional();
  },
  get properties() {
    return z.record(z.string(), schema).optional();
  },
  get anyOf() {
    return z.array(schema).optional();
  },
});

const media = z.looseObject({ schema, example: z.unknown().optional() });

const answer = z.looseObject({
  description: z.string().optional(),
  headers: z.record(z.string(), z.unknown()).optional(),
  content: z.record(z.string(), media).optional(),
});

const parameter = z.looseObject({
  name: z.string(),
  in: z.enum(['path', 'query', 'header']),
  required: z.boolean().default(false),
  description: z.string().optional(),
  schema,
});

const operation = z.looseObject({
  operationId: z.string(),
  tags: z.array(z.string()),
  summary: z.string().optional(),
  description: z.string().optional(),
  parameters: z.array(parameter).default([]),
  requestBody: z.looseObject({ content: z.record(z.string(), media) }).optional(),
  responses: z.record(z.string(), answer),
  'x-problems': z.array(z.int()).optional(),
  'x-example': z.string().optional(),
});

export const apiDocument = z.looseObject({
  openapi: z.string(),
  info: z.record(z.string(), z.unknown()),
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.looseObject({ schemas: z.record(z.string(), schema) }),
});

export type ApiDocument = z.output<typeof apiDocument>;
export type ApiOperation = z.output<typeof operation>;
export type ApiParameter = z.output<typeof parameter>;
export type ApiSchema = z.output<typeof schema>;

const REFERENCE = '#/components/schemas/';

export const nameOf = ({ $ref }: ApiSchema): string | undefined =>
  $ref?.startsWith(REFERENCE) ? $ref.slice(REFERENCE.length) : undefined;

export const referenceTo = (name: string): ApiSchema => ({ $ref: REFERENCE + name });

/** Every schema inside, itself first; what a reference leads to is not inside. */
export function* within(one: ApiSchema): Generator<ApiSchema> {
  yield one;
  const parts = [one.items, ...Object.values(one.properties ?? {}), ...(one.anyOf ?? [])];
  for (const part of parts) if (part) yield* within(part);
}

/** An answer as it could look, from the examples of its smallest parts. */
export function exampleOf(document: ApiDocument, one: ApiSchema): unknown {
  const name = nameOf(one);
  const known = name === undefined ? one : document.components.schemas[name];
  if (!known) return null;
  if (known.examples) return known.examples[0];
  if (known.items) return [exampleOf(document, known.items)];
  const [choice] = known.anyOf ?? [];
  if (choice) return exampleOf(document, choice);
  const properties = Object.entries(known.properties ?? {});
  const required = Array.isArray(known['required']) ? known['required'] : [];
  return Object.fromEntries(
    properties
      .filter(([key]) => required.includes(key))
      .map(([key, part]) => [key, exampleOf(document, part)]),
  );
}

/** Components that something in the paths leads to. */
export function usedNames(document: ApiDocument): ReadonlySet<string> {
  const used = new Set<string>();
  const take = (from: ApiSchema): void => {
    for (const part of within(from)) {
      const name = nameOf(part);
      if (name === undefined || used.has(name)) continue;
      used.add(name);
      const target = document.components.schemas[name];
      if (target) take(target);
    }
  };
  for (const operations of Object.values(document.paths))
    for (const { parameters, requestBody, responses } of Object.values(operations)) {
      for (const one of parameters) take(one.schema);
      for (const one of Object.values(requestBody?.content ?? {})) take(one.schema);
      for (const { content = {} } of Object.values(responses))
        for (const one of Object.values(content)) take(one.schema);
    }
  return used;
}
