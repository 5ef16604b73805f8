/** Clocks with invented examples: running, nearly due, late, paused. */
import { readClock, type ClockTerms } from '#kernel/clock.ts';
import { zoneOf } from '#kernel/time-zone.ts';
import { visitFor } from '../page.tsx';
import type { Visit } from '../visit.ts';
import { ClockInRow, ClockPanel } from './clock.tsx';
import { Example } from './example.examples.tsx';

const zone = zoneOf('America/New_York');
const calendar = {
  zone,
  weekend: new Set(['saturday', 'sunday'] as const),
  holidays: new Set<never>(),
  opensAtMinute: 9 * 60,
  closesAtMinute: 17 * 60,
};

const started = (day: string, count: number): ClockTerms => ({
  calendar,
  span: { count, unit: 'days' },
  startMs: Date.parse(`${day}T12:00Z`),
});

const TERMS: readonly ClockTerms[] = [
  started('2026-10-15', 90),
  started('2026-11-01', 20),
  started('2026-10-01', 45),
  { ...started('2026-10-15', 90), pauses: [{ fromMs: Date.parse('2026-11-10T12:00Z') }] },
  { ...started('2026-11-20', 1), span: { count: 72, unit: 'hours' } },
];

export const ClockExamples = ({ visit }: { visit: Visit }) => {
  const speaker = visitFor(visit, 'clock');
  const readings = TERMS.map((terms) => readClock(terms, visit.now.getTime()));
  return (
    <Example title="Clocks">
      <ul class="rows *:py-3">
        {readings.map((reading) => (
          <li>
            <ClockInRow speaker={speaker} reading={reading} zone={zone} />
          </li>
        ))}
      </ul>
      {readings.map((reading) => (
        <div class="panel mt-6 p-6">
          <ClockPanel speaker={speaker} reading={reading} zone={zone} />
        </div>
      ))}
    </Example>
  );
};
