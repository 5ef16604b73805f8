/** `npm run drills`: the long counts (faults, restore, upgrade) that `npm test` only samples. */
import { closingLine, isGreen, sumOf } from './test-count.ts';
import { runJourneys, runVitest } from './test-run.ts';

process.env.PEELIAN_DRILLS = '1';
const given = process.argv.slice(2);
const count = sumOf([await runVitest(given), await runJourneys(given)]);
process.stdout.write(`\n${closingLine(count)}\n`);
process.exitCode = isGreen(count) ? 0 : 1;
