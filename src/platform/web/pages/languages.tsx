/** Which languages the site speaks, how far, and how to talk to somebody in another. */
import { OWN_NAMES, phone } from '../look/language.tsx';
import type { Visit } from '../visit.ts';
import { Section, TextPage } from './text-page.tsx';

export const LanguagesPage = ({ visit }: { visit: Visit }) => {
  const { site, t } = visit;
  return (
    <TextPage title={t('site-pages:languages.title')} lead={t('site-pages:languages.lead')}>
      <ul class="rows">
        {site.locales.map((locale) => (
          <li class="py-3">
            <a
              class="text-lg font-semibold"
              href={visit.hrefIn(locale, '/')}
              lang={locale}
              hreflang={locale}
            >
              {OWN_NAMES[locale]}
            </a>
            <p class="text-muted">
              {t(
                locale === 'ar' ? 'site-pages:languages.partial' : 'site-pages:languages.complete',
              )}
            </p>
          </li>
        ))}
      </ul>
      <Section id="interpreter" title={t('site-pages:languages.interpreterTitle')}>
        <p>
          {site.interpreter === null
            ? t('site-pages:languages.noInterpreter')
            : t('site-pages:languages.interpreter', { number: phone(site.interpreter) })}
        </p>
        {site.tty !== null && <p>{t('site-pages:languages.tty', { number: phone(site.tty) })}</p>}
      </Section>
    </TextPage>
  );
};
