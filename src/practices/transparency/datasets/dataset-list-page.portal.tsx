/** The list of all datasets. */
import { PageHead } from '#platform/web/look/pieces.tsx';
import { formatList } from '#platform/web/messages/format.ts';
import type { Visit } from '#platform/web/visit.ts';
import { cadenceWords, DatasetFreshness, spanWords } from './dataset-parts.portal.tsx';
import {
  CATALOG_PATH,
  CORRECTIONS_PATH,
  type DescribedDataset,
  FEED_PATH,
  pagePath,
} from './described-datasets.portal.ts';

interface ListProps {
  readonly visit: Visit;
  readonly datasets: readonly DescribedDataset[];
}

export const DatasetListPage = ({ visit, datasets }: ListProps) => {
  const { t } = visit;
  return (
    <>
      <PageHead title={t('datasets:title')} lead={t('datasets:lead')} />
      <div class="wrap grid gap-x-16 gap-y-14 lg:grid-cols-[1.9fr_1fr]">
        <section class="min-w-0" aria-labelledby="datasets">
          <h2 class="head mb-4" id="datasets">
            {t('datasets:section')}
          </h2>
          {datasets.length === 0 ? (
            <p class="border-y border-line py-6 text-muted">{t('datasets:none')}</p>
          ) : (
            <ul class="rows">
              {datasets.map((dataset) => (
                <DatasetEntry visit={visit} dataset={dataset} />
              ))}
            </ul>
          )}
        </section>
        <aside class="min-w-0 space-y-10" aria-label={t('datasets:programs.title')}>
          <ForPrograms visit={visit} />
          <Corrected visit={visit} />
        </aside>
      </div>
    </>
  );
};

const DatasetEntry = ({ visit, dataset }: { visit: Visit; dataset: DescribedDataset }) => {
  const { t, locale, href } = visit;
  const formats = formatList(
    locale,
    dataset.formats.map((format) => t(`datasets:format.${format}`)),
  );
  const facts = [
    spanWords(visit, dataset),
    t('datasets:rows', { count: dataset.rowCount }),
    t('datasets:formats', { list: formats }),
    cadenceWords(visit, dataset),
  ].filter((words) => words !== '');
  return (
    <li class="py-5">
      <h3 class="subhead">
        <a href={href(pagePath(dataset.slug))}>{dataset.title}</a>
      </h3>
      <p class="mt-1">{dataset.description}</p>
      <ul class="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-md text-muted">
        {facts.map((words) => (
          <li>{words}</li>
        ))}
      </ul>
      <div class="mt-1 text-md text-muted">
        <DatasetFreshness visit={visit} sources={dataset.sources} isOnlyLateOfSeveral={true} />
      </div>
    </li>
  );
};

const ForPrograms = ({ visit: { t, href } }: { visit: Visit }) => (
  <section aria-labelledby="programs">
    <h2 class="head mb-3" id="programs">
      {t('datasets:programs.title')}
    </h2>
    <ul class="rows text-md *:py-3">
      <li>
        <a href={href(CATALOG_PATH)}>{t('datasets:programs.catalog')}</a>
        <p class="mt-1 text-muted">{t('datasets:programs.catalogHint')}</p>
      </li>
      <li>
        <a href={href(FEED_PATH)}>{t('datasets:programs.feed')}</a>
        <p class="mt-1 text-muted">{t('datasets:programs.feedHint')}</p>
      </li>
    </ul>
  </section>
);

const Corrected = ({ visit: { t, href } }: { visit: Visit }) => (
  <section aria-labelledby="corrected">
    <h2 class="head mb-3" id="corrected">
      {t('datasets:corrected.title')}
    </h2>
    <p class="text-md text-muted">{t('datasets:corrected.text')}</p>
    <p class="mt-2 text-md">
      <a class="inline-block py-1" href={href(CORRECTIONS_PATH)}>
        {t('datasets:corrected.link')}
      </a>
    </p>
  </section>
);
