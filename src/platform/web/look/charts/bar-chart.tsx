/** Bars for counts: upright for periods, lying for categories. They start at zero, always. */
import { scaleLinear } from 'd3-scale';
import { formatNumber } from '../../messages/format.ts';
import {
  BarSign,
  type ChartTable,
  type ChartText,
  ChartFigure,
  everyNth,
  HeightAxis,
  KeyEntry,
  labelWidth,
  PromiseSign,
  px,
} from './figure.tsx';

export interface Bar {
  readonly label: string;
  /** In the second line under every first bar of a group: the year under Q1. */
  readonly group?: string;
  /** `null` where the count is held back. */
  readonly value: number | null;
  /** Pale: context, or what fell short. */
  readonly isPale?: boolean;
  /** The period is not over: pale too, and the remark says so. */
  readonly isUnfinished?: boolean;
}

export interface BarChartProps extends ChartText {
  readonly bars: readonly Bar[];
  /** Heads of the table: what a bar is, what it counts. */
  readonly names: { readonly bar: string; readonly value: string };
  readonly direction?: 'upright' | 'lying';
  /** The same promise for every bar, drawn as the black line. */
  readonly promise?: { readonly value: number; readonly words: string };
  /** Words for full and pale bars, where the difference means something. */
  readonly tones?: { readonly full: string; readonly pale: string };
  /** Numbers over upright bars; lying bars always have theirs. */
  readonly hasNumbers?: boolean;
  /** How a value is written; plain numbers unless told otherwise. */
  readonly format?: (value: number) => string;
}

export const BarChart = (props: BarChartProps) => {
  const { visit, bars, direction = 'upright', promise, tones } = props;
  const format = props.format ?? ((value: number) => formatNumber(visit.locale, value));
  const remark = bars.some(({ isUnfinished }) => isUnfinished)
    ? [visit.t('web:chart.unfinished'), props.remark].filter(Boolean)
    : props.remark;
  const chartKey = (tones || promise) && (
    <>
      {tones && <KeyEntry sign={<BarSign isPale={false} />} words={tones.full} />}
      {tones && <KeyEntry sign={<BarSign isPale={true} />} words={tones.pale} />}
      {promise && <KeyEntry sign={<PromiseSign />} words={promise.words} />}
    </>
  );
  const drawn = { bars, promise: promise?.value, format, hidden: visit.t('web:chart.hidden') };
  return (
    <ChartFigure
      text={{ ...props, remark }}
      chartKey={chartKey}
      table={tableOf(props, format)}
      draw={(width) =>
        direction === 'upright' ? (
          <UprightBars {...drawn} width={width} hasNumbers={props.hasNumbers ?? true} />
        ) : (
          <LyingBars {...drawn} width={width} />
        )
      }
    />
  );
};

function tableOf({ bars, names, visit }: BarChartProps, format: (n: number) => string): ChartTable {
  let group = '';
  const rows = bars.map(({ label, value, ...bar }) => {
    group = bar.group ?? group;
    const name = group === '' ? label : `${group} ${label}`;
    return [name, value === null ? visit.t('web:chart.hidden') : format(value)];
  });
  return { head: [names.bar, names.value], rows };
}

interface DrawingProps {
  readonly bars: readonly Bar[];
  readonly promise: number | undefined;
  readonly width: number;
  readonly hidden: string;
  format(value: number): string;
}

const barClass = ({ isPale, isUnfinished }: Bar) => (isPale || isUnfinished ? 'bar-soft' : 'bar');

const highest = (bars: readonly Bar[], promise = 0): number =>
  Math.max(...bars.map(({ value }) => value ?? 0), promise, 1);

const HEIGHT = 230;
const FLOOR = 188;
const CEILING = 26;

const UprightBars = (props: DrawingProps & { hasNumbers: boolean }) => {
  const { bars, promise, width, format } = props;
  const scale = scaleLinear([0, highest(bars, promise)], [FLOOR, CEILING]).nice(4);
  const ticks = scale.ticks(4);
  const start = Math.max(...ticks.map((tick) => labelWidth(format(tick)))) + 8;
  const step = (width - start) / Math.max(bars.length, 1);
  const labels = bars.map(({ label }) => label);
  const numbers = bars.map(({ value }) => format(value ?? 0));
  const nthLabel = everyNth(labels, step);
  const nthNumber = everyNth(numbers, step);
  return (
    <svg class="chart" viewBox={`0 0 ${width} ${HEIGHT}`} aria-hidden="true">
      <HeightAxis scale={scale} ticks={ticks} start={start} width={width} format={format} />
      {bars.map((bar, position) => (
        <UprightBar
          bar={bar}
          middle={start + step * (position + 0.5)}
          width={Math.min(step * (step < 30 ? 0.62 : 0.68), 56)}
          top={scale(bar.value ?? 0)}
          promiseAt={promise === undefined ? undefined : scale(promise)}
          number={
            props.hasNumbers && bar.value !== null && position % nthNumber === 0
              ? numbers[position]
              : undefined
          }
          hasLabel={position % nthLabel === 0}
        />
      ))}
    </svg>
  );
};

interface UprightBarProps {
  readonly bar: Bar;
  readonly middle: number;
  readonly width: number;
  readonly top: number;
  readonly promiseAt: number | undefined;
  /** Left out where a promise is drawn: they would lie on each other. */
  readonly number: string | undefined;
  readonly hasLabel: boolean;
}

const UprightBar = ({ bar, middle, width, top, promiseAt, number, hasLabel }: UprightBarProps) => (
  <>
    <rect
      class={barClass(bar)}
      x={px(middle - width / 2)}
      y={px(top)}
      width={px(width)}
      height={px(FLOOR - top)}
    />
    {promiseAt !== undefined && (
      <line
        class="mark"
        x1={px(middle - width / 2 - 3)}
        x2={px(middle + width / 2 + 3)}
        y1={px(promiseAt)}
        y2={px(promiseAt)}
      />
    )}
    {number !== undefined && promiseAt === undefined && (
      <text class="strong" x={px(middle)} y={px(top - 6)} text-anchor="middle">
        {number}
      </text>
    )}
    {hasLabel && (
      <text x={px(middle)} y={FLOOR + 18} text-anchor="middle">
        {bar.label}
      </text>
    )}
    {bar.group !== undefined && (
      <text class="strong" x={px(middle)} y={FLOOR + 36} text-anchor="middle">
        {bar.group}
      </text>
    )}
  </>
);

const ROW = 34;
const BAR = 26;

const LyingBars = ({ bars, promise, width, format, hidden }: DrawingProps) => {
  const longest = Math.max(...bars.map(({ label }) => labelWidth(label)), 40);
  const start = Math.min(longest, width * 0.42) + 12;
  const numberRoom = Math.max(...bars.map(({ value }) => labelWidth(format(value ?? 0)))) + 10;
  const scale = scaleLinear([0, highest(bars, promise)], [start, width - numberRoom]);
  const height = bars.length * ROW + 6;
  return (
    <svg class="chart" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {bars.map((bar, position) => {
        const top = position * ROW + 4;
        const end = scale(bar.value ?? 0);
        return (
          <>
            <text x={px(start - 12)} y={top + 18} text-anchor="end">
              {bar.label}
            </text>
            <rect
              class={barClass(bar)}
              x={px(start)}
              y={top}
              width={px(end - start)}
              height={BAR}
            />
            <text {...(bar.value !== null && { class: 'strong' })} x={px(end + 8)} y={top + 18}>
              {bar.value === null ? hidden : format(bar.value)}
            </text>
          </>
        );
      })}
      {promise !== undefined && (
        <line class="mark" x1={px(scale(promise))} x2={px(scale(promise))} y1="0" y2={height - 2} />
      )}
      <line class="axis" x1={px(start)} x2={px(start)} y1="0" y2={height - 2} />
    </svg>
  );
};
