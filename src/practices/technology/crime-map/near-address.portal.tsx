/** "Near an address": finds its beat and leads to the map of it. What was typed is kept nowhere. */
import type { FastifyReply } from 'fastify';
import type { VNode } from 'preact';
import { z } from 'zod';
import type { FoundAddress } from '#practices/engagement/beats/address.ts';
import { findAddress } from '#practices/engagement/beats/find-address.action.ts';
import type { BeatSummary } from '#practices/engagement/beats/list-beats.action.ts';
import { openToAll } from '#platform/web/guard.ts';
import { ErrorSummary, type FieldProblem } from '#platform/web/look/fields.tsx';
import { PageHead } from '#platform/web/look/pieces.tsx';
import { refusalSentence } from '#platform/web/messages/translate.ts';
import { sendPage, visitFor } from '#platform/web/page.tsx';
import type { WebApp } from '#platform/web/server/app.ts';
import { formBodyOf } from '#platform/web/server/form-body.ts';
import { markPersonal } from '#platform/web/server/personal.ts';
import type { PublicReads } from '#platform/web/server/public-reads.ts';
import { type Visit, visitOf } from '#platform/web/visit.ts';
import type { CrimeMapReads } from './crime-map-reads.portal.ts';
import { beatName } from './incident-words.portal.ts';
import { todayOf } from './map-memory.portal.ts';
import { NEAR_PATH, NearForm } from './near-form.portal.tsx';

const lookup = z.object({ where: z.string().trim().max(200).catch('') });

const UNPROCESSABLE = 422;

export interface NearTools {
  readonly published: PublicReads;
  readonly reads: CrimeMapReads;
}

export function nearAddressPortal(app: WebApp, { published, reads }: NearTools): void {
  const onRequest = openToAll('looking up an address writes nothing and keeps nothing');
  const config = { withoutFormToken: 'a look-up writes nothing; POST keeps it out of addresses' };

  app.get(NEAR_PATH, { onRequest }, (request, reply) => {
    const visit = visitOf(request);
    return send(reply, visit, { content: <NearPage visit={visitFor(visit, 'crime-map')} /> });
  });

  app.post(NEAR_PATH, { onRequest, config }, async (request, reply) => {
    const visit = visitOf(request);
    markPersonal(reply);
    const { where } = lookup.parse(formBodyOf(request.body));
    const content = visitFor(visit, 'crime-map');
    const found = await published.once(visit.site.agencyId, (work) =>
      findAddress(work, where, todayOf(visit)),
    );
    if (!found.ok) {
      const problems = found.refusal.map((refusal) => ({
        field: 'where',
        message: refusalSentence(content.locale, refusal),
      }));
      const page = <NearPage visit={content} asked={where} problems={problems} />;
      return send(reply, visit, { content: page, status: UNPROCESSABLE });
    }
    if (found.value.kind === 'one')
      return reply.redirect(visit.href(mapOf(found.value.beatCode)), 303);
    const beats = await reads.beats(visit);
    const page = <WhichPage visit={content} asked={where} found={found.value} beats={beats} />;
    return send(reply, visit, { content: page });
  });
}

const mapOf = (beatCode: string): string => `/map?beat=${encodeURIComponent(beatCode)}`;

function send(
  reply: FastifyReply,
  visit: Visit,
  page: { readonly content: VNode; readonly status?: number },
): FastifyReply {
  const { t } = visitFor(visit, 'crime-map');
  return sendPage(reply, visit, {
    title: t('crime-map:near.title'),
    section: 'map',
    crumbs: [{ label: t('crime-map:title'), path: '/map' }, { label: t('crime-map:near.title') }],
    messages: 'crime-map',
    ...page,
  });
}

interface NearPageProps {
  readonly visit: Visit;
  readonly asked?: string;
  readonly problems?: readonly FieldProblem[];
}

const NearPage = ({ visit, asked, problems = [] }: NearPageProps) => (
  <>
    <PageHead title={visit.t('crime-map:near.title')} />
    <div class="wrap">
      <div class="max-w-lg space-y-6">
        <ErrorSummary t={visit.t} problems={problems} />
        <NearForm visit={visit} problem={problems[0]} {...(asked !== undefined && { asked })} />
      </div>
    </div>
  </>
);

interface WhichPageProps {
  readonly visit: Visit;
  readonly asked: string;
  readonly found: Exclude<FoundAddress, { kind: 'one' }>;
  readonly beats: readonly BeatSummary[];
}

/** Several places could be meant, or one street runs through several beats. */
const WhichPage = ({ visit, asked, found, beats }: WhichPageProps) => {
  const { t, href } = visit;
  const named = (code: string) =>
    beatName(visit, beats.find((beat) => beat.code === code) ?? { code, name: code });
  return (
    <>
      <PageHead title={t('crime-map:near.which')} lead={t('crime-map:near.whichLead', { asked })} />
      <div class="wrap">
        <ul class="rows max-w-2xl">
          {choicesOf(found).map(({ label, beatCode }) => (
            <li>
              <a class="block py-4" href={href(mapOf(beatCode))}>
                <span class="font-semibold">{label}</span>
                <span class="block text-md text-muted">{named(beatCode)}</span>
              </a>
            </li>
          ))}
        </ul>
        <p class="mt-8">
          <a href={href(NEAR_PATH)}>{t('crime-map:near.again')}</a>
        </p>
      </div>
    </>
  );
};

function choicesOf(found: WhichPageProps['found']) {
  if (found.kind === 'several') return found.options;
  return found.beats.map(({ code, numbersFrom: from, numbersTo: to }) => ({
    beatCode: code,
    label:
      from === null || to === null
        ? found.street
        : `${from === to ? from : `${from}–${to}`} ${found.street}`,
  }));
}
