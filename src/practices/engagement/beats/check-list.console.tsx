/** The check report's list: each finding in words, with its place, its size and what to do. */
import { formatList } from '#platform/web/messages/format.ts';
import { translator } from '#platform/web/messages/translate.ts';
import { MOST_PINS, type CheckDrawing } from './check-map.console.tsx';
import type { CheckReport } from './check-report.console.tsx';
import { listOf, placeText, type CheckEntry, type ReportLocale } from './check-words.commands.ts';

interface Given {
  readonly report: CheckReport;
  readonly entries: readonly CheckEntry[];
  readonly drawing: CheckDrawing | undefined;
}

export function CheckList({ report, entries, drawing }: Given) {
  const { locale, removedCodes } = report;
  const t = translator(locale);
  const large = entries.filter(({ number, kind }) => number <= MOST_PINS || kind === 'error');
  const errors = large.filter(({ kind }) => kind === 'error');
  const notes = large.filter(({ kind }) => kind !== 'error');
  const rest = entries.filter((entry) => !large.includes(entry));
  const common = { locale, drawing };
  return (
    <>
      {entries.length === 0 && report.file.beats.length > 0 && (
        <p class="none">{t('beats:report.list.none')}</p>
      )}
      <Section heading={t('beats:report.list.errors')} entries={errors} {...common} />
      <Section heading={t('beats:report.list.notes')} entries={notes} {...common} />
      {rest.length > 0 && <Rest entries={rest} locale={locale} />}
      {removedCodes.length > 0 && (
        <section>
          <h2>{t('beats:report.list.removed')}</h2>
          <p>{t('beats:report.removed', { codes: formatList(locale, removedCodes) })}</p>
        </section>
      )}
    </>
  );
}

interface Listed {
  readonly heading: string;
  readonly entries: readonly CheckEntry[];
  readonly drawing: CheckDrawing | undefined;
  readonly locale: ReportLocale;
}

function Section({ heading, entries, drawing, locale }: Listed) {
  if (entries.length === 0) return null;
  return (
    <section>
      <h2>{heading}</h2>
      <ol class="entries">
        {entries.map((entry) => (
          <li id={`n${entry.number}`}>
            <Entry entry={entry} locale={locale} />
            {drawing?.closeUp(entry)}
          </li>
        ))}
      </ol>
    </section>
  );
}

interface OneEntry {
  readonly entry: CheckEntry;
  readonly locale: ReportLocale;
}

function Entry({ entry, locale }: OneEntry) {
  const t = translator(locale);
  const [first] = entry.places;
  return (
    <div class="words">
      <h3>
        <span class={`number ${entry.kind}`}>{entry.number}</span> {entry.name}
      </h3>
      <p>{entry.sentence}</p>
      {entry.todo && (
        <p class="todo">
          <strong>{t('beats:report.todo')}:</strong> {entry.todo}
        </p>
      )}
      <p class="where">
        {entry.size && <span>{t('beats:report.size', { size: entry.size })}</span>}
        {first && (
          <span>{t('beats:report.places', { count: entry.count, places: placeText(first) })}</span>
        )}
      </p>
    </div>
  );
}

function Rest({
  entries,
  locale,
}: {
  readonly entries: readonly CheckEntry[];
  locale: ReportLocale;
}) {
  const t = translator(locale);
  return (
    <section>
      <h2>{t('beats:report.list.more')}</h2>
      <p>{t('beats:report.moreLead')}</p>
      <div class="scroll" tabIndex={0} role="region" aria-label={t('beats:report.list.more')}>
        <table>
          <thead>
            <tr>
              <th>{t('beats:report.column.number')}</th>
              <th>{t('beats:report.column.what')}</th>
              <th>{t('beats:report.column.beats')}</th>
              <th>{t('beats:report.column.place')}</th>
              <th class="size">{t('beats:report.column.size')}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <tr id={`n${entry.number}`}>
                <td>{entry.number}</td>
                <td>{entry.name}</td>
                <td>{listOf(entry.codes, locale)}</td>
                <td>{entry.places[0] && placeText(entry.places[0])}</td>
                <td class="size">{entry.size}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
