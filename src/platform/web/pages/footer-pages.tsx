/** The four pages that every public page's foot links to. What they promise is tested elsewhere. */
import type { FastifyInstance } from 'fastify';
import { openToAll } from '../guard.ts';
import { sendPage, visitFor } from '../page.tsx';
import { visitOf } from '../visit.ts';
import { AboutPage } from './about.tsx';
import { AccessibilityPage } from './accessibility.tsx';
import { LanguagesPage } from './languages.tsx';
import { PrivacyPage } from './privacy.tsx';

const PAGES = {
  about: AboutPage,
  privacy: PrivacyPage,
  accessibility: AccessibilityPage,
  languages: LanguagesPage,
} as const;

const NAMES = ['about', 'privacy', 'accessibility', 'languages'] as const;

export interface FooterPages {
  /** Of the page that lists everything that is kept. */
  readonly keptPath: string;
}

export function footerPages(app: FastifyInstance, links: FooterPages): void {
  const guard = openToAll('everybody may know who runs the site and what it keeps');
  for (const name of NAMES)
    app.get(`/${name}`, { onRequest: guard }, (request, reply) => {
      const visit = visitOf(request);
      const content = visitFor(visit, 'site-pages');
      const Content = PAGES[name];
      const title = content.t(`site-pages:${name}.title`);
      return sendPage(reply, visit, {
        title,
        crumbs: [{ label: title }],
        messages: 'site-pages',
        content: <Content visit={content} {...links} />,
        isCacheable: true,
      });
    });
}
