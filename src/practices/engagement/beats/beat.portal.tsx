/** A beat's page: who is responsible, where it lies, and what other practices add. */
import type { VNode } from 'preact';
import { z } from 'zod';
import type { Day } from '#kernel/time.ts';
import { openToAll } from '#platform/web/guard.ts';
import { MapFigure } from '#platform/web/look/map/map-figure.tsx';
import type { PreparedMap } from '#platform/web/look/map/prepare-map.ts';
import { FactList, PageHead } from '#platform/web/look/pieces.tsx';
import { formatDay, formatNumber } from '#platform/web/messages/format.ts';
import { sendPage, visitFor } from '#platform/web/page.tsx';
import type { WebApp } from '#platform/web/server/app.ts';
import type { PublicReads } from '#platform/web/server/public-reads.ts';
import { sendProblem } from '#platform/web/server/send-problem.ts';
import { type Visit, visitOf } from '#platform/web/visit.ts';
import { ContinuitySection, TeamSection, teamLead } from '../teams/team-parts.portal.tsx';
import { type TeamView, viewTeam } from '../teams/view-team.action.ts';
import { LONGEST_CODE } from './beat.ts';
import { beatName, beatTitle } from './beat-words.portal.ts';
import { type BeatsReads, todayOf } from './beats-reads.portal.ts';
import type { PageSections } from './page-sections.portal.ts';
import { type BeatView, viewBeat } from './view-beat.action.ts';

export interface BeatPageTools {
  readonly reads: PublicReads;
  readonly beats: BeatsReads;
  readonly sections: PageSections;
}

const parameters = z.object({ id: z.string().min(1).max(LONGEST_CODE) });

export function beatPortal(app: WebApp, tools: BeatPageTools): void {
  const onRequest = openToAll('everybody may know who polices a street, and how');
  app.get('/beats/:id', { onRequest, schema: { params: parameters } }, async (request, reply) => {
    const visit = visitOf(request);
    const code = request.params.id;
    const content = visitFor(visit, 'beat-pages');
    const page = await readBeatPage(tools, content, code);
    if (!page) return sendProblem(reply, 'not-found');
    const title = beatTitle(content, page.beat);
    return sendPage(reply, visit, {
      title: beatName(content, page.beat),
      section: 'area',
      crumbs: [{ label: content.t('beat-pages:list.title'), path: '/beats' }, { label: title }],
      messages: 'beat-pages',
      isCacheable: true,
      content: <BeatPage visit={content} {...page} />,
    });
  });
}

interface BeatPageParts {
  readonly today: Day;
  readonly beat: BeatView;
  readonly team: TeamView;
  readonly map: PreparedMap;
  readonly main: readonly VNode[];
  readonly aside: readonly VNode[];
}

async function readBeatPage(
  { reads, beats, sections }: BeatPageTools,
  visit: Visit,
  code: string,
): Promise<BeatPageParts | undefined> {
  const today = todayOf(visit);
  const key = { agencyId: visit.site.agencyId, parameters: [code, today] };
  const beat = await reads.read({ ...key, name: 'beats.one' }, (work) =>
    viewBeat(work, code, today),
  );
  if (!beat) return undefined;
  const [team, map, main, aside] = await Promise.all([
    reads.read({ ...key, name: 'teams.one' }, (work) => viewTeam(work, code, today)),
    beats.beatMap(visit, code),
    Promise.all(sections.beatMain.map((section) => section(visit, beat))),
    Promise.all(sections.beatAside.map((section) => section(visit, beat))),
  ]);
  return { today, beat, team, map, main: main.filter(isShown), aside: aside.filter(isShown) };
}

const isShown = (section: VNode | undefined): section is VNode => section !== undefined;

const BeatPage = ({
  visit,
  today,
  beat,
  team,
  map,
  main,
  aside,
}: BeatPageParts & { visit: Visit }) => {
  const { t } = visit;
  return (
    <>
      <PageHead
        {...(beat.name !== beat.code && { over: t('beat-pages:beat', { code: beat.code }) })}
        title={beatTitle(visit, beat)}
        lead={teamLead(visit, team)}
      />
      <div class="wrap grid gap-x-16 gap-y-14 lg:grid-cols-[1.9fr_1fr]">
        <div class="min-w-0 space-y-14">
          <TeamSection visit={visit} team={team} today={today} />
          {main}
        </div>
        <aside class="min-w-0 space-y-10" aria-label={t('beat-pages:facts.title')}>
          <MapFigure
            label={t('beat-pages:facts.mapLabel', { code: beat.code, name: beat.name })}
            map={map}
          />
          <BeatFacts visit={visit} beat={beat} />
          <ContinuitySection visit={visit} team={team} />
          {aside}
        </aside>
      </div>
    </>
  );
};

const BeatFacts = ({ visit: { t, locale }, beat }: { visit: Visit; beat: BeatView }) => {
  const area = formatNumber(locale, beat.squareKilometers, 1);
  return (
    <section aria-labelledby="facts">
      <h2 class="head mb-3" id="facts">
        {t('beat-pages:facts.title')}
      </h2>
      <FactList
        facts={[
          {
            name: t('beat-pages:facts.residents'),
            value:
              beat.residents === null
                ? t('beat-pages:list.unknown')
                : formatNumber(locale, beat.residents),
          },
          {
            name: t('beat-pages:facts.area'),
            value: t('beat-pages:facts.squareKilometers', { number: area }),
          },
          ...(beat.district === null
            ? []
            : [{ name: t('beat-pages:facts.district'), value: beat.district }]),
          {
            name: t('beat-pages:facts.since'),
            value: formatDay(locale, beat.effectiveFrom),
          },
        ]}
      />
    </section>
  );
};
