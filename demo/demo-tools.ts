/** What loading the invented agency needs of the process that loads it. */
import type { Refusal, Result } from '#kernel/result.ts';
import type { RolePool } from '#platform/postgres/pool.ts';
import type { RulePacks } from '#trust/rule-packs/load-packs.action.ts';

export interface DemoTools {
  readonly worker: RolePool;
  /** PEELIAN_HOME. */
  readonly home: string;
  readonly now: Date;
  readonly packs: RulePacks;
  say(line: string): void;
  translate(refusal: Refusal): string;
}

export const DEMO_ACTOR = 'system:demo';

/** The files are ours: a refusal is a fault. */
export function orThrow<Value, No>(result: Result<Value, No>): Value {
  if (result.ok) return result.value;
  throw new Error(`The invented agency was refused: ${JSON.stringify(result.refusal)}`);
}
