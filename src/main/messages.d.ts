/**
 * Tells the compiler every key of every messages file, so that `t('beats:list.title')` is checked.
 * A new topic adds its English file here; a test says so when it is forgotten.
 */
import type navigation from './navigation.messages.en.json';
import type beatDataset from '../practices/engagement/beats/beat-dataset.messages.en.json';
import type beatPages from '../practices/engagement/beats/beat-pages.messages.en.json';
import type findMyTeam from '../practices/engagement/beats/find-my-team.messages.en.json';
import type incidents from '../practices/technology/incidents/incidents.messages.en.json';
import type openFiles from '../practices/technology/incidents/open-files/incident-datasets.messages.en.json';
import type incidentPages from '../practices/technology/incidents/figures/incident-pages.messages.en.json';
import type crimeMap from '../practices/technology/crime-map/crime-map.messages.en.json';
import type stationPages from '../practices/presence/stations/station-pages.messages.en.json';
import type datasets from '../practices/transparency/datasets/datasets.messages.en.json';
import type corrections from '../practices/transparency/corrections/corrections.messages.en.json';
import type beats from '../practices/engagement/beats/beats.messages.en.json';
import type teams from '../practices/engagement/teams/teams.messages.en.json';
import type staff from '../trust/staff/staff.messages.en.json';
import type stations from '../practices/presence/stations/stations.messages.en.json';
import type apiPages from '../platform/web/api/api-pages.messages.en.json';
import type crimeApi from '../practices/technology/crime-map/police-uk/crime-api.messages.en.json';
import type forceApi from '../trust/agencies/force-api.messages.en.json';
import type beatApi from '../practices/engagement/beats/neighbourhood-api.messages.en.json';
import type teamApi from '../practices/engagement/teams/team-api.messages.en.json';
import type sitePages from '../platform/web/pages/site-pages.messages.en.json';
import type problems from '../platform/web/problems.messages.en.json';
import type web from '../platform/web/web.messages.en.json';
import type retention from '../trust/retention/retention.messages.en.json';
import type clock from '../platform/web/look/clock.messages.en.json';
import type rulePages from '../trust/rule-packs/rule-pages.messages.en.json';
import type retentionRules from '../trust/retention/retention-rules.messages.en.json';
import type complaints from '../practices/accountability/complaints/complaints.messages.en.json';
import type signIn from '../trust/identity/sign-in.messages.en.json';

interface Namespaces {
  /** Gathered from all files: codes are values, and a test checks that each has a sentence. */
  refusal: Record<string, string>;
  beats: typeof beats;
  navigation: typeof navigation;
  problems: typeof problems;
  stations: typeof stations;
  staff: typeof staff;
  'station-pages': typeof stationPages;
  teams: typeof teams;
  'beat-dataset': typeof beatDataset;
  'beat-pages': typeof beatPages;
  corrections: typeof corrections;
  datasets: typeof datasets;
  'find-my-team': typeof findMyTeam;
  incidents: typeof incidents;
  'incident-datasets': typeof openFiles;
  'incident-pages': typeof incidentPages;
  'crime-map': typeof crimeMap;
  web: typeof web;
  'site-pages': typeof sitePages;
  'api-pages': typeof apiPages;
  'crime-api': typeof crimeApi;
  'force-api': typeof forceApi;
  'neighbourhood-api': typeof beatApi;
  'team-api': typeof teamApi;
  retention: typeof retention;
  clock: typeof clock;
  'rule-pages': typeof rulePages;
  complaints: typeof complaints;
  'retention-rules': typeof retentionRules;
  'sign-in': typeof signIn;
}

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: Namespaces;
    defaultNS: readonly ['web', ...(keyof Namespaces)[]];
  }
}
