/** Finds the beat of an address, of a place on the map, or of where a device is. Keeps nothing. */
import type { FastifyReply } from 'fastify';
import type { VNode } from 'preact';
import { z } from 'zod';
import { done, type Refusal, refused, type Result } from '#kernel/result.ts';
import { openToAll } from '#platform/web/guard.ts';
import { refusalSentence } from '#platform/web/messages/translate.ts';
import { sendPage, visitFor } from '#platform/web/page.tsx';
import type { WebApp } from '#platform/web/server/app.ts';
import { formBodyOf } from '#platform/web/server/form-body.ts';
import { markPersonal } from '#platform/web/server/personal.ts';
import type { PublicReads } from '#platform/web/server/public-reads.ts';
import { type Visit, visitOf } from '#platform/web/visit.ts';
import type { FoundAddress } from './address.ts';
import { type BeatsReads, todayOf } from './beats-reads.portal.ts';
import { findAddress } from './find-address.action.ts';
import { findBeatAt } from './find-beat-at.action.ts';
import { SEARCH_PATH } from './search-form.portal.tsx';
import {
  ChoicePage,
  SearchPage,
  type SearchPageProps,
  type Typed,
} from './search-pages.portal.tsx';

/** What was typed. A number that is none is refused at its field; it is not a fault. */
const lookup = z.object({
  where: z.string().trim().max(200).catch(''),
  longitude: z.string().trim().max(20).catch(''),
  latitude: z.string().trim().max(20).catch(''),
});

const UNPROCESSABLE = 422;

export function findMyTeamPortal(app: WebApp, reads: PublicReads, beats: BeatsReads): void {
  const onRequest = openToAll('looking up a beat writes nothing and keeps nothing');
  const config = { withoutFormToken: 'a look-up writes nothing; POST keeps it out of addresses' };

  const show = async (reply: FastifyReply, visit: Visit, more: Partial<SearchPageProps> = {}) => {
    const [list, maps] = await Promise.all([beats.beats(visit), beats.cityMaps(visit)]);
    const content = visitFor(visit, 'find-my-team');
    const page = <SearchPage visit={content} beats={list} maps={maps} {...more} />;
    const rule = more.problems ? { status: UNPROCESSABLE } : { isCacheable: true };
    return send(reply, visit, { content: page, ...rule });
  };

  app.get(SEARCH_PATH, { onRequest }, (request, reply) => show(reply, visitOf(request)));

  app.post(SEARCH_PATH, { onRequest, config }, async (request, reply) => {
    const visit = visitOf(request);
    markPersonal(reply);
    const typed = lookup.parse(formBodyOf(request.body));
    const found = await find(reads, visit, typed);
    if (!found.ok) return show(reply, visit, { typed, problems: problemsOf(visit, found.refusal) });
    if (found.value.kind === 'one')
      return reply.redirect(visit.href(`/beats/${encodeURIComponent(found.value.beatCode)}`), 303);
    const content = (
      <ChoicePage
        visit={visitFor(visit, 'find-my-team')}
        found={found.value}
        asked={typed.where}
        beats={await beats.beats(visit)}
      />
    );
    return send(reply, visit, { content });
  });
}

interface Sending {
  readonly content: VNode;
  readonly status?: number;
  /** The form that nobody has filled in. */
  readonly isCacheable?: boolean;
}

function send(reply: FastifyReply, visit: Visit, sending: Sending): FastifyReply {
  const title = visit.t('find-my-team:title');
  return sendPage(reply, visit, {
    title,
    section: 'area',
    crumbs: [{ label: title }],
    messages: 'find-my-team',
    islands: ['find-my-team'],
    ...sending,
  });
}

const problemsOf = ({ locale }: Visit, refusals: readonly Refusal[]) =>
  refusals.map((refusal) => ({
    field: refusal.field ?? 'where',
    message: refusalSentence(locale, refusal),
  }));

/** A device's place counts before what was typed: it was asked for by a press. */
function find(reads: PublicReads, visit: Visit, typed: Typed): Promise<Result<FoundAddress>> {
  const { agencyId } = visit.site;
  const today = todayOf(visit);
  if (typed.longitude === '' && typed.latitude === '')
    return reads.once(agencyId, (work) => findAddress(work, typed.where, today));
  const point = pointOf(typed);
  if (!point.ok) return Promise.resolve(point);
  return reads.once(agencyId, async (work): Promise<Result<FoundAddress>> => {
    const found = await findBeatAt(work, point.value, today);
    if (!found.ok)
      return refused(found.refusal.map((refusal) => ({ field: 'latitude', ...refusal })));
    return done({ kind: 'one', beatCode: found.value, address: '' });
  });
}

function pointOf({ longitude, latitude }: Typed): Result<readonly [number, number]> {
  const refusals = Object.entries({ latitude, longitude }).flatMap(([field, text]): Refusal[] =>
    degreesOf(text) === undefined ? [{ code: 'degrees-not-understood', field }] : [],
  );
  const [east, north] = [degreesOf(longitude), degreesOf(latitude)];
  return east === undefined || north === undefined ? refused(refusals) : done([east, north]);
}

/** "41.1943", "-129,5608", "129.56 W" is not one: the hint shows the sign. */
function degreesOf(text: string): number | undefined {
  const plain = text.replace('−', '-').replace(',', '.');
  return /^[-+]?\d{1,3}(\.\d{1,12})?$/.test(plain) ? Number(plain) : undefined;
}
