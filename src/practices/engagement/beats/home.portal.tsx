/** The home page: the question that brings people here, and what they can do. */
import type { VNode } from 'preact';
import { openToAll } from '#platform/web/guard.ts';
import { Icon } from '#platform/web/look/icons.tsx';
import { Spoken } from '#platform/web/look/language.tsx';
import { MapFigure } from '#platform/web/look/map/map-figure.tsx';
import type { PreparedMap } from '#platform/web/look/map/prepare-map.ts';
import { sendPage, visitFor } from '#platform/web/page.tsx';
import type { WebApp } from '#platform/web/server/app.ts';
import { type Visit, visitOf } from '#platform/web/visit.ts';
import { beatName } from './beat-words.portal.ts';
import type { BeatsReads } from './beats-reads.portal.ts';
import type { BeatSummary } from './list-beats.action.ts';
import type { HomeTask, PageSections } from './page-sections.portal.ts';
import { SEARCH_PATH, SearchForm } from './search-form.portal.tsx';

export function homePortal(app: WebApp, reads: BeatsReads, sections: PageSections): void {
  const onRequest = openToAll('the home page is for everybody');
  app.get('/', { onRequest }, async (request, reply) => {
    const visit = visitOf(request);
    const [beats, map] = await Promise.all([reads.beats(visit), reads.homeMap(visit)]);
    const shown = await Promise.all(sections.home.map((section) => section(visit)));
    return sendPage(reply, visit, {
      title: visit.t('find-my-team:title'),
      messages: 'find-my-team',
      islands: ['find-my-team'],
      isCacheable: true,
      content: (
        <HomePage
          visit={visit}
          beats={beats}
          map={map}
          sections={shown.filter(isShown)}
          tasks={sections.homeTasks}
        />
      ),
    });
  });
}

const isShown = (section: VNode | undefined): section is VNode => section !== undefined;

interface HomePageProps {
  readonly visit: Visit;
  readonly beats: readonly BeatSummary[];
  readonly map: PreparedMap;
  readonly sections: readonly VNode[];
  readonly tasks: readonly HomeTask[];
}

const HomePage = ({ visit, beats, map, sections, tasks }: HomePageProps) => (
  <>
    <Hero visit={visit} beats={beats} map={map} />
    <div class="wrap grid gap-x-16 gap-y-14 pt-14 lg:grid-cols-[1.9fr_1fr]">
      <Spoken visit={visit} messages="beat-pages">
        <ToDo visit={visitFor(visit, 'beat-pages')} tasks={tasks} />
      </Spoken>
      <Spoken visit={visit} messages="beat-pages">
        <Checkable visit={visitFor(visit, 'beat-pages')} />
      </Spoken>
    </div>
    {sections.map((section) => (
      <div class="wrap pt-14">{section}</div>
    ))}
  </>
);

const Hero = ({ visit, beats, map }: Omit<HomePageProps, 'sections' | 'tasks'>) => (
  <div class="bg-brand text-on-brand">
    <div class="from-wrap grid items-stretch gap-x-12 lg:grid-cols-[minmax(0,30rem)_minmax(0,1fr)]">
      <div class="py-10 lg:py-16">
        <h1 class="title text-on-brand">{visit.t('find-my-team:title')}</h1>
        <p class="mt-3 max-w-md text-lg text-on-brand-muted">
          {beats.length === 0 ? visit.t('find-my-team:noBeats') : visit.t('find-my-team:lead')}
        </p>
        <SearchForm visit={visit} isNight={true} />
        <p class="mt-4 text-md text-on-brand-muted">
          {visit.t('find-my-team:or')}{' '}
          <a class="text-on-brand hover:text-on-brand" href={`${visit.href(SEARCH_PATH)}#map`}>
            {visit.t('find-my-team:onMap')}
          </a>
          , {visit.t('find-my-team:or')}{' '}
          <a class="text-on-brand hover:text-on-brand" href={visit.href('/beats')}>
            {visit.t('find-my-team:allBeats', { count: beats.length })}
          </a>
        </p>
      </div>
      <div class="relative hidden lg:block">
        {beats.length > 0 && (
          <MapFigure
            label={visit.t('find-my-team:mapLabel', { place: visit.site.place })}
            map={map}
            isNight={true}
            isFilling={true}
            linkOf={({ id, name }) => ({
              href: visit.href(`/beats/${encodeURIComponent(id)}`),
              title: beatName(visit, { code: id, name }),
            })}
          />
        )}
      </div>
    </div>
  </div>
);

const ToDo = ({ visit, tasks }: { visit: Visit; tasks: readonly HomeTask[] }) => {
  const { t, href } = visit;
  const own: readonly HomeTask[] = [
    {
      icon: 'map',
      path: SEARCH_PATH,
      title: () => t('beat-pages:home.find'),
      hint: () => t('beat-pages:home.findHint'),
    },
    {
      icon: 'people',
      path: '/beats',
      title: () => t('beat-pages:home.beats'),
      hint: () => t('beat-pages:home.beatsHint'),
    },
  ];
  return (
    <section aria-labelledby="todo">
      <h2 class="head border-b border-line pb-4" id="todo">
        {t('beat-pages:home.todo')}
      </h2>
      <ul class="grid gap-x-10 sm:grid-cols-2">
        {[...own, ...tasks].map(({ icon, path, title, hint }) => (
          <li class="flex gap-4 border-b border-line py-5">
            <Icon class="mt-1 shrink-0 text-accent" name={icon} />
            <div>
              <a class="font-semibold" href={href(path)}>
                {title(t)}
              </a>
              <p class="text-md text-muted">{hint(t)}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
};

const Checkable = ({ visit: { t } }: { visit: Visit }) => (
  <section aria-labelledby="checkable">
    <h2 class="head border-b border-line pb-4" id="checkable">
      {t('beat-pages:home.promise')}
    </h2>
    <p class="pt-5 text-md text-muted">{t('beat-pages:home.promiseText')}</p>
  </section>
);
