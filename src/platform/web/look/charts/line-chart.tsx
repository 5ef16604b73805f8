/** One line over time, with the usual range behind it; and many small ones on one scale. */
import { type ScaleLinear, scaleLinear } from 'd3-scale';
import { formatNumber } from '../../messages/format.ts';
import {
  type ChartTable,
  type ChartText,
  ChartFigure,
  everyNth,
  HeightAxis,
  KeyEntry,
  labelWidth,
  px,
} from './figure.tsx';

export interface LinePoint {
  readonly label: string;
  /** `null` where there is no figure: the line has a gap there, and does not go to zero. */
  readonly value: number | null;
  /** What was usual for this point, such as the same month of three years. */
  readonly usual?: { readonly low: number; readonly high: number };
  /** The period is not over: the point is pale and no line leads to it. */
  readonly isUnfinished?: boolean;
}

export interface LineChartProps extends ChartText {
  readonly points: readonly LinePoint[];
  readonly names: { readonly point: string; readonly value: string; readonly usual?: string };
  readonly format?: (value: number) => string;
}

export const LineChart = (props: LineChartProps) => {
  const { visit, points, names } = props;
  const format = props.format ?? ((value: number) => formatNumber(visit.locale, value));
  const remark = points.some(({ isUnfinished }) => isUnfinished)
    ? [visit.t('web:chart.unfinished'), props.remark].filter(Boolean)
    : props.remark;
  const chartKey = names.usual !== undefined && (
    <>
      <KeyEntry sign={<LineSign />} words={names.value} />
      <KeyEntry sign={<BandSign />} words={names.usual} />
    </>
  );
  return (
    <ChartFigure
      text={{ ...props, remark }}
      chartKey={chartKey}
      table={tableOf(props, format)}
      draw={(width) => <Line points={points} width={width} format={format} />}
    />
  );
};

const LineSign = () => (
  <svg class="chart w-5!" width="20" height="12" viewBox="0 0 20 12" aria-hidden="true">
    <path class="line" d="M0 6h20" />
  </svg>
);

const BandSign = () => (
  <svg class="chart w-5!" width="20" height="12" viewBox="0 0 20 12" aria-hidden="true">
    <rect class="band" width="20" height="12" />
  </svg>
);

function tableOf(
  { points, names, visit }: LineChartProps,
  format: (n: number) => string,
): ChartTable {
  const written = (value: number | null) =>
    value === null ? visit.t('web:chart.hidden') : format(value);
  const { usual } = names;
  if (usual === undefined)
    return {
      head: [names.point, names.value],
      rows: points.map(({ label, value }) => [label, written(value)]),
    };
  const interval = (range: LinePoint['usual']) =>
    range === undefined
      ? ''
      : visit.t('web:chart.interval', { low: format(range.low), high: format(range.high) });
  return {
    head: [names.point, names.value, usual],
    rows: points.map((point) => [point.label, written(point.value), interval(point.usual)]),
  };
}

interface Axis {
  readonly y: ScaleLinear<number, number>;
  x(position: number): number;
}

/** The line in pieces: a missing or unfinished point ends a piece. */
function linePath(points: readonly LinePoint[], { x, y }: Axis): string {
  let isDrawing = false;
  return points
    .map(({ value, isUnfinished }, position) => {
      if (value === null || isUnfinished) {
        isDrawing = false;
        return '';
      }
      const command = isDrawing ? 'L' : 'M';
      isDrawing = true;
      return `${command}${px(x(position))} ${px(y(value))}`;
    })
    .join('');
}

function bandPath(points: readonly LinePoint[], { x, y }: Axis): string {
  const known = points.flatMap(({ usual }, position) => (usual ? [{ usual, position }] : []));
  if (known.length === 0) return '';
  const tops = known.map(({ usual, position }) => `${px(x(position))} ${px(y(usual.high))}`);
  const bottoms = known.map(({ usual, position }) => `${px(x(position))} ${px(y(usual.low))}`);
  return `M${[...tops, ...bottoms.toReversed()].join('L')}Z`;
}

const HEIGHT = 220;
const FLOOR = 186;
const CEILING = 14;

interface LineDrawing {
  readonly points: readonly LinePoint[];
  readonly width: number;
  format(value: number): string;
}

const Line = ({ points, width, format }: LineDrawing) => {
  const tops = points.flatMap(({ value, usual }) => [value ?? 0, usual?.high ?? 0]);
  const y = scaleLinear([0, Math.max(...tops, 1)], [FLOOR, CEILING]).nice(4);
  const ticks = y.ticks(4);
  const start = Math.max(...ticks.map((tick) => labelWidth(format(tick)))) + 8;
  const step = (width - start) / Math.max(points.length, 1);
  const axis: Axis = { y, x: (position) => start + step * (position + 0.5) };
  const nth = everyNth(
    points.map(({ label }) => label),
    step,
  );
  return (
    <svg class="chart" viewBox={`0 0 ${width} ${HEIGHT}`} aria-hidden="true">
      <HeightAxis scale={y} ticks={ticks} start={start} width={width} format={format} />
      <path class="band" d={bandPath(points, axis)} />
      <path class="line" d={linePath(points, axis)} />
      {points.map(({ label, value, isUnfinished }, position) => (
        <>
          {value !== null && (
            <circle
              class={isUnfinished ? 'dot dot-soft' : 'dot'}
              cx={px(axis.x(position))}
              cy={px(y(value))}
              r="3.5"
            />
          )}
          {position % nth === 0 && (
            <text x={px(axis.x(position))} y={FLOOR + 20} text-anchor="middle">
              {label}
            </text>
          )}
        </>
      ))}
    </svg>
  );
};

export interface SmallLine {
  readonly title: string;
  readonly points: readonly LinePoint[];
}

export interface SmallMultiplesProps extends ChartText {
  readonly lines: readonly SmallLine[];
  /** Head of the table's first column: what each small chart stands for. */
  readonly name: string;
  readonly format?: (value: number) => string;
}

const SMALL = { leastWidth: 150, height: 96, gap: 24 } as const;

/** The same line for many things, all on one scale, so that they can be compared by eye. */
export const SmallMultiples = (props: SmallMultiplesProps) => {
  const { visit, lines } = props;
  const format = props.format ?? ((value: number) => formatNumber(visit.locale, value));
  const heads = lines[0]?.points.map(({ label }) => label) ?? [];
  const written = (value: number | null) =>
    value === null ? visit.t('web:chart.hidden') : format(value);
  const rows = lines.map(({ title, points }) => [title, ...points.map((p) => written(p.value))]);
  return (
    <ChartFigure
      text={props}
      table={{ head: [props.name, ...heads], rows }}
      draw={(width) => <SmallLines lines={lines} width={width} format={format} />}
    />
  );
};

interface SmallLinesProps {
  readonly lines: readonly SmallLine[];
  readonly width: number;
  format(value: number): string;
}

const SmallLines = ({ lines, width, format }: SmallLinesProps) => {
  const columns = Math.min(6, Math.floor(width / SMALL.leastWidth));
  const cell = (width - SMALL.gap * (columns - 1)) / columns;
  const rowHeight = SMALL.height + 26;
  const values = lines.flatMap(({ points }) => points.map(({ value }) => value ?? 0));
  const y = scaleLinear([0, Math.max(...values, 1)], [SMALL.height - 20, 26]);
  const height = Math.ceil(lines.length / columns) * rowHeight;
  return (
    <svg class="chart" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {lines.map(({ title, points }, position) => {
        const left = (position % columns) * (cell + SMALL.gap);
        const top = Math.floor(position / columns) * rowHeight;
        const step = (cell - 36) / Math.max(points.length - 1, 1);
        const axis: Axis = { y, x: (index) => 4 + step * index };
        const last = points.findLastIndex(({ value }) => value !== null);
        const end = points[last]?.value ?? 0;
        return (
          <g transform={`translate(${px(left)} ${top})`}>
            <text class="strong" x="0" y="14">
              {title}
            </text>
            <line class="axis" x1="0" x2={px(cell)} y1={y(0)} y2={y(0)} />
            <path class="line" d={linePath(points, axis)} />
            <circle class="dot" cx={px(axis.x(last))} cy={px(y(end))} r="3.5" />
            <text class="strong" x={px(axis.x(last) + 8)} y={px(y(end) + 4)}>
              {format(end)}
            </text>
            <text x="0" y={SMALL.height}>
              {points[0]?.label}
            </text>
            <text x={px(cell)} y={SMALL.height} text-anchor="end">
              {points.at(-1)?.label}
            </text>
          </g>
        );
      })}
    </svg>
  );
};
