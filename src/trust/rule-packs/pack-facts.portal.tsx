/** Beside the rules: which pack they come from, when the office is open, what has changed. */
import { zoneWords } from '#platform/web/look/clock-words.ts';
import { FactList, Trail } from '#platform/web/look/pieces.tsx';
import { formatDay, formatList } from '#platform/web/messages/format.ts';
import type { Visit } from '#platform/web/visit.ts';
import { lastYearOf, type Holiday } from './holiday.ts';
import type { RulesInForce } from './read-rules.action.ts';
import { wordsIn } from './rule-words.portal.tsx';
import type { RulePack } from './rule-pack.ts';

interface Props {
  readonly visit: Visit;
  readonly rules: RulesInForce;
}

export const PackFacts = ({ visit, rules: { pack, adoption } }: Props) => {
  const { t, locale } = visit;
  return (
    <section aria-labelledby="pack">
      <h2 class="head mb-3" id="pack">
        {wordsIn(visit, pack.title)}
      </h2>
      <FactList
        facts={[
          {
            name: t('rule-pages:version'),
            value: t('rule-pages:versionOf', { pack: pack.name, version: pack.version }),
          },
          { name: t('rule-pages:inForce'), value: formatDay(locale, pack.effectiveFrom) },
          ...(adoption
            ? [{ name: t('rule-pages:followed'), value: formatDay(locale, adoption.fromDay) }]
            : []),
        ]}
      />
      {!adoption && <p class="mt-3 text-md text-muted">{t('rule-pages:default')}</p>}
      {pack.basedOn && <p class="mt-3 text-md text-muted">{t('rule-pages:basedOn')}</p>}
      {pack.leftOut.length > 0 && (
        <>
          <h3 class="subhead mt-5">{t('rule-pages:leftOut')}</h3>
          <ul class="mt-1 list-disc space-y-1 ps-5 text-md">
            {pack.leftOut.map((words) => (
              <li>{wordsIn(visit, words)}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
};

const HOLIDAYS_SHOWN = 8;

export const OfficeFacts = ({ visit, rules }: Props) => {
  const { t, locale } = visit;
  const { weekend, opens, closes } = rules.pack.officeHours;
  const closed = weekend.map((weekday) => t(`rule-pages:weekday.${weekday}`));
  const next = rules.holidays.filter(({ day }) => day >= rules.today).slice(0, HOLIDAYS_SHOWN);
  return (
    <section aria-labelledby="office">
      <h2 class="head" id="office">
        {t('rule-pages:office')}
      </h2>
      <p class="mt-1 text-md">
        {t('rule-pages:officeHours', { opens, closes })}{' '}
        {closed.length > 0 && t('rule-pages:weekend', { days: formatList(locale, closed) })}
      </p>
      <p class="mt-1 text-md text-muted">
        {t('rule-pages:zone', { zone: zoneWords(visit, rules.calendar.zone) })}
      </p>
      {next.length > 0 && (
        <>
          <h3 class="subhead mt-5">{t('rule-pages:holidays')}</h3>
          <ul class="rows mt-1 text-md">
            {next.map((holiday) => (
              <li class="py-2">
                <span class="font-semibold">{holidayName(visit, holiday)}</span>
                <span class="block text-muted">{formatDay(locale, holiday.day, 'full')}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p class="mt-3 text-md text-muted">{knownUntil(visit, rules)}</p>
    </section>
  );
};

const holidayName = ({ locale }: Visit, { name, nameEs }: Holiday): string =>
  locale === 'es' ? (nameEs ?? name) : name;

function knownUntil({ t }: Visit, { holidays }: RulesInForce): string {
  const year = lastYearOf(holidays);
  return year === undefined
    ? t('rule-pages:noHolidays')
    : t('rule-pages:holidaysUntil', { year: String(year) });
}

export const PackHistory = ({ visit, rules: { versions, pack } }: Props) => (
  <section aria-labelledby="changes">
    <h2 class="head mb-3" id="changes">
      {visit.t('rule-pages:changes')}
    </h2>
    <Trail
      steps={versions.toReversed().map((version) => ({
        state: version === pack ? 'now' : version.version < pack.version ? 'done' : 'later',
        when: formatDay(visit.locale, version.effectiveFrom),
        title: visit.t('rule-pages:versionNumber', { version: version.version }),
        text: changeWords(visit, version),
      }))}
    />
  </section>
);

function changeWords(visit: Visit, { change }: RulePack): string {
  const { t } = visit;
  if (change.kind === 'first') return t('rule-pages:change.first');
  const why = wordsIn(visit, change.why);
  return change.kind === 'law-changed'
    ? t('rule-pages:change.law', { why })
    : t('rule-pages:change.error', { why, version: change.corrects });
}
