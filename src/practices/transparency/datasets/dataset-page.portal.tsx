/** The page of one dataset: its files, its dictionary, what is missing, how to check it. */
import type { ComponentChildren } from 'preact';
import { type Fact, PageHead } from '#platform/web/look/pieces.tsx';
import { formatDay } from '#platform/web/messages/format.ts';
import type { Visit } from '#platform/web/visit.ts';
import { Dictionary } from './dataset-dictionary.portal.tsx';
import { DatasetFiles } from './dataset-files.portal.tsx';
import { cadenceWords, DatasetFreshness, spanWords } from './dataset-parts.portal.tsx';
import { CORRECTIONS_PATH, type DescribedDataset } from './described-datasets.portal.ts';
import { licencesOf } from './licence.ts';

interface DatasetProps {
  /** Speaks the language of this topic's sentences; the dataset's own words come with it. */
  readonly visit: Visit;
  readonly dataset: DescribedDataset;
}

export const DatasetPage = ({ visit, dataset }: DatasetProps) => {
  const { t } = visit;
  return (
    <>
      <PageHead over={t('datasets:title')} title={dataset.title} lead={dataset.description} />
      <div class="wrap grid gap-x-16 gap-y-14 lg:grid-cols-[1.9fr_1fr]">
        <div class="min-w-0 space-y-14">
          <DatasetFiles visit={visit} dataset={dataset} />
          <Dictionary visit={visit} dataset={dataset} />
          <Sentences id="gaps" title={t('datasets:page.gaps')} sentences={dataset.gaps} />
          <Sentences id="checks" title={t('datasets:page.checks')} sentences={dataset.checks} />
        </div>
        <aside class="min-w-0 space-y-10" aria-label={t('datasets:page.about')}>
          <About visit={visit} dataset={dataset} />
          <CorrectedHere visit={visit} />
        </aside>
      </div>
    </>
  );
};

interface SentencesProps {
  readonly id: string;
  readonly title: string;
  readonly sentences: readonly string[];
}

const Sentences = ({ id, title, sentences }: SentencesProps) => (
  <section aria-labelledby={id}>
    <h2 class="head mb-3" id={id}>
      {title}
    </h2>
    <ul class="max-w-2xl list-disc space-y-2 ps-5">
      {sentences.map((sentence) => (
        <li>{sentence}</li>
      ))}
    </ul>
  </section>
);

const About = ({ visit, dataset }: DatasetProps) => {
  const { t, site } = visit;
  const span = spanWords(visit, dataset);
  const refreshed = dataset.sources.flatMap(({ refreshedOn }) => refreshedOn ?? []).sort();
  const newest = refreshed.at(-1);
  const facts: Fact[] = [
    { name: t('datasets:page.licence'), value: <Licences visit={visit} dataset={dataset} /> },
    { name: t('datasets:page.cadence'), value: cadenceWords(visit, dataset) },
    ...(span === '' ? [] : [{ name: t('datasets:page.months'), value: span }]),
    { name: t('datasets:page.size'), value: t('datasets:rows', { count: dataset.rowCount }) },
    { name: t('datasets:page.publisher'), value: site.name },
    ...(site.contactEmail
      ? [{ name: t('datasets:page.contact'), value: <Mail address={site.contactEmail} /> }]
      : []),
  ];
  return (
    <section aria-labelledby="about">
      <h2 class="head mb-3" id="about">
        {t('datasets:page.about')}
      </h2>
      <dl class="rows text-md *:py-2.5">
        {facts.map(({ name, value }) => (
          <div>
            <dt class="text-muted">{name}</dt>
            <dd class="font-semibold wrap-anywhere">{value}</dd>
          </div>
        ))}
      </dl>
      <div class="mt-3 space-y-1 text-md text-muted">
        <DatasetFreshness visit={visit} sources={dataset.sources} />
        {newest && <p>{t('datasets:refreshed', { day: formatDay(visit.locale, newest) })}</p>}
      </div>
    </section>
  );
};

const Mail = ({ address }: { address: string }) => <a href={`mailto:${address}`}>{address}</a>;

/** Words and no link: pages lead to no other host. The address is there to be copied. */
const Licences = ({ visit, dataset }: DatasetProps): ComponentChildren => {
  const licences = licencesOf(dataset.sources);
  if (licences.length === 0) return visit.t('datasets:page.noLicence');
  return licences.map(({ name, url }) => (
    <>
      <span class="block">{name}</span>
      {url !== null && url !== name && (
        <span class="block font-normal text-muted">{url.replace(/^https?:\/\//, '')}</span>
      )}
    </>
  ));
};

const CorrectedHere = ({ visit: { t, href } }: { visit: Visit }) => (
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
