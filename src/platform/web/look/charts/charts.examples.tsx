/** Every chart with invented figures. */
import type { ComponentChildren } from 'preact';
import type { Visit } from '../../visit.ts';
import { BarChart } from './bar-chart.tsx';
import { DotInterval } from './dot-interval.tsx';
import { HeatTable } from './heat-table.tsx';
import { LineChart, SmallMultiples } from './line-chart.tsx';

const RECEIVED = [118, 126, 139, 121, 129, 137, 148, 125, 131, 138, 118, 52];
const HOURS = [29.5, 31, 28, 24, 26.5, 30, 30.5, 18, 27, 29, 31.5, 30, 28.5];
const WEEKS = [
  'Aug 17',
  'Aug 24',
  'Aug 31',
  'Sep 7',
  'Sep 14',
  'Sep 21',
  'Sep 28',
  'Oct 5',
  'Oct 12',
  'Oct 19',
  'Oct 26',
  'Nov 2',
  'Nov 9',
];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const Chart = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <section>
    <h3 class="head">{title}</h3>
    {children}
  </section>
);

const Received = ({ visit }: { visit: Visit }) => (
  <BarChart
    visit={visit}
    size="half"
    sentence="About 130 a quarter, or 2.1 per 1,000 residents."
    label="Columns: complaints by quarter, from 118 in early 2024 to 118 in 2026."
    tableCaption="Complaints received by quarter"
    names={{ bar: 'Quarter', value: 'Received' }}
    bars={RECEIVED.map((value, quarter) => ({
      label: `Q${(quarter % 4) + 1}`,
      ...(quarter % 4 === 0 && { group: String(2024 + quarter / 4) }),
      value,
      isUnfinished: quarter === RECEIVED.length - 1,
    }))}
    computed={<p>complaints, version 47</p>}
  />
);

const ByAge = ({ visit }: { visit: Visit }) => (
  <BarChart
    visit={visit}
    size="half"
    direction="lying"
    sentence="63 open on November 20. The 13 older than 90 days are shown dark."
    label="Bars: 63 open complaints by age: 24, 15, 11, 8 and 5."
    tableCaption="Open complaints by age"
    names={{ bar: 'Age', value: 'Open' }}
    bars={[
      { label: '0 to 30 days', value: 24, isPale: true },
      { label: '31 to 60', value: 15, isPale: true },
      { label: '61 to 90', value: 11, isPale: true },
      { label: '91 to 180', value: 8 },
      { label: 'over 180', value: null },
    ]}
  />
);

const FootPatrol = ({ visit }: { visit: Visit }) => (
  <BarChart
    visit={visit}
    size="half"
    sentence="In the last 13 weeks we delivered 363.5 of 390 hours."
    label="Columns: foot patrol hours a week. The lowest week is October 5 with 18 hours."
    tableCaption="Hours of foot patrol by week"
    names={{ bar: 'Week of', value: 'Delivered' }}
    promise={{ value: 30, words: 'Promise, 30 hours' }}
    tones={{ full: 'Promise kept', pale: 'Fell short' }}
    bars={HOURS.map((value, week) => ({ label: WEEKS[week] ?? '', value, isPale: value < 30 }))}
  />
);

const InTime = ({ visit }: { visit: Visit }) => (
  <DotInterval
    visit={visit}
    size="half"
    isShare
    domain={[0.4, 1]}
    sentence="Rising from 63% to 81% in two years."
    label="Dots with ranges for four quarters, from 63 to 81 percent. Target 80 percent."
    tableCaption="Share decided within 90 days"
    names={{ row: 'Quarter', value: 'In time', range: '95% range' }}
    target={{ value: 0.8, words: 'promise, 80%' }}
    rows={[
      {
        label: '2024 Q4',
        value: 0.63,
        range: { low: 0.54, high: 0.72 },
        cases: { part: 71, whole: 112 },
      },
      {
        label: '2025 Q1',
        value: 0.7,
        range: { low: 0.6, high: 0.78 },
        cases: { part: 79, whole: 113 },
      },
      { label: 'Q2', value: 0.5, range: { low: 0.2, high: 0.8 }, cases: { part: 6, whole: 12 } },
      { label: 'Q3', value: 0, heldBack: 'not shown: it would reveal a hidden count' },
    ]}
  />
);

const Trend = ({ visit }: { visit: Visit }) => (
  <LineChart
    visit={visit}
    size="half"
    sentence="Thefts stayed within what is usual, but for July."
    label="Line: thefts a month in 2026, between 11 and 29."
    tableCaption="Thefts by month"
    names={{ point: 'Month', value: 'Thefts', usual: 'Usual (3 years)' }}
    points={MONTHS.map((label, month) => ({
      label,
      value: month === 3 ? null : 14 + Math.round(10 * Math.sin(month / 2)),
      usual: { low: 8 + month / 2, high: 22 + month / 2 },
      isUnfinished: month === 11,
    }))}
  />
);

const Beats = ({ visit }: { visit: Visit }) => (
  <SmallMultiples
    visit={visit}
    size="full"
    sentence="Reports a month on each beat, all on one scale."
    label="Six small lines, one for each beat."
    tableCaption="Reports by beat and month"
    name="Beat"
    lines={['Northshore', 'Millbrook', 'Fairview', 'Old Town', 'Quayside', 'Eastmarsh'].map(
      (title, beat) => ({
        title,
        points: MONTHS.map((label, month) => ({
          label,
          value: 20 + beat * 9 + Math.round(8 * Math.cos(month / 2 + beat)),
        })),
      }),
    )}
  />
);

const Hours = ({ visit }: { visit: Visit }) => (
  <HeatTable
    visit={visit}
    caption="Reports by weekday and time of day"
    sentence="412 reports from August to October."
    corner="Day"
    columns={['0 to 6', '6 to 12', '12 to 18', '18 to 24']}
    rows={['Monday', 'Friday', 'Saturday'].map((label, day) => ({
      label,
      values: [day * 9, 12 + day, day === 1 ? null : 21 + day * 4, 30 + day * 11],
    }))}
  />
);

export const ChartExamples = ({ visit }: { visit: Visit }) => (
  <div class="grid grid-cols-1 gap-x-16 gap-y-16 lg:grid-cols-2">
    <Chart title="Received">
      <Received visit={visit} />
    </Chart>
    <Chart title="Open, by age">
      <ByAge visit={visit} />
    </Chart>
    <Chart title="Foot patrol">
      <FootPatrol visit={visit} />
    </Chart>
    <Chart title="Decided within 90 days">
      <InTime visit={visit} />
    </Chart>
    <Chart title="Thefts">
      <Trend visit={visit} />
    </Chart>
    <Chart title="Hours">
      <Hours visit={visit} />
    </Chart>
    <div class="lg:col-span-2">
      <Chart title="All beats">
        <Beats visit={visit} />
      </Chart>
    </div>
  </div>
);
