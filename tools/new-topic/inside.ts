/** The pure middle of a new topic: its words, one rule and their test. */
import type { TopicNames } from './names.ts';

export const words = ({ thing, thingType, thingValue }: TopicNames) => `\
/** What a ${thing.replaceAll('-', ' ')} is, and how one is read from outside input. */
import { z } from 'zod';
import { done, refused, type Result } from '#kernel/result.ts';

export const ${thingValue} = z.object(
  {
    /** Given by the agency; stable, and part of addresses. */
    code: z
      .string({ error: '${thing}-code-missing' })
      .regex(/^[a-z0-9-]{1,40}$/, { error: '${thing}-code-not-plain' }),
    name: z
      .string({ error: '${thing}-name-missing' })
      .trim()
      .min(1, { error: '${thing}-name-missing' })
      .max(200, { error: '${thing}-name-too-long' }),
  },
  { error: '${thing}-not-understood' },
);

export type ${thingType} = Readonly<z.output<typeof ${thingValue}>>;

/** Reads outside input; every problem is told at once. */
export function read${thingType}(input: unknown): Result<${thingType}> {
  const read = ${thingValue}.safeParse(input);
  if (read.success) return done(read.data);
  return refused(
    read.error.issues.map(({ path, message }) => ({ code: message, field: path.join('.') })),
  );
}
`;

export const rules = ({ thing, thingType, topic, topicType }: TopicNames) => `\
/** Decisions about ${topic.replaceAll('-', ' ')}. Pure: facts in, decision out, with the reason. */
import { done, refusedFor, type Result } from '#kernel/result.ts';
import type { ${thingType} } from './${thing}.ts';

/** A name is given once, so that people know which one is meant. */
export function mayAdd(
  known: readonly ${thingType}[],
  added: ${thingType},
): Result<${thingType}> {
  const isTaken = known.some(({ name }) => name.toLowerCase() === added.name.toLowerCase());
  return isTaken ? refusedFor('${thing}-name-taken', { field: 'name' }) : done(added);
}

/** In the order in which people look for them. */
export const inOrder${topicType} = (known: readonly ${thingType}[]): ${thingType}[] =>
  known.toSorted((one, other) => one.name.localeCompare(other.name, 'en'));
`;

export const rulesTest = ({ thing, thingType, topicType }: TopicNames) => `\
import { describe, expect, test } from 'vitest';
import { mayAdd, inOrder${topicType} } from './${thing}.rules.ts';
import { read${thingType} } from './${thing}.ts';

const north = { code: 'north', name: 'North' };
const south = { code: 'south', name: 'South' };

describe('reading', () => {
  test('keeps what was given, without the spaces around it', () => {
    const given = { code: 'north', name: ' North ' };
    expect(read${thingType}(given)).toEqual({ ok: true, value: north });
  });

  test('tells every problem at once', () => {
    expect(read${thingType}({ code: 'North side' })).toEqual({
      ok: false,
      refusal: [
        { code: '${thing}-code-not-plain', field: 'code' },
        { code: '${thing}-name-missing', field: 'name' },
      ],
    });
    expect(read${thingType}(null)).toEqual({
      ok: false,
      refusal: [{ code: '${thing}-not-understood', field: '' }],
    });
  });
});

test('a name is given once, however it is written', () => {
  expect(mayAdd([north], south).ok).toBe(true);
  expect(mayAdd([north], { code: 'n2', name: 'NORTH' })).toEqual({
    ok: false,
    refusal: [{ code: '${thing}-name-taken', field: 'name' }],
  });
});

test('the list is in the order of names', () => {
  expect(inOrder${topicType}([south, north])).toEqual([north, south]);
});
`;
