/** A deadline and its clock in words: how long, how much is left, by when, in which zone. */
import { lastDayBefore, type ClockReading } from '#kernel/clock.ts';
import type { Span } from '#kernel/span.ts';
import type { Zone } from '#kernel/time-zone.ts';
import { startOfDay } from '#kernel/work-calendar.ts';
import { formatDay, formatInstant, formatZone } from '../messages/format.ts';
import type { Visit } from '../visit.ts';

export type Speaker = Pick<Visit, 'locale' | 't'>;

/** "3 business days". */
export const spanWords = ({ t }: Speaker, { count, unit }: Span): string =>
  t(`clock:span.${unit}`, { count });

/** Hours that have begun count: nobody is told of more time than there is. */
const leftWords = (speaker: Speaker, { remaining, unit }: ClockReading): string =>
  spanWords(speaker, { count: Math.floor(remaining), unit });

/** Late by part of an hour is late by an hour. */
function lateWords(speaker: Speaker, { lateBy, unit }: ClockReading): string {
  const isInHours = unit === 'hours' || unit === 'business-hours';
  return spanWords(speaker, { count: Math.ceil(lateBy), unit: isInHours ? 'hours' : 'days' });
}

/** "35 days left", "due today", "4 days late", "28 days, paused". */
export function stateWords(speaker: Speaker, reading: ClockReading): string {
  const { t } = speaker;
  if (reading.state === 'late') {
    const span = lateWords(speaker, reading);
    return t('clock:late', { span });
  }
  const span = leftWords(speaker, reading);
  if (reading.state === 'paused') return t('clock:paused', { span });
  const count = Math.floor(reading.remaining);
  return count < 1 ? t('clock:dueToday') : t('clock:left', { count, span });
}

/** "day 34 of 90"; hours are counted whole. */
export function usedWords(speaker: Speaker, { elapsed, total, unit }: ClockReading): string {
  if (unit === 'days') return speaker.t('clock:day', { day: elapsed, total });
  const span = spanWords(speaker, { count: total, unit });
  return speaker.t('clock:of', { elapsed: Math.floor(elapsed), span });
}

/**
 * "by the end of Monday, November 23"; where the deadline is no midnight, the minute is said. The
 * zone stands beside it, by `zoneWords`.
 */
export function dueWords({ locale, t }: Speaker, zone: Zone, dueMs: number): string {
  const day = lastDayBefore(zone, dueMs);
  const isMidnight = startOfDay(zone, zone.localAt(dueMs).day) === dueMs;
  if (isMidnight) return t('clock:by', { day: formatDay(locale, day, 'full') });
  return t('clock:at', { instant: formatInstant(locale, new Date(dueMs), zone.name) });
}

export const zoneWords = ({ locale }: Speaker, zone: Zone): string => formatZone(locale, zone.name);
