/** Every component, in every language, as valid HTML without a style attribute. */
import { HtmlValidate } from 'html-validate';
import { type ComponentChildren, h } from 'preact';
import { describe, expect, it } from 'vitest';
import type { Assets } from '../build/assets.ts';
import { type Locale, locales } from '../locale.ts';
import { type Furniture, renderPage, visitFor } from '../page.tsx';
import { AboutPage } from '../pages/about.tsx';
import { AccessibilityPage } from '../pages/accessibility.tsx';
import { LanguagesPage } from '../pages/languages.tsx';
import { PrivacyPage } from '../pages/privacy.tsx';
import { problemPages } from '../pages/problem-page.tsx';
import type { Visit } from '../visit.ts';
import { htmlRules } from './html-rules.ts';
import { exampleNavigation, exampleVisit, Gallery } from './look.examples.tsx';

const assets: Assets = {
  folder: '/nowhere',
  stylesheet: '/assets/look.css',
  island: (name) => ({ script: `/assets/${name}.js`, css: ['/assets/island.css'] }),
};
const portal: Furniture = { surface: 'portal', navigation: exampleNavigation, assets };

const contents: Readonly<Record<string, (visit: Visit) => ComponentChildren>> = {
  gallery: (visit) => h(Gallery, { visit }),
  about: (visit) => h(AboutPage, { visit }),
  privacy: (visit) => h(PrivacyPage, { visit, keptPath: '/privacy/kept' }),
  accessibility: (visit) => h(AccessibilityPage, { visit }),
  languages: (visit) => h(LanguagesPage, { visit }),
};

function draw(name: string, locale: Locale, furniture: Furniture = portal): string {
  const visit = exampleVisit(locale, `/${name}`);
  const content = contents[name]?.(visitFor(visit, 'site-pages')) ?? h('p', {});
  const page = { title: name, section: 'area', crumbs: [{ label: name }], messages: 'site-pages' };
  return renderPage(visit, { ...page, content, islands: ['beat-map'] }, furniture);
}

const validator = new HtmlValidate(htmlRules);

const drawings = Object.keys(contents).flatMap((name) =>
  locales.map((locale) => ({ name, locale, html: draw(name, locale) })),
);

it('would see what it looks for', () => {
  const wrong =
    '<html lang="en"><head><title>x</title></head><body><img src="x"><p style="color:red"></p><a>';
  const { results } = validator.validateStringSync(wrong);
  const rules = results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId));
  expect(rules).toEqual(expect.arrayContaining(['no-inline-style', 'wcag/h37', 'close-order']));
});

describe.each(drawings)('$name in $locale', ({ html }) => {
  it('is valid HTML', () => {
    const report = validator.validateStringSync(html);
    const said = report.results.flatMap(({ messages }) =>
      messages.map(({ ruleId, message, line, column }) => `${ruleId} ${line}:${column} ${message}`),
    );
    expect([...new Set(said)]).toEqual([]);
  });

  it('has no style attribute and no inline script, which the security policy would drop', () => {
    expect(html).not.toMatch(/\sstyle=|<style|\son\w+=|<script(?![^>]*\ssrc=)/);
  });
});

describe('the frame', () => {
  it('marks English content on an Arabic page as English, and says so in Arabic', () => {
    const html = draw('about', 'ar');
    expect(html).toContain('<html lang="ar" dir="rtl">');
    expect(html).toContain('<div lang="en" dir="ltr">');
    expect(html).toContain('هذه الصفحة بالإنجليزية');
  });

  it('links the page in other languages, and offers search engines those with text', () => {
    const html = draw('about', 'es');
    expect(html).toContain('href="/about" lang="en"');
    expect(html).toContain('href="/ar/about" lang="ar"');
    expect(html).toContain('rel="canonical" href="https://police.alderbay.example/es/about"');
    expect(html).not.toContain('rel="alternate" hreflang="ar"');
  });

  it('says on every page who runs it, whom to call, and that the city is invented', () => {
    const html = draw('languages', 'en');
    for (const words of ['City of Alder Bay runs this site', 'TTY', 'Interpreter', 'invented city'])
      expect(html).toContain(words);
    for (const path of ['/about', '/privacy', '/accessibility', '/languages'])
      expect(html).toContain(`href="${path}"`);
  });

  it('tells a problem in the frame of the site, with every reason', async () => {
    const problem = {
      code: 'input-refused',
      status: 422,
      title: 'Some answers need a change',
      detail: 'Nothing was saved yet.',
      refusals: [{ code: 'x', detail: 'November has 30 days' }],
      errorId: 'k3f9',
    };
    const html = await problemPages(portal)(problem, exampleVisit('en', '/find'));
    for (const words of [problem.title, problem.detail, 'November has 30 days', 'k3f9', '<footer'])
      expect(html).toContain(words);
    expect(validator.validateStringSync(html).valid).toBe(true);
    expect(html).not.toContain('rel="canonical"');
    expect(await problemPages(portal)(problem, undefined)).toContain('November has 30 days');
  });

  it('gives the console its own frame, dark when asked', () => {
    const page = { title: 'Work', messages: 'web', content: h('p', {}), theme: 'dark' as const };
    const html = renderPage(exampleVisit('en'), page, { ...portal, surface: 'console' });
    expect(html).toContain('data-theme="dark"');
    expect(html).toContain('<body class="console">');
    expect(html).not.toContain('<footer');
  });
});
