/** The frame of every public page: numbers to call, navigation, what is invented, who runs this. */
import type { ComponentChildren } from 'preact';
import { textLocale, type Translate, translator } from '../messages/translate.ts';
import type { Visit } from '../visit.ts';
import { Mark } from './icons.tsx';
import { LanguageLinks, phone } from './language.tsx';

/** One entry of the main navigation. `main` lists only sections that exist. */
export interface NavigationItem {
  /** Matches a page's `section`. */
  readonly section: string;
  readonly path: string;
  label(t: Translate): string;
}

/** A link on every page's foot, beside the platform's own. */
export interface FootLink {
  label(t: Translate): string;
  /** Without the language. It may depend on the page, as "a mistake on this page" does. */
  path(visit: Visit): string;
}

/** A step on the way here. The last one is the page itself and has no path. */
export interface Crumb {
  readonly label: string;
  readonly path?: string;
}

export interface ShellProps {
  readonly visit: Visit;
  readonly navigation: readonly NavigationItem[];
  /** Namespace of the page's text: where the reader's language has none, the page is English. */
  readonly messages: string;
  readonly section?: string;
  readonly crumbs?: readonly Crumb[];
  readonly footLinks?: readonly FootLink[];
  readonly children: ComponentChildren;
}

export const Shell = ({
  visit,
  navigation,
  section,
  crumbs = [],
  footLinks = [],
  messages,
  children,
}: ShellProps) => (
  <>
    <a class="skip" href="#main">
      {visit.t('web:skip')}
    </a>
    <header>
      <UtilityBar visit={visit} />
      <Masthead visit={visit} navigation={navigation} section={section} />
      <InventedStrip visit={visit} />
    </header>
    <Main visit={visit} messages={messages}>
      <Crumbs visit={visit} crumbs={crumbs} t={translator(textLocale(visit.locale, messages))} />
      {children}
    </Main>
    <Footer visit={visit} links={footLinks} />
  </>
);

const UtilityBar = ({ visit: { site, t, ...visit } }: { visit: Visit }) => (
  <div class="utility no-print">
    <div class="wrap flex flex-wrap items-center justify-between gap-x-6">
      <p>
        <b>{t('web:emergency', { number: phone(site.emergencyNumber) })}</b>
        {site.nonUrgentNumber && (
          <span class="ms-3 hidden text-on-brand-muted sm:inline">
            {t('web:notUrgent', { number: phone(site.nonUrgentNumber) })}
          </span>
        )}
      </p>
      <LanguageLinks visit={{ site, t, ...visit }} class="flex gap-4" />
    </div>
  </div>
);

type MastheadProps = Pick<ShellProps, 'visit' | 'navigation'> & { section: string | undefined };

const Masthead = ({ visit, navigation, section }: MastheadProps) => (
  <div class="masthead">
    <div class="wrap masthead-bar">
      <a class="site" href={visit.href('/')}>
        <Mark size={34} />
        <span class="text-on-brand font-bold!">
          {visit.site.name} <span class="hidden sm:inline">{visit.t('web:portalName')}</span>
        </span>
      </a>
      <Navigation visit={visit} navigation={navigation} section={section} />
    </div>
  </div>
);

/** A bar on a desk, a menu that opens without a script on a phone; nothing without entries. */
export const Navigation = ({ visit, navigation, section }: MastheadProps) =>
  navigation.length === 0 ? null : (
    <>
      <nav class="mainnav hidden lg:flex" aria-label={visit.t('web:mainNavigation')}>
        <NavigationLinks visit={visit} navigation={navigation} section={section} />
      </nav>
      <details class="menu lg:hidden">
        <summary>{visit.t('web:menu')}</summary>
        <nav aria-label={visit.t('web:menu')}>
          <NavigationLinks visit={visit} navigation={navigation} section={section} />
        </nav>
      </details>
    </>
  );

const NavigationLinks = ({ visit, navigation, section }: MastheadProps) =>
  navigation.map((item) => (
    <a href={visit.href(item.path)} {...(item.section === section && { 'aria-current': 'page' })}>
      {item.label(visit.t)}
    </a>
  ));

export const InventedStrip = ({ visit: { site, t } }: { visit: Visit }) =>
  site.isInvented ? (
    <div class="invented">
      <p class="wrap">{t('web:invented', { place: site.place })}</p>
    </div>
  ) : null;

/** Says so, in the reader's language, when the page below is in English. */
const Main = ({
  visit,
  messages,
  children,
}: Pick<ShellProps, 'visit' | 'messages' | 'children'>) =>
  textLocale(visit.locale, messages) === visit.locale ? (
    <main id="main">{children}</main>
  ) : (
    <main id="main">
      <div class="border-b border-line bg-sunken">
        <p class="wrap py-2 text-md">{visit.t('web:untranslated')}</p>
      </div>
      <div lang="en" dir="ltr">
        {children}
      </div>
    </main>
  );

interface CrumbsProps {
  readonly visit: Visit;
  readonly crumbs: readonly Crumb[];
  /** Crumbs are part of the content and speak its language. */
  readonly t: Translate;
}

const Crumbs = ({ visit, crumbs, t }: CrumbsProps) =>
  crumbs.length === 0 ? null : (
    <nav class="wrap" aria-label={t('web:youAreHere')}>
      <ol class="crumbs">
        <li>
          <a href={visit.href('/')}>{t('web:home')}</a>
        </li>
        {crumbs.map(({ label, path }) => (
          <li {...(path === undefined && { 'aria-current': 'page' })}>
            {path === undefined ? label : <a href={visit.href(path)}>{label}</a>}
          </li>
        ))}
      </ol>
    </nav>
  );

const FOOTER_LINKS = ['about', 'privacy', 'accessibility', 'languages'] as const;

const Footer = ({ visit, links }: { visit: Visit; links: readonly FootLink[] }) => (
  <footer class="footer">
    <div class="wrap grid gap-x-12 gap-y-8 py-10 md:grid-cols-[3fr_2fr]">
      <div class="max-w-lg">
        <p class="font-semibold">{visit.t('web:footer.principle')}</p>
        <p class="mt-1 text-muted">
          {visit.t('web:footer.runBy', { operator: visit.site.operator })}
        </p>
        <Numbers visit={visit} />
      </div>
      <nav class="md:justify-self-end" aria-label={visit.t('web:footer.label')}>
        <ul class="grid gap-x-6 gap-y-1 text-md sm:grid-cols-2 md:grid-cols-1 lg:grid-cols-2">
          {FOOTER_LINKS.map((page) => (
            <li>
              <a class="inline-block py-1" href={visit.href(`/${page}`)}>
                {visit.t(`web:footer.${page}`)}
              </a>
            </li>
          ))}
          {links.map(({ label, path }) => (
            <li>
              <a class="inline-block py-1" href={visit.href(path(visit))}>
                {label(visit.t)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  </footer>
);

const Numbers = ({ visit: { site, t } }: { visit: Visit }) => (
  <ul class="mt-4 flex flex-wrap gap-x-6 gap-y-1">
    <li class="font-semibold">{t('web:emergency', { number: phone(site.emergencyNumber) })}</li>
    {site.nonUrgentNumber && <li>{t('web:notUrgent', { number: phone(site.nonUrgentNumber) })}</li>}
    {site.tty && <li>{t('web:tty', { number: phone(site.tty) })}</li>}
    {site.interpreter && <li>{t('web:interpreter', { number: phone(site.interpreter) })}</li>}
  </ul>
);
