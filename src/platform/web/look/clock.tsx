/**
 * A clock: how much of a promise is used, how much is left, and by when, with the zone named. One
 * drawing for a row of a queue, one for a case's own page; both say in words what the bar shows.
 */
import type { ClockReading } from '#kernel/clock.ts';
import type { Zone } from '#kernel/time-zone.ts';
import {
  dueWords,
  type Speaker,
  stateWords,
  usedWords,
  zoneWords,
  spanWords,
} from './clock-words.ts';

export interface ClockProps {
  readonly speaker: Speaker;
  readonly reading: ClockReading;
  readonly zone: Zone;
}

/** From three quarters on it asks for attention. */
const WARNS_FROM = 75;

function classOf({ state, reached }: ClockReading): string {
  if (state === 'late') return 'clock clock-late';
  if (state === 'paused') return 'clock clock-paused';
  return reached >= WARNS_FROM ? 'clock clock-warn' : 'clock';
}

const TICKS = [50, 75, 90] as const;

interface BarProps {
  readonly reading: ClockReading;
  readonly width: number;
  readonly height: number;
  readonly class?: string;
}

/** Elapsed of allowed, with ticks where the warnings stand. */
const Bar = ({ reading, width, height, class: classes = '' }: BarProps) => {
  const { elapsed, total } = reading;
  const tick = (percent: number) => {
    const x = Math.round((width * percent) / 100);
    return `M${x} 0h${width > 100 ? 2 : 1}v${height}h-${width > 100 ? 2 : 1}z`;
  };
  return (
    <svg
      class={classes}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect class="track" width={width} height={height} rx="2" />
      <rect class="fill" width={Math.round((width * elapsed) / total)} height={height} rx="2" />
      <path class="tick" d={TICKS.map(tick).join('')} />
    </svg>
  );
};

/** For a row: a short bar and what is left. The deadline is its title, read out and shown. */
export const ClockInRow = ({ speaker, reading, zone }: ClockProps) => (
  <span class={classOf(reading)}>
    <Bar reading={reading} width={72} height={8} />
    <span>
      <b>{stateWords(speaker, reading)}</b>
      <span class="sr-only">
        {` (${dueWords(speaker, zone, reading.dueMs)}, ${zoneWords(speaker, zone)})`}
      </span>
    </span>
  </span>
);

/** For a page of its own: the bar across, used and allowed, what is left, by when, and pauses. */
export const ClockPanel = ({ speaker, reading, zone }: ClockProps) => {
  const { t } = speaker;
  const { paused, unit } = reading;
  const isPaused = paused > 0;
  return (
    <div>
      <p class="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <b class="text-xl tracking-tight">{stateWords(speaker, reading)}</b>
        <span class="num text-muted">{usedWords(speaker, reading)}</span>
      </p>
      <p class={`${classOf(reading)} mt-3`}>
        <Bar reading={reading} width={600} height={12} class="h-3 w-full" />
      </p>
      <p class="mt-3 text-muted">
        <span class="first-letter:uppercase inline-block">
          {dueWords(speaker, zone, reading.dueMs)} ({zoneWords(speaker, zone)}).
        </span>{' '}
        {isPaused
          ? t('clock:pausedFor', { span: spanWords(speaker, { count: Math.ceil(paused), unit }) })
          : t('clock:neverPaused')}
      </p>
    </div>
  );
};
