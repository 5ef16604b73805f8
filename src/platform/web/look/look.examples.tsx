/** Every component with invented examples: for our own eyes, and for the test that renders all. */
import type { ComponentChildren } from 'preact';
import type { Locale } from '../locale.ts';
import { translator } from '../messages/translate.ts';
import { prepareMap } from './map/prepare-map.ts';
import { MapFigure } from './map/map-figure.tsx';
import { createVisit, type Visit } from '../visit.ts';
import { exampleAreas, exampleBase } from './city.examples.ts';
import { ChartExamples } from './charts/charts.examples.tsx';
import { Button, Choice, ErrorSummary, Field, HiddenToken, Select, TextArea } from './fields.tsx';
import { Icon } from './icons.tsx';
import { ArrowLink, Face, FactList, Facts, Note, PageHead, Panel, Tag, Trail } from './pieces.tsx';
import { readTableQuery, type TableSchema } from './table-query.ts';
import { type Column, DataTable, HiddenCell } from './table.tsx';
import type { NavigationItem } from './shell.tsx';

export const exampleNavigation: readonly NavigationItem[] = [
  { section: 'area', path: '/beats', label: () => 'Your area' },
  { section: 'figures', path: '/figures', label: () => 'Figures' },
];

export const exampleVisit = (locale: Locale, path = '/'): Visit =>
  createVisit({
    site: {
      agencyId: 1,
      slug: 'alder-bay',
      name: 'Alder Bay Police',
      place: 'Alder Bay',
      timezone: 'America/New_York',
      isInvented: true,
      locales: ['en', 'es', 'ar'],
      emergencyNumber: '911',
      nonUrgentNumber: '555-0142',
      tty: '555-0143',
      interpreter: '555-0144',
      operator: 'City of Alder Bay',
      contactEmail: 'portal@alderbay.example',
      contactAddress: '2 Harbor Street, Alder Bay',
      colors: { brand: '#16304f', brandDeep: '#0e2239', accent: '#14599d', accentDeep: '#0c3f74' },
    },
    locale,
    t: translator(locale),
    path,
    now: new Date('2026-11-20T15:00:00Z'),
    origin: 'https://police.alderbay.example',
  });

export const Gallery = ({ visit }: { visit: Visit }) => (
  <>
    <HomeExample visit={visit} />
    <div class="wrap space-y-14 pt-14">
      <PieceExamples visit={visit} />
      <FormExamples visit={visit} />
      <TableExamples visit={visit} />
      <MapExample />
      <ChartExamples visit={visit} />
    </div>
  </>
);

const Example = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <section aria-labelledby={title.replaceAll(' ', '-')}>
    <h2 class="head" id={title.replaceAll(' ', '-')}>
      {title}
    </h2>
    <div class="mt-4">{children}</div>
  </section>
);

const nightMap = prepareMap({
  base: exampleBase,
  areas: exampleAreas,
  frame: { width: 700, height: 400, margin: 0 },
});

const HomeExample = ({ visit }: { visit: Visit }) => (
  <div class="bg-brand text-on-brand">
    <div class="from-wrap grid items-stretch gap-x-12 lg:grid-cols-[minmax(0,30rem)_minmax(0,1fr)]">
      <div class="py-10 lg:py-16">
        <h1 class="title text-on-brand">Who polices my street?</h1>
        <p class="mt-3 max-w-md text-lg text-on-brand-muted">
          Type your address or street. We do not keep what you look up.
        </p>
        <form class="mt-7 max-w-lg" action={visit.href('/find')} role="search">
          <label class="font-semibold" for="where">
            Address or street
          </label>
          <div class="mt-2 flex flex-col gap-3 sm:flex-row">
            <input class="input mt-0 border-white" id="where" name="where" type="text" />
            <Button kind="bright" class="shrink-0">
              Find my team
            </Button>
          </div>
        </form>
      </div>
      <div class="relative hidden lg:block">
        <MapFigure label="Map of the eight beats" map={nightMap} isNight isFilling />
      </div>
    </div>
  </div>
);

const PieceExamples = ({ visit: { t } }: { visit: Visit }) => (
  <Example title="Pieces">
    <div class="grid gap-x-16 gap-y-10 lg:grid-cols-[1.9fr_1fr]">
      <div class="space-y-8">
        <ul class="grid border-t border-line *:border-b *:border-line sm:grid-cols-2 sm:gap-x-10">
          {(
            [
              { name: 'Sgt. Maren Okafor' },
              { name: 'Ofc. Luis Tran' },
              'withheld',
              'vacant',
            ] as const
          ).map((who) => (
            <li class="flex gap-4 py-4">
              <Face t={t} who={who} />
              <div>
                <p class="font-semibold">
                  {typeof who === 'string' ? 'Liaison officer' : who.name}
                </p>
                <p class="text-md text-muted">
                  {typeof who === 'string' ? 'Since September 3' : 'On this beat 3 years 2 months'}
                </p>
              </div>
            </li>
          ))}
        </ul>
        <p class="flex flex-wrap gap-3">
          <Tag>Received</Tag> <Tag kind="run">Under way</Tag> <Tag kind="good">Done, in review</Tag>{' '}
          <Tag kind="warn">No news for 94 days</Tag> <Tag kind="bad">4 days late</Tag>{' '}
          <Tag kind="plain">Beat 4</Tag>
        </p>
        <Note title="Why four numbers are hidden">
          Two counts are so small that a neighbor could guess.
        </Note>
        <Note kind="warn" title="Corrected on November 16">
          11 bicycle thefts were shown on the wrong beat.
        </Note>
        <Note kind="wall">The officer concerned cannot open this.</Note>
        <Facts
          facts={[
            {
              name: 'What happened',
              value: 'A bicycle was taken.',
              change: <a href="#what">Change</a>,
            },
            { name: 'When', value: 'Early November' },
          ]}
        />
      </div>
      <div class="space-y-8">
        <Panel labelledBy="meeting">
          <p class="over flex items-center gap-2">
            <Icon name="calendar" size={20} />
            Next meeting
          </p>
          <h3 class="head mt-3" id="meeting">
            Tuesday, November 24 at 6:30 pm
          </h3>
          <p class="mt-4">
            <ArrowLink href="#seat">Save me a seat</ArrowLink>
          </p>
        </Panel>
        <FactList
          facts={[
            { name: 'Friendly conversations', value: '412' },
            { name: 'Calls answered', value: '631' },
          ]}
        />
        <Trail
          steps={[
            { state: 'done', when: 'November 20', title: 'We have your complaint' },
            {
              state: 'now',
              when: 'By November 23',
              title: 'A person reads it',
              text: 'You get a note.',
            },
            { state: 'later', when: 'By February 18', title: 'You get the finding' },
          ]}
        />
      </div>
    </div>
    <PageHead over="Beat 4" title="Harbor Quarter" lead="Four officers look after this beat.">
      <Button href="#ask">Ask my team</Button>
      <Button kind="quiet" href="#updates">
        <Icon name="bell" size={20} />
        Get updates
      </Button>
    </PageHead>
  </Example>
);

const problems = [
  { field: 'what', message: 'Tell us what happened. A few words are enough' },
  { field: 'when', message: 'November has 30 days. Check the date, or write it in words' },
];

const FormExamples = ({ visit: { t } }: { visit: Visit }) => (
  <Example title="Forms">
    <div class="max-w-2xl">
      <ErrorSummary t={t} problems={problems} />
      <form class="mt-8 space-y-8" action="#next" method="post" novalidate>
        <HiddenToken token="0.example" />
        <TextArea
          name="what"
          label="What happened?"
          hint="In your own words."
          problems={problems}
          rows={3}
        />
        <Field
          name="when"
          label="When was it?"
          value="November 31, 2026"
          problems={problems}
          class="max-w-sm"
        />
        <Field name="mail" label="Email" type="email" optional={t('web:form.optional')} />
        <Select
          name="beat"
          label="Beat"
          value="4"
          options={exampleAreas.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Choice
          kind="radio"
          name="answer"
          label="Do you want an answer?"
          options={[
            { value: 'yes', label: 'Yes', hint: 'You get a code to read it.' },
            { value: 'no', label: 'No' },
          ]}
          chosen={['yes']}
        />
        <p class="flex flex-wrap items-center gap-x-6 gap-y-4">
          <Button>Continue</Button>
          <Button kind="quiet" name="save" value="1">
            Save and come back later
          </Button>
          <Button kind="leave" href="https://weather.example">
            <Icon name="leave" size={18} />
            Leave this page now
          </Button>
        </p>
      </form>
    </div>
  </Example>
);

interface CrimeRow {
  readonly what: string;
  readonly month: number;
  readonly usual: string | null;
}

const crimes: readonly CrimeRow[] = [
  { what: 'Theft', month: 17, usual: '14 to 24' },
  { what: 'Vehicle crime', month: 10, usual: '7 to 15' },
  { what: 'Robbery', month: 2, usual: null },
];

const schema: TableSchema = {
  sortable: ['what', 'month'],
  defaultSort: { column: 'month', direction: 'down' },
  filters: { beat: ['1', '2'], search: 'text' },
  rowsPerPage: 3,
};

const TableExamples = ({ visit: { t } }: { visit: Visit }) => {
  const columns: readonly Column<CrimeRow>[] = [
    { key: 'what', label: 'What', kind: 'head', cell: ({ what }) => what },
    { key: 'month', label: 'October', kind: 'number', cell: ({ month }) => month },
    {
      key: 'usual',
      label: 'Usual October',
      kind: 'number',
      cell: ({ usual }) => usual ?? <HiddenCell t={t} />,
    },
  ];
  return (
    <Example title="Tables">
      <DataTable
        t={t}
        caption="Reported crime in Harbor Quarter, October 2026"
        columns={columns}
        rows={crimes}
        controls={{
          schema,
          query: readTableQuery(schema, { page: '2', beat: '2' }),
          path: '/beats/4/crime',
          total: 8,
          csvHref: '/beats/4/crime.csv',
          filters: [
            { name: 'beat', label: 'Beat', options: [{ value: '2', label: 'Old Town' }] },
            { name: 'search', label: 'Words' },
          ],
        }}
      />
      <div class="mt-10">
        <DataTable
          t={t}
          caption="Nothing"
          columns={columns}
          rows={[]}
          empty="No crime was reported."
        />
      </div>
    </Example>
  );
};

const dayMap = prepareMap({
  base: exampleBase,
  areas: exampleAreas,
  chosenId: '4',
  frame: { width: 680, height: 420 },
});

const phoneMap = prepareMap({
  base: exampleBase,
  areas: exampleAreas,
  chosenId: '4',
  frame: { width: 342, height: 300, margin: 60 },
  focus: exampleAreas.filter(({ id }) => id === '4').map(({ shape }) => shape),
});

const MapExample = () => (
  <Example title="Map">
    <div class="max-w-2xl">
      <MapFigure
        label="Map of the eight beats of Alder Bay. Harbor Quarter is marked."
        map={dayMap}
        phone={phoneMap}
        linkOf={({ id, name }) => ({ href: `/beats/${id}`, title: name })}
      />
    </div>
  </Example>
);
