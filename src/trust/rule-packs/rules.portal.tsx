/** The rules that a department follows, in words: each with its source, and what it means today. */
import { zoneOf } from '#kernel/time-zone.ts';
import { openToAll } from '#platform/web/guard.ts';
import { Note, PageHead } from '#platform/web/look/pieces.tsx';
import { sendPage, visitFor } from '#platform/web/page.tsx';
import type { WebApp } from '#platform/web/server/app.ts';
import type { PublicReads } from '#platform/web/server/public-reads.ts';
import { type Visit, visitOf } from '#platform/web/visit.ts';
import type { RulePacks } from './load-packs.action.ts';
import { OfficeFacts, PackFacts, PackHistory } from './pack-facts.portal.tsx';
import { readOwnRules, rulesOn, type RulesInForce } from './read-rules.action.ts';
import type { RuleSection } from './rule-words.portal.tsx';

export const RULES_PATH = '/rules';

export interface RulesTools {
  readonly reads: PublicReads;
  readonly packs: RulePacks;
  /** Main hands them in: trust knows no practice. */
  readonly sections: readonly RuleSection[];
}

export function rulesPortal(app: WebApp, { reads, packs, sections }: RulesTools): void {
  const onRequest = openToAll('the rules that bind the police are for everybody to read');
  app.get(RULES_PATH, { onRequest }, async (request, reply) => {
    const visit = visitOf(request);
    const { agencyId, timezone } = visit.site;
    const own = await reads.read({ agencyId, name: 'rules' }, readOwnRules);
    const zone = zoneOf(timezone);
    const today = zone.localAt(visit.now.getTime()).day;
    const content = visitFor(visit, 'rule-pages');
    const title = content.t('rule-pages:title');
    return sendPage(reply, visit, {
      title,
      crumbs: [{ label: title }],
      messages: 'rule-pages',
      isCacheable: true,
      content: (
        <RulesPage
          visit={content}
          rules={rulesOn(own, packs, { today, zone })}
          sections={sections}
        />
      ),
    });
  });
}

interface PageProps {
  readonly visit: Visit;
  readonly rules: RulesInForce;
  readonly sections: readonly RuleSection[];
}

const RulesPage = ({ visit, rules, sections }: PageProps) => (
  <>
    <PageHead title={visit.t('rule-pages:title')} lead={visit.t('rule-pages:lead')} />
    <div class="wrap grid gap-x-16 gap-y-14 lg:grid-cols-[minmax(0,1.9fr)_minmax(0,1fr)]">
      <div class="min-w-0 space-y-14">
        <Note kind="warn" title={visit.t('rule-pages:notAdviceTitle')}>
          {visit.t('rule-pages:notAdvice')}
        </Note>
        {sections.map((section) => section(visit, rules))}
      </div>
      <aside class="min-w-0 space-y-12" aria-label={visit.t('rule-pages:about')}>
        <PackFacts visit={visit} rules={rules} />
        <OfficeFacts visit={visit} rules={rules} />
        <PackHistory visit={visit} rules={rules} />
      </aside>
    </div>
  </>
);
