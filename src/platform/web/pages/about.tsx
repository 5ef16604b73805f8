/** Who runs this site and how to reach them. */
import { phone } from '../look/language.tsx';
import { type Fact, Facts } from '../look/pieces.tsx';
import type { Visit } from '../visit.ts';
import { Section, TextPage } from './text-page.tsx';

export const AboutPage = ({ visit: { site, t } }: { visit: Visit }) => (
  <TextPage
    title={t('site-pages:about.title')}
    lead={t('site-pages:about.lead', { operator: site.operator, name: site.name })}
  >
    <Section id="write" title={t('site-pages:about.write')}>
      <Contact site={site} t={t} />
      {site.nonUrgentNumber && (
        <p>{t('site-pages:about.callNumber', { number: phone(site.nonUrgentNumber) })}</p>
      )}
      <p class="text-muted">
        {t('site-pages:about.notEmergency', { number: phone(site.emergencyNumber) })}
      </p>
    </Section>
    {site.isInvented && (
      <Section id="invented" title={t('site-pages:about.inventedTitle')}>
        <p>{t('site-pages:about.inventedText', { place: site.place })}</p>
      </Section>
    )}
    <Section id="software" title={t('site-pages:about.software')}>
      <p>{t('site-pages:about.softwareText')}</p>
    </Section>
  </TextPage>
);

const Contact = ({ site, t }: Pick<Visit, 'site' | 't'>) => {
  const facts: Fact[] = [];
  if (site.contactEmail !== null) {
    const link = <a href={`mailto:${site.contactEmail}`}>{site.contactEmail}</a>;
    facts.push({ name: t('site-pages:about.email'), value: link });
  }
  if (site.contactAddress !== null)
    facts.push({ name: t('site-pages:about.address'), value: site.contactAddress });
  return facts.length === 0 ? <p>{t('site-pages:about.noContact')}</p> : <Facts facts={facts} />;
};
