/** What works for whom, how it is checked, what does not work yet, and where to say so. */
import type { Visit } from '../visit.ts';
import { Bullets, Section, TextPage } from './text-page.tsx';

export const AccessibilityPage = ({ visit }: { visit: Visit }) => {
  const { site, t } = visit;
  const limits = [t('site-pages:accessibility.limitsNames')];
  if (site.locales.includes('ar')) limits.push(t('site-pages:accessibility.limitsArabic'));
  return (
    <TextPage title={t('site-pages:accessibility.title')} lead={t('site-pages:accessibility.lead')}>
      <Section id="expect" title={t('site-pages:accessibility.doTitle')}>
        <Bullets
          items={[
            t('site-pages:accessibility.doScripts'),
            t('site-pages:accessibility.doKeyboard'),
            t('site-pages:accessibility.doReader'),
            t('site-pages:accessibility.doZoom'),
            t('site-pages:accessibility.doCharts'),
            t('site-pages:accessibility.doPrint'),
          ]}
        />
      </Section>
      <Section id="checked" title={t('site-pages:accessibility.testTitle')}>
        <p>{t('site-pages:accessibility.test')}</p>
      </Section>
      <Section id="limits" title={t('site-pages:accessibility.limitsTitle')}>
        <Bullets items={limits} />
      </Section>
      <Section id="tell" title={t('site-pages:accessibility.tellTitle')}>
        <p>
          {t('site-pages:accessibility.tell')}{' '}
          <a href={visit.href('/about')}>{t('site-pages:about.title')}</a>.
        </p>
      </Section>
    </TextPage>
  );
};
