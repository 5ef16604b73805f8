/** A table whose cells are tinted by their count, with the number in every cell. */
import type { ComponentChildren } from 'preact';
import { formatNumber } from '../../messages/format.ts';
import type { Visit } from '../../visit.ts';
import { ScrollBox } from '../pieces.tsx';
import { Disclosure } from './figure.tsx';

export interface HeatTableProps {
  readonly visit: Pick<Visit, 't' | 'locale'>;
  readonly caption: string;
  readonly sentence?: ComponentChildren;
  /** What the rows are, above their names. */
  readonly corner: string;
  readonly columns: readonly string[];
  /** `null` where a count is held back. */
  readonly rows: readonly { readonly label: string; readonly values: readonly (number | null)[] }[];
  readonly remark?: ComponentChildren;
  readonly computed?: ComponentChildren;
}

/** Classes must be written out for the stylesheet's scan. */
const STEPS = ['heat-0', 'heat-1', 'heat-2', 'heat-3', 'heat-4', 'heat-5'] as const;

/** Step 0 is none; the rest divide the way to the highest count evenly. */
export function heatStep(value: number, highest: number): number {
  if (value <= 0 || highest <= 0) return 0;
  return Math.min(STEPS.length - 1, Math.ceil((value / highest) * (STEPS.length - 1)));
}

export const HeatTable = ({ visit, rows, columns, ...text }: HeatTableProps) => {
  const highest = Math.max(...rows.flatMap(({ values }) => values.map((value) => value ?? 0)), 0);
  return (
    <div>
      {text.sentence && <p class="mt-1 max-w-2xl text-muted">{text.sentence}</p>}
      <ScrollBox label={text.caption} class="mt-4">
        <table class="data heat">
          <caption class="sr-only">{text.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{text.corner}</th>
              {columns.map((column) => (
                <th scope="col" class="n">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ label, values }) => (
              <tr>
                <th scope="row">{label}</th>
                {values.map((value) => (
                  <HeatCell visit={visit} value={value} highest={highest} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <HeatKey visit={visit} highest={highest} />
      {text.remark && <p class="mt-1 text-md text-muted">{text.remark}</p>}
      {text.computed && (
        <Disclosure title={visit.t('web:chart.computed')}>
          <div class="mt-2 rounded-md bg-sunken p-4 text-md">{text.computed}</div>
        </Disclosure>
      )}
    </div>
  );
};

interface HeatCellProps {
  readonly visit: HeatTableProps['visit'];
  readonly value: number | null;
  readonly highest: number;
}

const HeatCell = ({ visit, value, highest }: HeatCellProps) =>
  value === null ? (
    <td class="n hidden-cell">
      <span>{visit.t('web:chart.hidden')}</span>
    </td>
  ) : (
    <td class={`n ${STEPS[heatStep(value, highest)] ?? ''}`}>
      {formatNumber(visit.locale, value)}
    </td>
  );

const HeatKey = ({ visit, highest }: Pick<HeatCellProps, 'visit' | 'highest'>) => (
  <p class="key mt-3 items-center">
    <span>{visit.t('web:chart.low', { value: formatNumber(visit.locale, 0) })}</span>
    <span class="gap-0!" aria-hidden="true">
      {STEPS.map((step) => (
        <span class={`${step} size-4`} />
      ))}
    </span>
    <span>{visit.t('web:chart.high', { value: formatNumber(visit.locale, highest) })}</span>
  </p>
);
