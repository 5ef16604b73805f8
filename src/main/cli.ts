/**
 * The command line: finds the command, gives it its tools, and turns its answer into an exit code.
 */
import { sayRefusals, type CommandTools } from '#platform/commands.ts';
import { openDatabase, type Database } from '#platform/postgres/database.ts';
import { readSettings } from '#platform/settings.ts';
import { refusalSentence } from '#platform/web/messages/translate.ts';
import type { Refusal, Result } from '#kernel/result.ts';
import { findCommand, helpLines } from './commands.ts';

const FAULT_EXIT_CODE = 1;

const print = (line: string) => void process.stdout.write(`${line}\n`);
const say = (line: string) => void process.stderr.write(`${line}\n`);
const translate = (refusal: Refusal) => refusalSentence('en', refusal);

/** A refusal that ends the command, thrown only between here and `run`. */
class Refused extends Error {
  readonly refusals: readonly Refusal[];
  constructor(refusals: readonly Refusal[]) {
    super('refused');
    this.refusals = refusals;
  }
}

function orRefuse<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Refused(result.refusal);
  return result.value;
}

async function main(words: readonly string[]): Promise<number> {
  if (words.length === 0 || ['help', '--help', '-h'].includes(words[0] ?? '')) return help();
  const command = findCommand(words);
  const tools = { print, say, translate, now: () => new Date() };
  if (!command)
    return sayRefusals(tools, [
      { code: 'command-unknown', parameters: { command: words.join(' ') } },
    ]);
  const settings = orRefuse(readSettings(process.env));
  let open: Promise<Database> | undefined;
  const database = () => (open ??= openDatabase(settings, say).then(orRefuse));
  const all: CommandTools = { ...tools, settings, database };
  try {
    return await command.run(words.slice(command.path.length), all);
  } finally {
    await open?.then(
      (opened) => opened.close(),
      () => undefined,
    );
  }
}

function help(): number {
  print(['Peelian, command by command:', '', ...helpLines()].join('\n'));
  return 0;
}

/** Faults are told once, here: the message for the person, the stack for whoever mends it. */
function endWith(fault: unknown): number {
  if (fault instanceof Refused) return sayRefusals({ say, translate }, fault.refusals);
  say(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault));
  return FAULT_EXIT_CODE;
}

// A terminal that was closed is no reason to leave the database running.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

process.exitCode = await main(process.argv.slice(2)).catch(endWith);
