/** Estimates as dots on their 95 % range, so that nobody reads more into a step than is there. */
import { scaleLinear } from 'd3-scale';
import { formatNumber, formatPercent } from '../../messages/format.ts';
import {
  type ChartText,
  ChartFigure,
  DotSign,
  FEWEST_CASES_FOR_A_SHARE,
  KeyEntry,
  labelWidth,
  px,
  RangeSign,
  TargetSign,
} from './figure.tsx';

export interface DotRow {
  readonly label: string;
  readonly value: number;
  /** The 95 % range of an estimate. Without it the dot is a full count. */
  readonly range?: { readonly low: number; readonly high: number };
  /** Of a share: its counts. Under 20 cases they are shown in place of the dot. */
  readonly cases?: { readonly part: number; readonly whole: number };
  /** Why this row shows nothing, such as "not shown: it would reveal a hidden count". */
  readonly heldBack?: string;
}

export interface DotIntervalProps extends ChartText {
  readonly rows: readonly DotRow[];
  readonly names: { readonly row: string; readonly value: string; readonly range: string };
  /** Shares run from 0 to 1 and are written in percent. */
  readonly isShare?: boolean;
  /** Ends of the axis; from zero (for shares to 1) unless told otherwise. */
  readonly domain?: readonly [low: number, high: number];
  readonly target?: { readonly value: number; readonly words: string };
}

export const DotInterval = (props: DotIntervalProps) => {
  const { visit, rows, names, isShare = false, target } = props;
  const format = (value: number) =>
    isShare ? formatPercent(visit.locale, value) : formatNumber(visit.locale, value);
  const inPlaceOfDot = ({ heldBack, cases }: DotRow): string | undefined =>
    heldBack ?? (cases && cases.whole < FEWEST_CASES_FOR_A_SHARE ? ofCases(cases) : undefined);
  const ofCases = ({ part, whole }: { part: number; whole: number }) =>
    visit.t('web:chart.ofCases', {
      part: formatNumber(visit.locale, part),
      whole: formatNumber(visit.locale, whole),
    });
  const rangeOf = ({ range }: DotRow) =>
    range
      ? visit.t('web:chart.interval', { low: format(range.low), high: format(range.high) })
      : '';
  const table = {
    head: [names.row, names.value, names.range],
    rows: rows.map((row) => {
      const instead = inPlaceOfDot(row);
      return instead === undefined
        ? [
            row.label,
            row.cases ? `${ofCases(row.cases)}, ${format(row.value)}` : format(row.value),
            rangeOf(row),
          ]
        : [row.label, instead, ''];
    }),
  };
  const hasRanges = rows.some(({ range }) => range);
  const hasDots = rows.some((row) => inPlaceOfDot(row) === undefined);
  return (
    <ChartFigure
      text={props}
      table={table}
      chartKey={
        <>
          {hasRanges && <KeyEntry sign={<RangeSign />} words={visit.t('web:chart.range')} />}
          {!hasRanges && hasDots && (
            <KeyEntry sign={<DotSign />} words={visit.t('web:chart.dot')} />
          )}
          {target && <KeyEntry sign={<TargetSign />} words={target.words} />}
        </>
      }
      draw={(width) => (
        <Dots
          rows={rows.map((row) => ({ ...row, instead: inPlaceOfDot(row) }))}
          width={width}
          domain={props.domain ?? [0, isShare ? 1 : highest(rows)]}
          target={target?.value}
          format={format}
        />
      )}
    />
  );
};

const highest = (rows: readonly DotRow[]): number =>
  Math.max(...rows.map(({ value, range }) => range?.high ?? value), 1);

interface DotsProps {
  readonly rows: readonly (DotRow & { readonly instead: string | undefined })[];
  readonly width: number;
  readonly domain: readonly [number, number];
  readonly target: number | undefined;
  format(value: number): string;
}

const ROW = 32;

const Dots = ({ rows, width, domain, target, format }: DotsProps) => {
  const longest = Math.max(...rows.map(({ label }) => labelWidth(label)), 40);
  const start = Math.min(longest, width * 0.42) + 14;
  const scale = scaleLinear([...domain], [start, width - 16]);
  const foot = rows.length * ROW;
  return (
    <svg class="chart" viewBox={`0 0 ${width} ${foot + 26}`} aria-hidden="true">
      {scale.ticks(width < 400 ? 3 : 4).map((tick) => (
        <>
          <line class="grid" x1={px(scale(tick))} x2={px(scale(tick))} y1="0" y2={foot} />
          <text x={px(scale(tick))} y={foot + 19} text-anchor="middle">
            {format(tick)}
          </text>
        </>
      ))}
      {target !== undefined && (
        <line class="target" x1={px(scale(target))} x2={px(scale(target))} y1="0" y2={foot} />
      )}
      {rows.map((row, position) => {
        const middle = position * ROW + 16;
        return (
          <>
            <text class="strong" x={px(start - 14)} y={middle + 4} text-anchor="end">
              {row.label}
            </text>
            {row.instead === undefined ? (
              <>
                {row.range && (
                  <line
                    class="range-wide"
                    x1={px(scale(row.range.low))}
                    x2={px(scale(row.range.high))}
                    y1={middle}
                    y2={middle}
                  />
                )}
                <circle class="dot" cx={px(scale(row.value))} cy={middle} r="5.5" />
              </>
            ) : (
              <text class="halo" x={px(start + 8)} y={middle + 4}>
                {row.instead}
              </text>
            )}
          </>
        );
      })}
    </svg>
  );
};
