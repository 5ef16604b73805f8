/**
 * The console's first page. It says honestly that nobody can sign in yet, and what works instead.
 */
import { openToAll } from '#platform/web/guard.ts';
import { sendPage } from '#platform/web/page.tsx';
import type { WebApp } from '#platform/web/server/app.ts';
import { type Visit, visitOf } from '#platform/web/visit.ts';

export function signInConsole(app: WebApp): void {
  const guard = openToAll('the page says that sign-in is not built yet; it holds no record');
  app.get('/', { onRequest: guard }, (request, reply) => {
    const visit = visitOf(request);
    return sendPage(reply, visit, {
      title: visit.t('sign-in:title'),
      messages: 'sign-in',
      content: <SignInPage visit={visit} />,
    });
  });
}

const COMMANDS = [
  'npm run -s peelian -- import beats FILE.geojson --agency A --id-field F',
  'npm run -s peelian -- import incidents FILE... --agency A --mapping M',
];

const SignInPage = ({ visit: { site, t } }: { visit: Visit }) => (
  <div class="mx-auto max-w-2xl px-4 py-10 text-base">
    <h1 class="title">{t('sign-in:title')}</h1>
    <p class="lead mt-3">{t('sign-in:lead', { name: site.name })}</p>
    <p class="mt-5">{t('sign-in:why')}</p>
    <h2 class="subhead mt-8">{t('sign-in:meanwhileTitle')}</h2>
    <ul class="mt-2 list-disc space-y-1 ps-5">
      <li>{t('sign-in:meanwhilePortal')}</li>
      <li>{t('sign-in:meanwhileCommands')}</li>
    </ul>
    <pre class="mt-3 rounded-md border border-line bg-sunken p-4 text-sm whitespace-pre-wrap">
      {COMMANDS.join('\n')}
    </pre>
    <p class="mt-3 text-muted">{t('sign-in:help')}</p>
  </div>
);
