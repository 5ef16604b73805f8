/**
 * `npm test`: everything, browser journeys included, closed by one line that counts it.
 * Arguments narrow the run: `npm test -- src/kernel`, `npm test -- tests/journeys/home`.
 */
import { closingLine, isGreen, none, sumOf } from './test-count.ts';
import { runJourneys, runVitest } from './test-run.ts';

const given = process.argv.slice(2);
const journeys = given.filter((one) => one.startsWith('tests/journeys'));
const others = given.filter((one) => !one.startsWith('tests/journeys'));
const isWanted = (ofRunner: readonly string[]) => given.length === 0 || ofRunner.length > 0;

const count = sumOf([
  isWanted(others) ? await runVitest(others) : none,
  isWanted(journeys) ? await runJourneys(journeys) : none,
]);
process.stdout.write(`\n${closingLine(count)}\n`);
process.exitCode = isGreen(count) ? 0 : 1;
