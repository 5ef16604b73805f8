/**
 * "Tell us about a mistake": two pages and a thank-you, without a cookie, a script or an account.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { z } from 'zod';
import type { Refusal } from '#kernel/result.ts';
import type { Day } from '#kernel/time.ts';
import { zoneOf } from '#kernel/time-zone.ts';
import type { RolePool } from '#platform/postgres/pool.ts';
import { openToAll } from '#platform/web/guard.ts';
import { sendPage, visitFor } from '#platform/web/page.tsx';
import type { WebApp } from '#platform/web/server/app.ts';
import { draftOf, draftToken, newDraft } from '#platform/web/server/draft.ts';
import type { Forms } from '#platform/web/server/form-guard.ts';
import { type Visit, visitOf } from '#platform/web/visit.ts';
import { CheckPage, FormPage, SentPage } from './mistake-pages.portal.tsx';
import { forgetMistakeDraft, keepMistakeDraft, openMistakeDraft } from './mistake-draft.action.ts';
import { mistakeForm, PAGE_CHARACTERS_MOST } from './mistake-report.ts';
import { reportMistake } from './report-mistake.action.ts';

export interface CorrectionsTools {
  readonly portal: RolePool;
  readonly forms: Forms;
}

const FORM = 'mistake';

const query = z.object({
  page: z.string().max(PAGE_CHARACTERS_MOST).regex(/^\//).optional().catch(undefined),
});

/** Registers the form's pages on the portal. */
export function correctionsPortal(app: WebApp, { portal, forms }: CorrectionsTools): void {
  const onRequest = openToAll('anybody may tell us about a mistake, without a name');
  const preHandler = forms.admit(FORM);

  app.get('/mistakes/new', { onRequest, schema: { querystring: query } }, (request, reply) => {
    const token = forms.open(request, reply, FORM);
    const answers = { page: request.query.page ?? '' };
    return show(request, reply, {
      draw: (visit) => <FormPage visit={visit} token={token} answers={answers} />,
    });
  });

  app.post('/mistakes/check', { onRequest, preHandler }, async (request, reply) => {
    const { token, answers, body, read } = forms.posted(request);
    const named = draftOf(body, agencyOf(request), FORM);
    const form = read(mistakeForm);
    if (!form.ok) {
      const shown = { token, answers, ...(named && { draft: draftToken(named) }) };
      return showRefused(request, reply, { refusals: form.refusal, ...shown });
    }
    const draft = named ?? newDraft(agencyOf(request), FORM);
    await keepMistakeDraft(portal, draft, { answers: form.value, today: todayOf(request) });
    return show(request, reply, {
      draw: (visit) => (
        <CheckPage visit={visit} token={token} draft={draftToken(draft)} form={form.value} />
      ),
    });
  });

  app.post('/mistakes/change', { onRequest, preHandler }, async (request, reply) => {
    const { token, body } = forms.posted(request);
    const draft = draftOf(body, agencyOf(request), FORM);
    const answers = (await openMistakeDraft(portal, draft, todayOf(request))) ?? {};
    const kept = draft && { draft: draftToken(draft) };
    return show(request, reply, {
      draw: (visit) => <FormPage visit={visit} token={token} answers={answers} {...kept} />,
    });
  });

  app.post('/mistakes', { onRequest, preHandler }, async (request, reply) => {
    const { token, id, body } = forms.posted(request);
    const agencyId = agencyOf(request);
    const draft = draftOf(body, agencyId, FORM);
    const receivedOn = todayOf(request);
    const form = await openMistakeDraft(portal, draft, receivedOn);
    const sent = await reportMistake(portal, { agencyId, form: FORM, id, receivedOn }, form);
    if (!sent.ok)
      return showRefused(request, reply, { refusals: sent.refusal, token, answers: {} });
    await forgetMistakeDraft(portal, draft);
    return show(request, reply, {
      draw: (visit) => <SentPage visit={visit} reference={sent.value.reference ?? ''} />,
    });
  });
}

const agencyOf = (request: FastifyRequest): number => visitOf(request).site.agencyId;

const todayOf = (request: FastifyRequest): Day => {
  const { site, now } = visitOf(request);
  return zoneOf(site.timezone).localAt(now.getTime()).day;
};

interface Showing {
  readonly draw: (visit: Visit) => VNode;
  readonly status?: number;
}

function show(request: FastifyRequest, reply: FastifyReply, { draw, status = 200 }: Showing) {
  const visit = visitOf(request);
  const content = visitFor(visit, 'corrections');
  return sendPage(reply, visit, {
    title: content.t('corrections:tell'),
    crumbs: [{ label: content.t('corrections:tell') }],
    messages: 'corrections',
    content: draw(content),
    status,
  });
}

interface RefusedForm {
  readonly refusals: readonly Refusal[];
  readonly token: string;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly draft?: string;
}

const UNPROCESSABLE = 422;

/** The form again, with every problem and everything that was typed. */
const showRefused = (
  request: FastifyRequest,
  reply: FastifyReply,
  { refusals, token, answers, draft }: RefusedForm,
) =>
  show(request, reply, {
    status: UNPROCESSABLE,
    draw: (visit) => (
      <FormPage
        visit={visit}
        token={token}
        answers={answers}
        refusals={refusals}
        {...(draft !== undefined && { draft })}
      />
    ),
  });
