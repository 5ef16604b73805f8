/** Times in which a clock stands still. */
import { addDays, type Day } from './time.ts';
import type { Zone } from './time-zone.ts';
import type { Period } from './work-calendar.ts';

export interface Pause {
  readonly fromMs: number;
  /** Absent while the clock is still paused. */
  readonly toMs?: number;
}

/**
 * The pauses that have begun, in order, each instant once: overlapping and touching ones become
 * one, an open one lasts until now, and those that end before they begin are none.
 */
export function mergePauses(pauses: readonly Pause[], nowMs: number): readonly Period[] {
  const begun = pauses
    .map(({ fromMs, toMs = nowMs }) => ({ fromMs, toMs }))
    .filter(({ fromMs, toMs }) => fromMs <= nowMs && toMs > fromMs)
    .toSorted((one, other) => one.fromMs - other.fromMs);
  const merged: Period[] = [];
  for (const pause of begun) {
    const last = merged.at(-1);
    if (!last || pause.fromMs > last.toMs) merged.push(pause);
    else merged[merged.length - 1] = { ...last, toMs: Math.max(last.toMs, pause.toMs) };
  }
  return merged;
}

/** True when a pause is open, or lasts beyond now. */
export const isPausedAt = (pauses: readonly Pause[], nowMs: number): boolean =>
  pauses.some(({ fromMs, toMs }) => fromMs <= nowMs && (toMs === undefined || toMs > nowMs));

/**
 * The local days that do not count: from the day after a pause begins to the day on which it ends.
 * So a pause of one day at any hour costs one day, one that ends on its own day costs none, and a
 * day that has been counted stays counted.
 */
export function pausedDays(pauses: readonly Period[], zone: Zone): ReadonlySet<Day> {
  const days = new Set<Day>();
  for (const { fromMs, toMs } of pauses) {
    const last = zone.localAt(toMs).day;
    for (let day = zone.localAt(fromMs).day; day < last;) {
      day = addDays(day, 1);
      days.add(day);
    }
  }
  return days;
}
