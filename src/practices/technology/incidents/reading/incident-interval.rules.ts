/** The end of the interval in which something happened, where nobody saw when. */
import type { Refusal } from '#kernel/result.ts';
import type { TimeReader } from './incident-time.rules.ts';
import type { Moment } from '../incident.ts';
import { known } from './incident-point.rules.ts';

/** Null: the row tells one time and no interval. */
export type ReadEnd = (beginning: Moment, texts: readonly string[]) => Moment | null | Refusal;

export function endReader({ until }: TimeReader): ReadEnd {
  if (!until) return () => null;
  const field = until.columns[0] ?? '';
  return (beginning, texts) => {
    if (known(texts[0] ?? '') === '') return null;
    const end = until.read(texts.map(known));
    if (!end) return { code: 'end-not-understood', field };
    const order = orderOf(beginning, end);
    if (order > 0) return { code: 'interval-reversed', field };
    return order === 0 ? null : end;
  };
}

/** By the instant where both are known, by the day otherwise; below 0 when the first is earlier. */
function orderOf(one: Moment, other: Moment): number {
  if (one.epochMs !== null && other.epochMs !== null) return one.epochMs - other.epochMs;
  return (one.day ?? '').localeCompare(other.day ?? '');
}
