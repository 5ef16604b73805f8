/** `/api`: the public API for people, drawn from the same document that programs read. */
import type { Visit } from '../visit.ts';
import { visitOf } from '../visit.ts';
import { openToAll } from '../guard.ts';
import { PageHead, ScrollBox } from '../look/pieces.tsx';
import { DataTable } from '../look/table.tsx';
import { sendPage, visitFor } from '../page.tsx';
import { defaultApiRate } from '../server/api-pace.ts';
import type { WebApp } from '../server/app.ts';
import type { ApiDocument, ApiOperation, ApiParameter } from './document.ts';
import { apiFor, bareApi } from './open-api.ts';

/** What stands for the names in braces of an address to try; a name may be missing. */
export type ApiExamples = (visit: Visit) => Promise<Readonly<Record<string, string>>>;

export function apiPage(app: WebApp, examples: ApiExamples): void {
  const onRequest = openToAll('everybody may know what programs can ask');
  app.get('/api', { onRequest }, async (request, reply) => {
    const visit = visitOf(request);
    const content = visitFor(visit, 'api-pages');
    const title = content.t('api-pages:title');
    const known = { force: visit.site.slug, ...(await examples(visit)) };
    return sendPage(reply, visit, {
      title,
      crumbs: [{ label: title }],
      messages: 'api-pages',
      isCacheable: true,
      content: (
        <ApiPage
          visit={content}
          document={apiFor(app, content)}
          trials={trialsOf(bareApi(app), known)}
        />
      ),
    });
  });
}

/** Addresses to try, by operation; none where a name in it is not known. */
function trialsOf(
  bare: ApiDocument,
  known: Readonly<Record<string, string>>,
): ReadonlyMap<string, string> {
  const operations = Object.values(bare.paths).flatMap((methods) => Object.values(methods));
  return new Map(
    operations.flatMap(({ operationId, 'x-example': example = '{unknown}' }) => {
      const address = example.replaceAll(/\{(\w+)\}/g, (whole, name: string) =>
        Object.hasOwn(known, name) ? encodeURIComponent(known[name] ?? '') : whole,
      );
      return address.includes('{') ? [] : [[operationId, address] as const];
    }),
  );
}

interface ApiPageProps {
  readonly visit: Visit;
  readonly document: ApiDocument;
  readonly trials: ReadonlyMap<string, string>;
}

const ApiPage = ({ visit, document, trials }: ApiPageProps) => {
  const { t } = visit;
  const listed = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const topics = Map.groupBy(listed, ({ operation }) => operation.tags[0] ?? '');
  return (
    <>
      <PageHead title={t('api-pages:title')} lead={t('api-pages:lead')} />
      <div class="wrap space-y-12">
        <HowToAsk t={t} />
        {[...topics].map(([topic, operations], place) => (
          <section aria-labelledby={`topic-${place}`} class="max-w-3xl">
            <h2 class="head" id={`topic-${place}`}>
              {topic}
            </h2>
            <ul class="rows mt-3">
              {operations.map((one) => (
                <Operation t={t} {...one} trial={trials.get(one.operation.operationId)} />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
};

const HowToAsk = ({ t }: Pick<Visit, 't'>) => {
  const { perSecond, burst } = defaultApiRate;
  return (
    <section aria-labelledby="how" class="max-w-2xl space-y-3">
      <h2 class="head" id="how">
        {t('api-pages:how.title')}
      </h2>
      <p>{t('api-pages:how.open')}</p>
      <p>{t('api-pages:how.rate', { perSecond, burst })}</p>
      <p>{t('api-pages:how.tag')}</p>
      <p>{t('api-pages:how.problems')}</p>
      <p>
        {t('api-pages:how.document')}{' '}
        <a href="/api/openapi.json">{t('api-pages:how.documentName')}</a>
      </p>
    </section>
  );
};

interface OperationProps {
  readonly t: Visit['t'];
  readonly path: string;
  readonly method: string;
  readonly operation: ApiOperation;
  readonly trial: string | undefined;
}

const Operation = ({ t, path, method, operation, trial }: OperationProps) => {
  const { summary = '', description, parameters, requestBody } = operation;
  return (
    <li class="space-y-2 py-5">
      <h3 class="subhead">{summary}</h3>
      <p>
        <code class="font-mono text-sm break-all">
          {method.toUpperCase()} {path}
        </code>
      </p>
      <p>{marked(description)}</p>
      {trial !== undefined && (
        <p>
          <a href={trial} class="break-all">
            {t('api-pages:tryIt', { address: trial })}
          </a>
        </p>
      )}
      <details>
        <summary class="py-2">{t('api-pages:more')}</summary>
        <div class="mt-2 space-y-4">
          {requestBody && <p>{t('api-pages:byForm')}</p>}
          <Parameters t={t} parameters={parameters} summary={summary} />
          <Example t={t} operation={operation} summary={summary} />
        </div>
      </details>
    </li>
  );
};

/** Descriptions are Markdown; of that we write only `code`. */
const marked = (text = '') =>
  text.split('`').map((part, place) => (place % 2 === 1 ? <code>{part}</code> : part));

interface ParametersProps {
  readonly t: Visit['t'];
  readonly parameters: readonly ApiParameter[];
  readonly summary: string;
}

const Parameters = ({ t, parameters, summary }: ParametersProps) =>
  parameters.length === 0 ? (
    <p class="text-muted">{t('api-pages:noParameters')}</p>
  ) : (
    <DataTable
      t={t}
      caption={`${summary}: ${t('api-pages:parameters')}`}
      isCaptionHidden
      columns={[
        {
          key: 'name',
          label: t('api-pages:name'),
          kind: 'head',
          cell: ({ name }: ApiParameter) => <code>{name}</code>,
        },
        {
          key: 'needed',
          label: t('api-pages:needed'),
          cell: ({ required }) => t(required ? 'api-pages:yes' : 'api-pages:no'),
        },
        {
          key: 'meaning',
          label: t('api-pages:meaning'),
          cell: ({ description }) => marked(description),
        },
      ]}
      rows={parameters}
    />
  );

interface ExampleProps {
  readonly t: Visit['t'];
  readonly operation: ApiOperation;
  readonly summary: string;
}

/** The document's own example of the answer. */
const Example = ({ t, operation: { responses }, summary }: ExampleProps) => {
  const answer = responses['200']?.content?.['application/json']?.example;
  const text = JSON.stringify(answer, undefined, 2);
  return (
    <div>
      <p class="text-md text-muted">{t('api-pages:example')}</p>
      <ScrollBox label={`${summary}: ${t('api-pages:example')}`} class="mt-1">
        <pre class="rounded-md border border-line bg-sunken p-4 font-mono text-sm">{text}</pre>
      </ScrollBox>
    </div>
  );
};
