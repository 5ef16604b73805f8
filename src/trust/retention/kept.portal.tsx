/** `/privacy/kept`: everything that is kept, how long, who sees it, why, and what ends it. */
import { openToAll } from '#platform/web/guard.ts';
import { DataTable } from '#platform/web/look/table.tsx';
import { sendPage, visitFor } from '#platform/web/page.tsx';
import type { WebApp } from '#platform/web/server/app.ts';
import { type Visit, visitOf } from '#platform/web/visit.ts';
import { KEPT, type KeptLine } from './kept.ts';

export const KEPT_PATH = '/privacy/kept';

const GROUPS = ['residents', 'records', 'staff', 'machine'] as const;

export function keptPortal(app: WebApp): void {
  const onRequest = openToAll('everybody may know what is kept, how long and who sees it');
  app.get(KEPT_PATH, { onRequest }, (request, reply) => {
    const visit = visitOf(request);
    const content = visitFor(visit, 'retention');
    const title = content.t('retention:title');
    return sendPage(reply, visit, {
      title,
      crumbs: [{ label: content.t('retention:privacy'), path: '/privacy' }, { label: title }],
      messages: 'retention',
      isCacheable: true,
      content: <KeptPage visit={content} />,
    });
  });
}

const KeptPage = ({ visit }: { visit: Visit }) => {
  const { t } = visit;
  return (
    <div class="wrap pt-5">
      <div class="max-w-2xl">
        <h1 class="title">{t('retention:title')}</h1>
        <p class="lead mt-3">{t('retention:lead')}</p>
        <p class="mt-4">{t('retention:job')}</p>
      </div>
      {GROUPS.map((group) => (
        <div class="mt-10">
          <h2 class="head" id={group}>
            {t(`retention:group.${group}`)}
          </h2>
          <div class="mt-3">
            <KeptTable visit={visit} group={group} />
          </div>
        </div>
      ))}
    </div>
  );
};

interface KeptTableProps {
  readonly visit: Visit;
  readonly group: KeptLine['group'];
}

type Line = (typeof KEPT)[number];

const KeptTable = ({ visit: { t }, group }: KeptTableProps) => (
  <DataTable
    t={t}
    caption={t(`retention:group.${group}`)}
    isCaptionHidden={true}
    rows={KEPT.filter((line) => line.group === group)}
    columns={[
      {
        key: 'what',
        label: t('retention:what'),
        kind: 'head',
        cell: ({ id }: Line) => (
          <Both first={t(`retention:line.${id}.what`)} second={t(`retention:line.${id}.why`)} />
        ),
      },
      {
        key: 'long',
        label: t('retention:howLong'),
        cell: ({ id, ending }) => (
          <Both first={t(`retention:line.${id}.long`)} second={t(`retention:end.${ending}`)} />
        ),
      },
      { key: 'who', label: t('retention:who'), cell: ({ id }) => t(`retention:line.${id}.who`) },
    ]}
  />
);

/** What the column is called stands first; what belongs to it, quieter, below. */
const Both = ({ first, second }: { readonly first: string; readonly second: string }) => (
  <>
    {first}
    <span class="hint mt-1 block font-normal">{second}</span>
  </>
);
