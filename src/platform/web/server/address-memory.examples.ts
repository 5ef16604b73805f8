/** A portal in a thread of its own, visited and then searched: does its memory hold an address? */
import { setTimeout } from 'node:timers/promises';
import { getHeapSnapshot } from 'node:v8';
import { parentPort } from 'node:worker_threads';
import { openToAll } from '../guard.ts';
import { exampleApp } from './web.examples.ts';

export interface FoundInMemory {
  /** An address that this file keeps on purpose: shows that the search finds what is there. */
  readonly isKeptOneFound: boolean;
  readonly isVisitorFound: boolean;
}

// Addresses are put together at run time, so that the text of this file is not what is found.
const addressOf = (last: number): string => ['203', '0', '113', String(last)].join('.');

async function heapText(): Promise<string> {
  const parts: string[] = [];
  for await (const part of getHeapSnapshot().setEncoding('utf8')) parts.push(String(part));
  return parts.join('');
}

async function searchMemory(): Promise<FoundInMemory> {
  const app = await exampleApp((web) =>
    web.get('/', { onRequest: openToAll('a test') }, () => 'hello'),
  );
  const kept = [addressOf(78)];
  // The engine itself remembers the text it searched last: the second visitor takes that place.
  for (const last of [77, 79])
    for (let count = 0; count < 5; count += 1)
      await app.inject({ url: '/', remoteAddress: addressOf(last) });
  await setTimeout(200);
  const held = await heapText();
  await app.close();
  return {
    isKeptOneFound: kept.every((address) => held.includes(address)),
    isVisitorFound: held.includes(addressOf(77)),
  };
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage(await searchMemory());
