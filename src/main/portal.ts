/** The portal: every page that residents see, and where each stands in the navigation. */
import { beatDataset } from '#practices/engagement/beats/beat-dataset.portal.ts';
import { beatPortal } from '#practices/engagement/beats/beat.portal.tsx';
import { beatsPortal } from '#practices/engagement/beats/beats.portal.tsx';
import { type BeatsReads, beatsReads } from '#practices/engagement/beats/beats-reads.portal.ts';
import { findMyTeamPortal } from '#practices/engagement/beats/find-my-team.portal.tsx';
import { neighbourhoodsApi } from '#practices/engagement/beats/neighbourhoods.api.ts';
import { peopleApi } from '#practices/engagement/teams/people.api.ts';
import { homePortal } from '#practices/engagement/beats/home.portal.tsx';
import type { HomeTask, PageSections } from '#practices/engagement/beats/page-sections.portal.ts';
import { stationPlaces } from '#practices/presence/stations/station-places.api.ts';
import { nearestStations, stationsPortal } from '#practices/presence/stations/stations.portal.tsx';
import {
  incidentBeatSection,
  incidentFiguresPortal,
  incidentHomeSection,
} from '#practices/technology/incidents/figures/incident-figures.portal.tsx';
import { beatMapLink } from '#practices/technology/crime-map/beat-link.portal.tsx';
import { crimeMapPortal } from '#practices/technology/crime-map/crime-map.portal.tsx';
import { crimeMapReads } from '#practices/technology/crime-map/crime-map-reads.portal.ts';
import { mapFiles } from '#practices/technology/crime-map/map-files.portal.ts';
import {
  createMapMemory,
  type MapMemory,
} from '#practices/technology/crime-map/map-memory.portal.ts';
import { nearAddressPortal } from '#practices/technology/crime-map/near-address.portal.tsx';
import { placesPortal } from '#practices/technology/crime-map/places.portal.tsx';
import { tilesApi } from '#practices/technology/crime-map/tiles.api.ts';
import { incidentCorrections } from '#practices/technology/incidents/publication/correction-words.portal.ts';
import { incidentDatasets } from '#practices/technology/incidents/open-files/incident-datasets.portal.ts';
import { catalogApi } from '#practices/transparency/datasets/catalog.api.ts';
import { correctionListPortal } from '#practices/transparency/datasets/correction-list.portal.tsx';
import { datasetsPortal } from '#practices/transparency/datasets/datasets.portal.tsx';
import { releasesFeed } from '#practices/transparency/datasets/releases.feed.ts';
import { crimeExamples } from '#practices/technology/crime-map/police-uk/crime-examples.api.ts';
import { crimesApi } from '#practices/technology/crime-map/police-uk/crimes.api.ts';
import { RULES_PATH, rulesPortal } from '#trust/rule-packs/rules.portal.tsx';
import { forcesApi } from '#trust/agencies/forces.api.ts';
import { KEPT_PATH, keptPortal } from '#trust/retention/kept.portal.tsx';
import { correctionsPortal } from '#practices/transparency/corrections/corrections.portal.tsx';
import { BASEMAP_PATH, serveBasemap } from '#platform/maps/basemap.ts';
import { readContentVersion } from '#platform/postgres/content-version.ts';
import type { RolePool } from '#platform/postgres/pool.ts';
import { withinAgency } from '#platform/postgres/unit-of-work.ts';
import { type ApiExamples, apiPage } from '#platform/web/api/api-page.tsx';
import { openApiRoute, writeApiDown } from '#platform/web/api/open-api.ts';
import type { FootLink, NavigationItem } from '#platform/web/look/shell.tsx';
import { footerPages } from '#platform/web/pages/footer-pages.tsx';
import type { WebApp } from '#platform/web/server/app.ts';
import { createForms, type Forms } from '#platform/web/server/form-guard.ts';
import { createFormTokens } from '#platform/web/server/form-token.ts';
import { createPublicReads, type PublicReads } from '#platform/web/server/public-reads.ts';
import { createReadCache, type ReadCache } from '#platform/web/server/read-cache.ts';
import { ownRulePacks, ruleSections } from './rule-packs.ts';
import { createSurface } from './surface.ts';
import type { Surroundings } from './surroundings.ts';

const NAVIGATION: readonly NavigationItem[] = [
  { section: 'area', path: '/beats', label: (t) => t('navigation:area') },
  { section: 'map', path: '/map', label: (t) => t('navigation:map') },
  { section: 'data', path: '/data', label: (t) => t('navigation:data') },
  { section: 'stations', path: '/stations', label: (t) => t('navigation:stations') },
];

const FOOT_LINKS: readonly FootLink[] = [
  { label: (t) => t('navigation:data'), path: () => '/data' },
  { label: (t) => t('navigation:corrections'), path: () => '/corrections' },
  { label: (t) => t('navigation:rules'), path: () => RULES_PATH },
  { label: (t) => t('api-pages:footer'), path: () => '/api' },
  {
    label: (t) => t('web:footer.mistake'),
    path: ({ path }) => `/mistakes/new?page=${encodeURIComponent(path)}`,
  },
];

const HOME_TASKS: readonly HomeTask[] = [
  {
    icon: 'map',
    path: '/map',
    title: (t) => t('crime-map:task'),
    hint: (t) => t('crime-map:taskHint'),
  },
  {
    icon: 'pin',
    path: '/stations',
    title: (t) => t('station-pages:task'),
    hint: (t) => t('station-pages:taskHint'),
  },
  {
    icon: 'speech',
    path: '/mistakes/new',
    title: (t) => t('corrections:tell'),
    hint: (t) => t('corrections:tellHint'),
  },
];

export async function createPortal(
  surroundings: Surroundings,
): Promise<{ app: WebApp; bindAddress: string }> {
  const portal = surroundings.database.pool('peelian_portal');
  const cache = createPortalCache(portal);
  const app = await createSurface(surroundings, {
    surface: 'portal',
    role: 'peelian_portal',
    navigation: NAVIGATION,
    footLinks: FOOT_LINKS,
    contentVersion: cache.version,
    routes: portalRoutes(portal, cache, surroundings),
  });
  return { app, bindAddress: surroundings.settings.bindAddress };
}

type Routes = (app: WebApp) => Promise<void>;

function portalRoutes(portal: RolePool, cache: ReadCache, surroundings: Surroundings): Routes {
  const forms = createPortalForms(surroundings);
  const reads = createPublicReads(portal, cache);
  const beats = beatsReads(reads);
  const memory = createMapMemory(reads, cache.version);
  const open = {
    reads,
    datasets: [...incidentDatasets(reads), beatDataset(reads)],
    corrections: incidentCorrections(reads),
  };
  const sections: PageSections = {
    beatMain: [incidentBeatSection(reads), beatMapLink],
    beatAside: [nearestStations(reads)],
    home: [incidentHomeSection(reads)],
    homeTasks: HOME_TASKS,
  };
  return async (app) => {
    await writeApiDown(app);
    homePortal(app, beats, sections);
    findMyTeamPortal(app, reads, beats);
    beatsPortal(app, beats);
    beatPortal(app, { reads, beats, sections });
    incidentFiguresPortal(app, reads);
    crimeMap(app, { published: reads, memory, basemap: surroundings.settings.basemap });
    stationsPortal(app, reads);
    datasetsPortal(app, open);
    catalogApi(app, open);
    releasesFeed(app, open);
    correctionListPortal(app, open);
    correctionsPortal(app, { portal, forms });
    forcesApi(app);
    neighbourhoodsApi(app, { reads, beats, places: stationPlaces(reads) });
    peopleApi(app, beats);
    crimesApi(app, reads);
    openApiRoute(app);
    apiPage(app, apiExamples(reads, beats));
    rulesPortal(app, { reads, packs: await ownRulePacks(), sections: ruleSections });
    footerPages(app, { keptPath: KEPT_PATH });
    keptPortal(app);
  };
}

/** A real neighbourhood and a real place for the addresses to try. */
const apiExamples =
  (reads: PublicReads, beats: BeatsReads): ApiExamples =>
  async (visit) => {
    const [beat] = await beats.beats(visit);
    const neighbourhood = beat && { neighbourhood: beat.code };
    return { ...neighbourhood, ...(await crimeExamples(reads)(visit)) };
  };

interface MapParts {
  readonly published: PublicReads;
  readonly memory: MapMemory;
  /** A file of the operator's. */
  readonly basemap: string | undefined;
}

function crimeMap(app: WebApp, { published, memory, basemap }: MapParts): void {
  const reads = crimeMapReads(published);
  if (basemap !== undefined) serveBasemap(app, basemap);
  crimeMapPortal(app, { reads, memory, basemap: basemap && BASEMAP_PATH });
  mapFiles(app, { published, reads });
  nearAddressPortal(app, { published, reads });
  placesPortal(app, reads);
  tilesApi(app, { reads: published, memory });
}

const createPortalCache = (portal: RolePool): ReadCache =>
  createReadCache({
    readVersion: (agencyId) =>
      withinAgency(portal, { agencyId, actorId: 'resident', duty: 'resident' }, readContentVersion),
  });

const createPortalForms = ({ settings, formSecret, now }: Surroundings): Forms =>
  createForms({
    tokens: createFormTokens(formSecret, () => now().getTime()),
    isProduction: settings.isProduction,
  });
