/** Every component with invented examples: for our own eyes, and for the test that renders all. */
import type { Locale } from '../locale.ts';
import { translator } from '../messages/translate.ts';
import { createVisit, type Visit } from '../visit.ts';
import { ChartExamples } from './charts/charts.examples.tsx';
import { exampleAreas, exampleBase } from './city.examples.ts';
import { ClockExamples } from './clock.examples.tsx';
import { Example } from './example.examples.tsx';
import { Button } from './fields.tsx';
import { FormExamples } from './forms.examples.tsx';
import { MapFigure } from './map/map-figure.tsx';
import { prepareMap } from './map/prepare-map.ts';
import { PieceExamples } from './pieces.examples.tsx';
import type { NavigationItem } from './shell.tsx';
import { TableExamples } from './tables.examples.tsx';

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
      <ClockExamples visit={visit} />
      <MapExample />
      <ChartExamples visit={visit} />
    </div>
  </>
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
