/** Sends a page: the document around a topic's content, with the look and its islands. */
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Assets, IslandFiles } from './build/assets.ts';
import { directionOf } from './locale.ts';
import { ConsoleShell } from './look/console-shell.tsx';
import { type Crumb, type FootLink, type NavigationItem, Shell } from './look/shell.tsx';
import { themePath } from './look/theme.ts';
import { textLocale, translator } from './messages/translate.ts';
import type { Visit } from './visit.ts';

export interface Page {
  /** Without the site's name, which is added. */
  readonly title: string;
  readonly description?: string;
  /** Which entry of the navigation is the current one. */
  readonly section?: string;
  readonly crumbs?: readonly Crumb[];
  readonly content: ComponentChildren;
  /** Namespace of the content's text; decides whether Arabic falls back to English. */
  readonly messages: string;
  /** News feeds (Atom) that readers of this page can follow; paths without the language. */
  readonly feeds?: readonly { readonly title: string; readonly path: string }[];
  /** Names of the islands that this page gains from, without `.island.ts`. */
  readonly islands?: readonly string[];
  /** True for pages that are the same for everybody and may be kept for a minute. */
  readonly isCacheable?: boolean;
  readonly status?: number;
  /** The console at night. The portal has no dark mode. */
  readonly theme?: 'light' | 'dark';
}

/** What all pages of one server share. */
export interface Furniture {
  readonly surface: 'portal' | 'console';
  readonly navigation: readonly NavigationItem[];
  readonly footLinks?: readonly FootLink[];
  readonly assets: Assets;
}

// Beside the instance and not on it: a page can be sent by any plugin, and types need no widening.
const furnitureOf = new WeakMap<object, Furniture>();

/** Gives a server its navigation and assets. Call once, before it listens. */
export function furnish(app: FastifyInstance, furniture: Furniture): void {
  furnitureOf.set(app.server, furniture);
}

/**
 * The visit as the content of a page should speak it: English where the namespace has no text in
 * the reader's language, so that words, dates and numbers agree. Links keep the reader's language.
 */
export function visitFor(visit: Visit, messages: string): Visit {
  const locale = textLocale(visit.locale, messages);
  return locale === visit.locale ? visit : { ...visit, locale, t: translator(locale) };
}

export function sendPage(reply: FastifyReply, visit: Visit, page: Page): FastifyReply {
  const furniture = furnitureOf.get(reply.server.server);
  if (!furniture) throw new Error('This server has no furniture: call furnish(app, ...) first.');
  if (page.isCacheable === true) reply.header('cache-control', 'public, max-age=60');
  return reply
    .code(page.status ?? 200)
    .type('text/html; charset=utf-8')
    .send(renderPage(visit, page, furniture));
}

export function renderPage(visit: Visit, page: Page, furniture: Furniture): string {
  return `<!doctype html>${renderToString(
    <html
      lang={visit.locale}
      dir={directionOf(visit.locale)}
      {...(page.theme === 'dark' && { 'data-theme': 'dark' })}
    >
      <Head visit={visit} page={page} furniture={furniture} />
      <body {...(furniture.surface === 'console' && { class: 'console' })}>
        <Frame visit={visit} page={page} furniture={furniture} />
      </body>
    </html>,
  )}`;
}

interface PartProps {
  readonly visit: Visit;
  readonly page: Page;
  readonly furniture: Furniture;
}

const Head = ({ visit, page, furniture: { assets, surface } }: PartProps) => {
  const islands = (page.islands ?? []).map((name) => assets.island(name));
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{`${page.title} - ${visit.site.name}`}</title>
      {page.description !== undefined && <meta name="description" content={page.description} />}
      {surface === 'portal' && page.status === undefined && (
        <Alternates visit={visit} page={page} />
      )}
      {(page.feeds ?? []).map(({ title, path }) => (
        <link rel="alternate" type="application/atom+xml" title={title} href={visit.href(path)} />
      ))}
      <link rel="icon" href="/icon.svg" type="image/svg+xml" />
      <link rel="stylesheet" href={assets.stylesheet} />
      {styleSheetsOf(islands).map((href) => (
        <link rel="stylesheet" href={href} />
      ))}
      <link rel="stylesheet" href={themePath(visit.site.colors)} />
      {islands.map(({ script }) => (
        <script type="module" src={script} />
      ))}
    </head>
  );
};

const styleSheetsOf = (islands: readonly IslandFiles[]): readonly string[] => [
  ...new Set(islands.flatMap(({ css }) => css)),
];

/** Search engines learn that the languages are one page. A language without text is not offered. */
const Alternates = ({ visit, page }: Pick<PartProps, 'visit' | 'page'>) => {
  const absolute = (path: string) => new URL(path, visit.url('/')).href;
  const spoken = visit.site.locales.filter(
    (locale) => textLocale(locale, page.messages) === locale,
  );
  const own = textLocale(visit.locale, page.messages);
  return (
    <>
      <link rel="canonical" href={absolute(visit.hrefIn(own, visit.path))} />
      {spoken.map((locale) => (
        <link rel="alternate" hreflang={locale} href={absolute(visit.hrefIn(locale, visit.path))} />
      ))}
    </>
  );
};

const Frame = ({ visit, page, furniture }: PartProps) => {
  const { surface, navigation, footLinks = [] } = furniture;
  const section = page.section === undefined ? {} : { section: page.section };
  if (surface === 'console')
    return (
      <ConsoleShell visit={visit} navigation={navigation} {...section}>
        {page.content}
      </ConsoleShell>
    );
  return (
    <Shell
      visit={visit}
      navigation={navigation}
      messages={page.messages}
      footLinks={footLinks}
      crumbs={page.crumbs ?? []}
      {...section}
    >
      {page.content}
    </Shell>
  );
};
