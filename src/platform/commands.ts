/** What a command of the command line is; each topic offers its own, main puts them together. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { done, refusedFor, type Refusal, type Result } from '#kernel/result.ts';
import type { Database } from './postgres/database.ts';
import type { Settings } from './settings.ts';

export interface CommandTools {
  readonly settings: Settings;
  /** Opened at the first call and closed by main when the command ends. */
  database(): Promise<Database>;
  /** Progress and explanations: standard error. */
  say(line: string): void;
  /** The command's result: standard output. */
  print(line: string): void;
  translate(refusal: Refusal): string;
  now(): Date;
}

export interface Command {
  /** The words that call it, as `['import', 'beats']`. */
  readonly path: readonly string[];
  /** Arguments after the path, as `FILE.geojson --agency A --id-field F`. */
  readonly usage: string;
  readonly summary: string;
  /** Answers the exit code: 0 done, 2 refused. A thrown fault ends with 1. */
  run(args: readonly string[], tools: CommandTools): Promise<number>;
}

export const REFUSED_EXIT_CODE = 2;

/** Says every reason of a no on standard error. */
export function sayRefusals(
  tools: Pick<CommandTools, 'say' | 'translate'>,
  refusals: readonly Refusal[],
): number {
  for (const refusal of refusals) tools.say(tools.translate(refusal));
  return REFUSED_EXIT_CODE;
}

type Options = NonNullable<ParseArgsConfig['options']>;
type Parsed<Given extends Options> = ReturnType<
  typeof parseArgs<{ options: Given; allowPositionals: true; args: string[] }>
>;

/** Reads flags and file names; an unknown flag is a refusal that names it. */
export function readArguments<Given extends Options>(
  args: readonly string[],
  options: Given,
): Result<Parsed<Given>> {
  try {
    return done(parseArgs({ args: [...args], options, allowPositionals: true }));
  } catch (fault) {
    if (!(fault instanceof TypeError)) throw fault;
    return refusedFor('command-not-understood', { parameters: { problem: fault.message } });
  }
}
