/** What this site keeps of a visitor: nothing; and of what a visitor sends. */
import type { Visit } from '../visit.ts';
import { Bullets, Section, TextPage } from './text-page.tsx';

const KEPT = ['limits', 'drafts', 'sent'] as const;

interface PrivacyPageProps {
  readonly visit: Visit;
  readonly keptPath: string;
}

export const PrivacyPage = ({ visit, keptPath }: PrivacyPageProps) => {
  const { t } = visit;
  return (
    <TextPage title={t('site-pages:privacy.title')} lead={t('site-pages:privacy.lead')}>
      <Section id="visit" title={t('site-pages:privacy.visitTitle')}>
        <p>{t('site-pages:privacy.visitNothing')}</p>
        <p>{t('site-pages:privacy.visitOthers')}</p>
      </Section>
      <Section id="kept" title={t('site-pages:privacy.keptTitle')}>
        <KeptTable t={t} />
        <p>
          <a class="arrow-link" href={visit.href(keptPath)}>
            {t('site-pages:privacy.keptAll')}
          </a>
        </p>
      </Section>
      <Section id="promise" title={t('site-pages:privacy.promiseTitle')}>
        <Bullets
          items={[
            t('site-pages:privacy.promiseNetwork'),
            t('site-pages:privacy.promiseWords'),
            t('site-pages:privacy.promiseDevice'),
          ]}
        />
      </Section>
      <Section id="questions" title={t('site-pages:privacy.questionsTitle')}>
        <p>
          {t('site-pages:privacy.questions')}{' '}
          <a href={visit.href('/about')}>{t('site-pages:about.title')}</a>.
        </p>
      </Section>
    </TextPage>
  );
};

const KeptTable = ({ t }: Pick<Visit, 't'>) => (
  <table class="data">
    <caption class="sr-only">{t('site-pages:privacy.keptCaption')}</caption>
    <thead>
      <tr>
        <th scope="col">{t('site-pages:privacy.what')}</th>
        <th scope="col">{t('site-pages:privacy.howLong')}</th>
        <th scope="col">{t('site-pages:privacy.who')}</th>
      </tr>
    </thead>
    <tbody>
      {KEPT.map((kind) => (
        <tr>
          <th scope="row">{t(`site-pages:privacy.${kind}`)}</th>
          <td>{t(`site-pages:privacy.${kind}Long`)}</td>
          <td>{t(`site-pages:privacy.${kind}Who`)}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
