/**
 * The frame of every chart: a sentence, the chart drawn for a desk and for a phone, its key, its
 * table, and how it was computed. Colours come from classes, so dark mode and print need no second
 * drawing.
 */
import type { ComponentChildren, JSX } from 'preact';
import type { ScaleLinear } from 'd3-scale';
import type { Visit } from '../../visit.ts';
import { ScrollBox } from '../pieces.tsx';

/** Width of a drawing in px: the whole page, its wide column, half of the page, a phone. */
export const WIDTHS = { full: 1088, wide: 680, half: 540, phone: 342 } as const;

/** A drawing is never blown up: its type stays 13 px. Written out for the stylesheet's scan. */
const WIDEST = { full: '', wide: 'max-w-170', half: 'max-w-135' } as const;

/** Fewer cases than this are shown as counts, never as percentages. */
export const FEWEST_CASES_FOR_A_SHARE = 20;

export interface ChartText {
  readonly visit: Pick<Visit, 't' | 'locale'>;
  /** Says in one or two sentences what the chart shows, with its denominator. */
  readonly sentence?: ComponentChildren;
  /** The same for people who do not see the drawing: kind of chart, range, lowest and highest. */
  readonly label: string;
  /** Caption of the table that says the same. */
  readonly tableCaption: string;
  /** `half` where two charts stand side by side. */
  readonly size?: 'full' | 'wide' | 'half';
  /** Under the chart: what a reader should know before concluding. */
  readonly remark?: ComponentChildren;
  /** Question asked, data version, how to do it again. */
  readonly computed?: ComponentChildren;
}

interface ChartFigureProps {
  readonly text: ChartText;
  draw(width: number): JSX.Element;
  readonly chartKey?: ComponentChildren;
  /** The numbers of the chart as a table. */
  readonly table: ChartTable;
}

export interface ChartTable {
  readonly head: readonly string[];
  /** The first cell names the row. */
  readonly rows: readonly (readonly string[])[];
}

export const ChartFigure = ({ text, draw, chartKey, table }: ChartFigureProps) => (
  <div>
    {text.sentence && <p class="mt-1 max-w-2xl text-muted">{text.sentence}</p>}
    <figure class="mt-5">
      <div role="img" aria-label={text.label} dir="ltr">
        <div class={`hidden sm:block ${WIDEST[text.size ?? 'wide']}`.trim()}>
          {draw(WIDTHS[text.size ?? 'wide'])}
        </div>
        <div class="sm:hidden">{draw(WIDTHS.phone)}</div>
      </div>
      {(chartKey || text.remark) && (
        <figcaption class="mt-3 space-y-1 text-md text-muted">
          {chartKey && <div class="key">{chartKey}</div>}
          {text.remark && <p>{text.remark}</p>}
        </figcaption>
      )}
    </figure>
    <Disclosure title={text.visit.t('web:chart.showTable')}>
      <TableOfChart caption={text.tableCaption} table={table} />
    </Disclosure>
    {text.computed && (
      <Disclosure title={text.visit.t('web:chart.computed')}>
        <div class="mt-2 rounded-md bg-sunken p-4 text-md">{text.computed}</div>
      </Disclosure>
    )}
  </div>
);

export const Disclosure = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <details class="mt-2">
    <summary class="w-fit py-1 text-md font-semibold text-accent underline">{title}</summary>
    {children}
  </details>
);

const TableOfChart = ({ caption, table }: { caption: string; table: ChartTable }) => (
  <ScrollBox label={caption}>
    <table class="data mt-2">
      <caption class="sr-only">{caption}</caption>
      <thead>
        <tr>
          {table.head.map((name, column) => (
            <th scope="col" {...(column > 0 && { class: 'n' })}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map(([name, ...values]) => (
          <tr>
            <th scope="row">{name}</th>
            {values.map((value) => (
              <td class="n">{value}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </ScrollBox>
);

/** One entry of a key: a small drawing and its words. */
export const KeyEntry = ({ sign, words }: { sign: JSX.Element; words: string }) => (
  <span>
    {sign}
    {words}
  </span>
);

export const BarSign = ({ isPale }: { isPale: boolean }) => (
  <svg class="chart w-4!" width="16" height="12" viewBox="0 0 16 12" aria-hidden="true">
    <rect class={isPale ? 'bar-soft' : 'bar'} width="16" height="12" />
  </svg>
);

export const PromiseSign = () => (
  <svg class="chart w-4.5!" width="18" height="12" viewBox="0 0 18 12" aria-hidden="true">
    <line class="mark" x2="18" y1="6" y2="6" />
  </svg>
);

export const RangeSign = () => (
  <svg class="chart h-3! w-8!" width="32" height="12" viewBox="0 0 32 12" aria-hidden="true">
    <line class="range-wide" x1="4" x2="28" y1="6" y2="6" />
    <circle class="dot" cx="16" cy="6" r="5" />
  </svg>
);

export const DotSign = () => (
  <svg class="chart h-3! w-3!" width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
    <circle class="dot" cx="6" cy="6" r="5" />
  </svg>
);

export const TargetSign = () => (
  <svg class="chart h-4! w-2!" width="8" height="16" viewBox="0 0 8 16" aria-hidden="true">
    <line class="target" x1="4" x2="4" y2="16" />
  </svg>
);

/** Width in px of a label of 13 px type, bold figures included: enough to keep labels apart. */
export const labelWidth = (label: string): number => [...label].length * 7.6 + 4;

/** Shows every n-th label of a row so that none touches the next. */
export function everyNth(labels: readonly string[], stepPx: number): number {
  const widest = Math.max(...labels.map(labelWidth), 1);
  return Math.max(1, Math.ceil(widest / stepPx));
}

/** Rounds to a tenth of a pixel: shorter pages, no visible difference. */
export const px = (value: number): number => Math.round(value * 10) / 10;

interface HeightAxisProps {
  readonly scale: ScaleLinear<number, number>;
  readonly ticks: readonly number[];
  /** Where the drawing begins, in px; the numbers stand before it. */
  readonly start: number;
  readonly width: number;
  format(value: number): string;
}

/** The rules of an upright chart with their numbers; the one at zero is the ground. */
export const HeightAxis = ({ scale, ticks, start, width, format }: HeightAxisProps) =>
  ticks.map((tick) => (
    <>
      <line
        class={tick === 0 ? 'axis' : 'grid'}
        x1={px(start)}
        x2={width}
        y1={px(scale(tick))}
        y2={px(scale(tick))}
      />
      <text x={px(start - 8)} y={px(scale(tick) + 4)} text-anchor="end">
        {format(tick)}
      </text>
    </>
  ));
