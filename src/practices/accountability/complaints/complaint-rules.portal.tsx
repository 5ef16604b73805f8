/** Complaints on the page of all rules: what is promised, by when, and what it means. */
import { ClockPanel } from '#platform/web/look/clock.tsx';
import { dueWords, spanWords, zoneWords } from '#platform/web/look/clock-words.ts';
import { Note, Panel, Trail } from '#platform/web/look/pieces.tsx';
import { formatDay } from '#platform/web/messages/format.ts';
import { visitFor } from '#platform/web/page.tsx';
import type { Visit } from '#platform/web/visit.ts';
import { contentOf } from '#trust/rule-packs/rule-pack.ts';
import type { RulesInForce } from '#trust/rule-packs/read-rules.action.ts';
import { Rule, RuleList, type RuleSection, wordsIn } from '#trust/rule-packs/rule-words.portal.tsx';
import { COMPLAINT_DEADLINES, complaintSection } from './complaint.pack.ts';
import { DISCLOSURE_TIERS, disclosureSection } from './disclosure.pack.ts';
import { foreseeComplaint, type Foreseen } from './foresee-complaint.action.ts';

type Complaints = ReturnType<typeof contentOf<(typeof complaintSection)['schema']['shape']>>;

export const complaintRules: RuleSection = (given, rules) => {
  const visit = visitFor(given, 'complaints');
  const complaints = contentOf(rules.pack, complaintSection);
  const foreseen = foreseeComplaint(complaints.deadlines, rules.calendar, visit.now);
  return (
    <>
      <Today visit={visit} rules={rules} steps={foreseen.steps} />
      <ExampleClock visit={visit} rules={rules} example={foreseen.example} />
      <Deadlines visit={visit} complaints={complaints} />
      <Named visit={visit} kind="classes" rules={complaints.classes} />
      <Named visit={visit} kind="findings" rules={complaints.findings} />
      <Proof visit={visit} complaints={complaints} />
      <Pauses visit={visit} complaints={complaints} />
    </>
  );
};

interface TodayProps {
  readonly visit: Visit;
  readonly rules: RulesInForce;
  readonly steps: Foreseen['steps'];
}

const Today = ({ visit, rules, steps }: TodayProps) => {
  const { t, locale } = visit;
  const { zone } = rules.calendar;
  return (
    <section aria-labelledby="today">
      <h2 class="head" id="today">
        {t('complaints:today.title')}
      </h2>
      <p class="mt-1 mb-4 text-muted">
        {t('complaints:today.lead', {
          day: formatDay(locale, rules.today, 'full'),
          zone: zoneWords(visit, zone),
        })}
      </p>
      <Note class="mb-5">{t('complaints:notYet')}</Note>
      <Trail
        steps={steps.map(({ code, dueMs }) => ({
          state: 'later',
          when: capital(locale, dueWords(visit, zone, dueMs)),
          title: t(`complaints:step.${code}`),
        }))}
      />
    </section>
  );
};

const capital = (locale: string, text: string): string =>
  text.slice(0, 1).toLocaleUpperCase(locale) + text.slice(1);

interface ExampleProps {
  readonly visit: Visit;
  readonly rules: RulesInForce;
  readonly example: Foreseen['example'];
}

const ExampleClock = ({ visit, rules, example }: ExampleProps) =>
  example === undefined ? null : (
    <Panel labelledBy="clock">
      <p class="over">{visit.t('complaints:example.over')}</p>
      <h2 class="subhead mt-1 mb-4" id="clock">
        {visit.t('complaints:example.title', {
          day: formatDay(visit.locale, example.receivedOn),
        })}
      </h2>
      <ClockPanel speaker={visit} reading={example.reading} zone={rules.calendar.zone} />
      <p class="mt-3 text-md text-muted">{visit.t('complaints:example.note')}</p>
    </Panel>
  );

interface PartProps {
  readonly visit: Visit;
  readonly complaints: Complaints;
}

const Deadlines = ({ visit, complaints: { deadlines } }: PartProps) => {
  const { t } = visit;
  return (
    <RuleList
      id="deadlines"
      title={t('complaints:deadlines.title')}
      lead={t('complaints:deadlines.lead')}
    >
      {COMPLAINT_DEADLINES.map((code) => {
        const deadline = deadlines[code];
        return deadline === undefined ? null : (
          <Rule
            visit={visit}
            authority={deadline.authority}
            name={t(`complaints:step.${code}`)}
            amount={spanWords(visit, deadline.within)}
          >
            {t(`complaints:from.${deadline.from}`)}
            {deadline.includesFirstDay && ` ${t('complaints:from.withFirstDay')}`}
          </Rule>
        );
      })}
    </RuleList>
  );
};

interface NamedProps {
  readonly visit: Visit;
  readonly kind: 'classes' | 'findings';
  readonly rules: Complaints['classes'] | Complaints['findings'];
}

const Named = ({ visit, kind, rules }: NamedProps) => (
  <RuleList
    id={kind}
    title={visit.t(`complaints:${kind}.title`)}
    lead={visit.t(`complaints:${kind}.lead`)}
  >
    {rules.map(({ name, meaning, authority }) => (
      <Rule visit={visit} authority={authority} name={wordsIn(visit, name)}>
        {wordsIn(visit, meaning)}
      </Rule>
    ))}
  </RuleList>
);

const Proof = ({ visit, complaints: { standardOfProof } }: PartProps) => (
  <RuleList id="proof" title={visit.t('complaints:proof.title')}>
    <Rule
      visit={visit}
      authority={standardOfProof.authority}
      name={wordsIn(visit, standardOfProof.name)}
    >
      {visit.t('complaints:proof.lead')}
    </Rule>
  </RuleList>
);

const Pauses = ({ visit, complaints: { pauseReasons } }: PartProps) => (
  <RuleList
    id="pauses"
    title={visit.t('complaints:pauses.title')}
    lead={visit.t('complaints:pauses.lead')}
  >
    {pauseReasons.map(({ name, authority }) => (
      <Rule visit={visit} authority={authority} name={wordsIn(visit, name)} />
    ))}
  </RuleList>
);

export const disclosureRules: RuleSection = (given, rules) => {
  const visit = visitFor(given, 'complaints');
  const { tiers } = contentOf(rules.pack, disclosureSection);
  const { t } = visit;
  return (
    <RuleList
      id="publishing"
      title={t('complaints:publishing.title')}
      lead={t('complaints:publishing.lead')}
    >
      {DISCLOSURE_TIERS.map((code) => {
        const tier = tiers[code];
        if (tier === undefined) return null;
        const when = t(`complaints:publishing.${tier.when}`);
        const within =
          tier.within &&
          t('complaints:publishing.within', {
            span: spanWords(visit, tier.within),
          });
        return (
          <Rule
            visit={visit}
            authority={tier.authority}
            name={t(`complaints:publishing.${code}`)}
            amount={within === undefined ? when : `${when}, ${within}`}
          >
            {tier.which && wordsIn(visit, tier.which)}
          </Rule>
        );
      })}
    </RuleList>
  );
};
