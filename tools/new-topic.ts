/**
 * `npm run new-topic -- practice/topic [thing]` writes a small topic that works: words, a rule with
 * its test, a table, a store, two use cases, a page, sentences. Rename and grow it.
 */
import { join } from 'node:path';
import { namesOf } from './new-topic/names.ts';
import { stepsLeft, writeTopic } from './new-topic/write-topic.ts';

const [place = '', thing] = process.argv.slice(2);
const names = namesOf(place, thing);
if (typeof names === 'string') {
  process.stderr.write(`${names}.\n`);
  process.exitCode = 2;
} else {
  const written = writeTopic(join(import.meta.dirname, '..'), names);
  process.stdout.write(`${written.join('\n')}\n${stepsLeft(names)}`);
}
