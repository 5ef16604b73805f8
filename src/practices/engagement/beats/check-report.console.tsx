/** The check report as one HTML file: a map with numbered places, and what each of them means. */
import { renderToString } from 'preact-render-to-string';
import type { Day } from '#kernel/time.ts';
import { formatDay, formatNumber } from '#platform/web/messages/format.ts';
import { translator } from '#platform/web/messages/translate.ts';
import { areaSquareKilometers } from '@peelian/analytics';
import type { BeatFile } from './beat-file.ts';
import { CHECK_REPORT_STYLE } from './check-report-style.ts';
import { drawingOf } from './check-map.console.tsx';
import { CheckList } from './check-list.console.tsx';
import { entriesOf, sizeText, type CheckEntry, type ReportLocale } from './check-words.commands.ts';

export interface CheckReport {
  readonly locale: ReportLocale;
  readonly agencyName: string;
  readonly fileName: string;
  readonly file: BeatFile;
  readonly outcome: 'refused' | 'imported' | 'unchanged';
  readonly effectiveFrom: Day;
  /** Undefined when the file was refused. */
  readonly revision: number | undefined;
  readonly removedCodes: readonly string[];
  /** The agency's local day on which the check ran. */
  readonly checkedOn: Day;
}

/** A whole document: no script, nothing from the network. */
export function checkReportPage(report: CheckReport): string {
  const entries = entriesOf(report.file, report.locale);
  return `<!doctype html>${renderToString(<Report report={report} entries={entries} />)}\n`;
}

interface Given {
  readonly report: CheckReport;
  readonly entries: readonly CheckEntry[];
}

function Report({ report, entries }: Given) {
  const t = translator(report.locale);
  const drawing = drawingOf(report.file, entries, report.locale);
  const title = t('beats:report.title', { agency: report.agencyName });
  return (
    <html lang={report.locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <style>{CHECK_REPORT_STYLE}</style>
      </head>
      <body>
        <header>
          <p>{title}</p>
        </header>
        <main>
          <Summary report={report} entries={entries} />
          {drawing?.map}
          <CheckList report={report} entries={entries} drawing={drawing} />
        </main>
        <footer>
          <p>{t('beats:report.foot')}</p>
        </footer>
      </body>
    </html>
  );
}

function Summary({ report, entries }: Given) {
  const t = translator(report.locale);
  const errors = entries.filter(({ kind }) => kind === 'error').length;
  const day = formatDay(report.locale, report.effectiveFrom);
  return (
    <section class={`summary ${report.outcome}`}>
      <h1>{t(`beats:report.heading.${report.outcome}`)}</h1>
      <p class="lead">
        {report.outcome === 'refused'
          ? t('beats:report.lead.refused', { count: Math.max(1, errors) })
          : t(`beats:report.lead.${report.outcome}`, { day, revision: report.revision ?? 1 })}
      </p>
      <dl>
        {factsOf({ report, entries }).map(([term, value]) => (
          <div>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function factsOf({ report, entries }: Given): (readonly [string, string])[] {
  const { locale, file } = report;
  const t = translator(locale);
  const errors = entries.filter(({ kind }) => kind === 'error').length;
  const areas = file.beats.map(areaSquareKilometers).filter(Number.isFinite);
  const squareKilometers = areas.reduce((sum, area) => sum + area, 0);
  const count = (value: number) => formatNumber(locale, value);
  return [
    [t('beats:report.file'), report.fileName],
    [t('beats:report.beats'), count(file.beats.length)],
    [t('beats:report.errors'), count(errors)],
    [t('beats:report.notes'), count(entries.length - errors)],
    ...(errors === 0
      ? [[t('beats:report.area'), sizeText(squareKilometers * 1e6, locale)] as const]
      : []),
    [t('beats:report.made'), formatDay(locale, report.checkedOn)],
  ];
}
