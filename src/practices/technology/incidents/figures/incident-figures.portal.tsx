/** Incident figures as sections of the home page and of a beat's page, and as CSV. */
import type { VNode } from 'preact';
import { z } from 'zod';
import { zoneOf } from '#kernel/time-zone.ts';
import { viewBeat } from '#practices/engagement/beats/view-beat.action.ts';
import { openToAll } from '#platform/web/guard.ts';
import { Spoken } from '#platform/web/look/language.tsx';
import type { WebApp } from '#platform/web/server/app.ts';
import type { PublicReads } from '#platform/web/server/public-reads.ts';
import { sendCsv } from '#platform/web/server/send-csv.ts';
import { sendProblem } from '#platform/web/server/send-problem.ts';
import { visitFor } from '#platform/web/page.tsx';
import { type Visit, visitOf } from '#platform/web/visit.ts';
import { compareIncidents } from './compare-incidents.action.ts';
import type { CountedBeat, IncidentComparison } from './incident-comparison.ts';
import { publishedSources } from '../publication/incident-freshness.portal.tsx';
import { listIncidentCounts } from './list-incident-counts.action.ts';
import { BeatFigures, CityFigures, NoFigures } from './incident-tables.portal.tsx';

const todayOf = ({ site, now }: Visit) => zoneOf(site.timezone).localAt(now.getTime()).day;

const compared = (
  reads: PublicReads,
  visit: Visit,
  beat?: CountedBeat,
): Promise<IncidentComparison | undefined> => {
  const today = todayOf(visit);
  const residents = beat?.residents ?? null;
  const key = { agencyId: visit.site.agencyId, name: 'incidents.compared' };
  return reads.read({ ...key, parameters: [today, beat?.code ?? null] }, (work) =>
    compareIncidents(work, { today, residents, ...(beat && { beatCode: beat.code }) }),
  );
};

/** A beat's latest month beside what is usual, and its last 13 months. */
export const incidentBeatSection =
  (reads: PublicReads) =>
  async (visit: Visit, beat: CountedBeat): Promise<VNode> => {
    const comparison = await compared(reads, visit, beat);
    const sources = await publishedSources(reads, visit);
    const content = visitFor(visit, 'incident-pages');
    return comparison ? (
      <BeatFigures visit={content} beat={beat} comparison={comparison} sources={sources} />
    ) : (
      <NoFigures visit={content} />
    );
  };

/** The whole city's latest month, for the home page; nothing before there is one. */
export const incidentHomeSection =
  (reads: PublicReads) =>
  async (visit: Visit): Promise<VNode | undefined> => {
    const comparison = await compared(reads, visit);
    const sources = await publishedSources(reads, visit);
    const content = visitFor(visit, 'incident-pages');
    return (
      comparison && (
        <Spoken visit={visit} messages="incident-pages">
          <CityFigures visit={content} comparison={comparison} sources={sources} />
        </Spoken>
      )
    );
  };

const parameters = z.object({ id: z.string().min(1).max(40) });

export function incidentFiguresPortal(app: WebApp, reads: PublicReads): void {
  const onRequest = openToAll('published counts are for everybody to take and check');

  const rowsOf = async (visit: Visit, beatCode: string | undefined) => {
    const today = todayOf(visit);
    const counts = await reads.once(visit.site.agencyId, (work) =>
      listIncidentCounts(work, { beatCode, today }),
    );
    return counts.map(({ month, isWhole, category, count }) => [
      month,
      category,
      count,
      isWhole ? 'yes' : 'no',
    ]);
  };
  const isBeat = (visit: Visit, code: string): Promise<boolean> =>
    reads.once(visit.site.agencyId, async (work) => {
      return (await viewBeat(work, code, todayOf(visit))) !== undefined;
    });
  const head = ['month', 'category', 'incidents', 'whole_month'];

  app.get('/incidents.csv', { onRequest }, async (request, reply) => {
    const visit = visitOf(request);
    const name = `${visit.site.slug}-incidents`;
    return sendCsv(reply, { name, head, rows: await rowsOf(visit, undefined) });
  });

  app.get(
    '/beats/:id/incidents.csv',
    { onRequest, schema: { params: parameters } },
    async (request, reply) => {
      const visit = visitOf(request);
      const { id } = request.params;
      const rows = await rowsOf(visit, id);
      // A beat that is no more keeps its file; one that never was has none.
      if (rows.length === 0 && !(await isBeat(visit, id))) return sendProblem(reply, 'not-found');
      const name = `${visit.site.slug}-incidents-beat-${id}`;
      return sendCsv(reply, { name, head, rows });
    },
  );
}
