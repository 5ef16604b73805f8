/**
 * Everything that an installation keeps, in one table: each table of the database and each entry
 * of PEELIAN_HOME has exactly one line, the page shows the lines, and one job ends what has an end.
 */

/** What ends a line: a part of the retention job, an act of the agency, or nothing. */
export type Ending =
  | 'forget-forms'
  | 'forget-mistakes'
  | 'forget-files'
  | 'replaced'
  | 'retracted'
  | 'agency'
  | 'never';

export interface KeptLine {
  /** Its sentences: `retention:line.<id>`. */
  readonly id: string;
  readonly group: 'residents' | 'records' | 'staff' | 'machine';
  readonly tables?: readonly string[];
  /** Names of files and folders directly below PEELIAN_HOME. */
  readonly places?: readonly string[];
  readonly ending: Ending;
  /** Only with a part of the job; the other endings come with an act, not with a day. */
  readonly keptForDays?: number;
  /** Whether the files of its places belong into a backup. Tables always do. */
  readonly isBackedUp?: boolean;
}

export const KEPT = [
  {
    id: 'drafts',
    group: 'residents',
    tables: ['form_draft'],
    ending: 'forget-forms',
    keptForDays: 7,
  },
  {
    id: 'submissions',
    group: 'residents',
    tables: ['form_submission'],
    ending: 'forget-forms',
    keptForDays: 3,
  },
  {
    id: 'mistakes',
    group: 'residents',
    tables: ['mistake_report'],
    ending: 'forget-mistakes',
    keptForDays: 365,
  },
  {
    id: 'incidents',
    group: 'records',
    tables: ['incident', 'incident_version', 'incident_outcome', 'incident_source'],
    ending: 'retracted',
  },
  {
    id: 'published',
    group: 'records',
    tables: [
      'incident_month_count',
      'incident_year_count',
      'incident_month_agreement',
      'point_month_count',
      'map_point',
      'point_set',
    ],
    ending: 'retracted',
  },
  { id: 'corrections', group: 'records', tables: ['incident_correction'], ending: 'never' },
  {
    id: 'retractions',
    group: 'records',
    tables: ['incident_retraction'],
    places: ['retractions'],
    ending: 'never',
  },
  { id: 'imports', group: 'records', tables: ['import_run'], ending: 'never' },
  { id: 'rejects', group: 'records', places: ['rejects'], ending: 'forget-files', keptForDays: 90 },
  {
    id: 'places',
    group: 'records',
    tables: ['address', 'address_street', 'agency_base_map', 'station'],
    ending: 'replaced',
  },
  {
    id: 'beats',
    group: 'records',
    tables: ['beat', 'beat_boundary', 'beat_version'],
    ending: 'never',
  },
  {
    id: 'reports',
    group: 'records',
    places: ['reports'],
    ending: 'forget-files',
    keptForDays: 365,
    isBackedUp: true,
  },
  {
    id: 'staff',
    group: 'staff',
    tables: ['staff_member', 'staff_posting', 'beat_assignment'],
    ending: 'never',
  },
  { id: 'rules', group: 'records', tables: ['rule_pack_adoption'], ending: 'never' },
  { id: 'holidays', group: 'records', tables: ['agency_holiday'], ending: 'replaced' },
  {
    id: 'settings',
    group: 'machine',
    tables: ['agency', 'agency_host', 'content_version', 'schema_migration'],
    places: ['cluster.json', 'run.json', 'postgres.lock'],
    ending: 'agency',
  },
  { id: 'secrets', group: 'machine', places: ['secrets'], ending: 'agency' },
  { id: 'database', group: 'machine', places: ['postgres'], ending: 'agency' },
  {
    id: 'log',
    group: 'machine',
    places: ['postgres.log', 'postgres.log.1'],
    ending: 'forget-files',
    keptForDays: 30,
  },
  { id: 'backups', group: 'machine', ending: 'agency' },
] as const satisfies readonly KeptLine[];

export type KeptId = (typeof KEPT)[number]['id'];

/** Folders of PEELIAN_HOME whose files a backup holds and a restore brings back. */
export const BACKED_UP_FOLDERS: readonly string[] = KEPT.flatMap((line: KeptLine) =>
  line.isBackedUp ? (line.places ?? []) : [],
);
