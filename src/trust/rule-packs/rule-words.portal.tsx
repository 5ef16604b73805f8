/** How a page says a rule: its words, how long, who says so, and that no lawyer has checked it. */
import type { ComponentChildren, VNode } from 'preact';
import { Tag } from '#platform/web/look/pieces.tsx';
import { formatDay } from '#platform/web/messages/format.ts';
import { visitFor } from '#platform/web/page.tsx';
import type { Visit } from '#platform/web/visit.ts';
import type { Authority, Bilingual } from './pack-rule.ts';
import type { RulesInForce } from './read-rules.action.ts';

/** What a topic says about its section of the pack, for the page of all rules. */
export type RuleSection = (visit: Visit, rules: RulesInForce) => VNode;

/** A pack speaks English and Spanish. */
export const wordsIn = ({ locale }: Pick<Visit, 'locale'>, { en, es }: Bilingual): string =>
  locale === 'es' ? es : en;

interface SourceProps {
  readonly visit: Visit;
  readonly authority: Authority;
}

/** The law with its place, or our own promise. No link: the portal leads nowhere else. */
export const RuleSource = ({ visit, authority }: SourceProps) => {
  const content = visitFor(visit, 'rule-pages');
  const { t } = content;
  const { basis, citation, verified, appliesFrom } = authority;
  if (basis === 'promise') return <p class="mt-1 text-md text-muted">{t('rule-pages:promise')}</p>;
  return (
    <p class="mt-1 flex flex-wrap items-baseline gap-x-3 gap-y-1 text-md text-muted">
      <span>{citation}</span>
      {appliesFrom !== undefined && (
        <span>{t('rule-pages:since', { day: formatDay(content.locale, appliesFrom) })}</span>
      )}
      {!verified && <Tag>{t('rule-pages:unchecked')}</Tag>}
    </p>
  );
};

interface ListProps {
  readonly id: string;
  readonly title: string;
  readonly lead?: string;
  readonly children: ComponentChildren;
}

/** A heading and a ruled list. */
export const RuleList = ({ id, title, lead, children }: ListProps) => (
  <section aria-labelledby={id}>
    <h2 class="head" id={id}>
      {title}
    </h2>
    {lead !== undefined && <p class="mt-1 text-muted">{lead}</p>}
    <ul class="rows mt-3">{children}</ul>
  </section>
);

interface RuleProps extends SourceProps {
  readonly name: string;
  /** At the end of the line: "3 business days". */
  readonly amount?: string;
  readonly children?: ComponentChildren;
}

export const Rule = ({ visit, authority, name, amount, children }: RuleProps) => (
  <li class="py-4">
    <p class="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
      <span class="font-semibold">{name}</span>
      {amount !== undefined && <span class="num">{amount}</span>}
    </p>
    {children !== undefined && <p class="mt-1">{children}</p>}
    <RuleSource visit={visit} authority={authority} />
  </li>
);
