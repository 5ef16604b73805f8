/** How long records are kept, on the page of all rules. */
import { spanWords } from '#platform/web/look/clock-words.ts';
import { visitFor } from '#platform/web/page.tsx';
import { contentOf } from '../rule-packs/rule-pack.ts';
import { Rule, RuleList, type RuleSection } from '../rule-packs/rule-words.portal.tsx';
import { KEPT, retentionSection } from './retention.pack.ts';

export const retentionRules: RuleSection = (given, rules) => {
  const visit = visitFor(given, 'retention-rules');
  const { t } = visit;
  const { kept } = contentOf(rules.pack, retentionSection);
  return (
    <RuleList id="keeping" title={t('retention-rules:title')} lead={t('retention-rules:lead')}>
      {KEPT.map((code) => {
        const keeping = kept[code];
        return keeping === undefined ? null : (
          <Rule
            visit={visit}
            authority={keeping.authority}
            name={t(`retention-rules:kept.${code}`)}
            amount={t('retention-rules:atLeast', { span: spanWords(visit, keeping.atLeast) })}
          >
            {t(`retention-rules:from.${keeping.from}`)}
          </Rule>
        );
      })}
    </RuleList>
  );
};
