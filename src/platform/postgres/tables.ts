/** Written by `npm run schema` from a migrated database; do not edit. */
import type { Generated } from 'kysely';
import type { Day } from '#kernel/time.ts';

export interface AddressTable {
  agencyId: number;
  id: number;
  street: string;
  number: number | null;
  numberSuffix: Generated<string>;
  searchStreet: string;
  longitude: number;
  latitude: number;
}

export interface AddressStreetTable {
  agencyId: number;
  searchStreet: string;
  street: string;
}

export interface AgencyTable {
  agencyId: Generated<number>;
  slug: string;
  name: string;
  place: string;
  operator: string | null;
  timezone: string;
  locales: Generated<string[]>;
  isInvented: Generated<boolean>;
  emergencyNumber: Generated<string>;
  nonUrgentNumber: string | null;
  textTelephone: string | null;
  interpreterNumber: string | null;
  contactEmail: string | null;
  contactAddress: string | null;
  colorBrand: Generated<string>;
  colorBrandDeep: Generated<string>;
  colorAccent: Generated<string>;
  colorAccentDeep: Generated<string>;
  createdAt: Generated<Date>;
  licence: string | null;
}

export interface AgencyBaseMapTable {
  agencyId: number;
  layers: unknown;
}

export interface AgencyHolidayTable {
  agencyId: number;
  day: Day;
  name: string;
  nameEs: string | null;
}

export interface AgencyHostTable {
  host: string;
  agencyId: number;
  surface: string;
}

export interface BeatTable {
  agencyId: number;
  code: string;
}

export interface BeatAssignmentTable {
  agencyId: number;
  id: string;
  beatCode: string;
  staffId: string;
  duty: string;
  fromDay: Day;
  untilDay: Day | null;
}

export interface BeatBoundaryTable {
  agencyId: number;
  versionId: string;
  code: string;
  name: string;
  district: string | null;
  residents: number | null;
  squareKilometers: number;
  labelLongitude: number;
  labelLatitude: number;
  polygons: unknown;
  drawing: unknown;
}

export interface BeatVersionTable {
  agencyId: number;
  id: string;
  effectiveFrom: Day;
  revision: number;
  contentHash: string;
  report: unknown;
  importId: string;
}

export interface ContentVersionTable {
  agencyId: number;
  topic: string;
  version: Generated<number>;
}

export interface FormDraftTable {
  agencyId: number;
  id: string;
  residentKey: string;
  form: string;
  receivedOn: Day;
  answers: Buffer;
}

export interface FormSubmissionTable {
  agencyId: number;
  id: string;
  residentKey: string;
  form: string;
  receivedOn: Day;
  outcome: Buffer | null;
}

export interface ImportRunTable {
  agencyId: number;
  id: string;
  kind: string;
  source: string;
  files: unknown;
  readCount: number;
  importedCount: number;
  updatedCount: number;
  unchangedCount: number;
  rejectedCount: number;
  actorId: string;
  finishedAt: Date;
}

export interface IncidentTable {
  agencyId: number;
  source: string;
  key: string;
  occurredAt: Date | null;
  month: Day;
  localDay: Day | null;
  localHour: number | null;
  localMinute: number | null;
  category: string;
  sourceCategory: string | null;
  block: string | null;
  recordedDistrict: string | null;
  longitude: number | null;
  latitude: number | null;
  tile: number | null;
  beatCode: string | null;
  importId: string;
  publicId: number;
  ownCategory: string | null;
  endedAt: Date | null;
  untilDay: Day | null;
  outcome: string | null;
  outcomeMonth: Day | null;
  persistentId: string | null;
  pointId: number | null;
}

export interface IncidentCorrectionTable {
  agencyId: number;
  id: string;
  correctedOn: Day;
  importId: string;
  kind: string;
  count: Generated<number>;
  reason: string | null;
  publicId: number | null;
  month: Day | null;
  monthBefore: Day | null;
  category: string | null;
  categoryBefore: string | null;
  ownCategory: string | null;
  ownCategoryBefore: string | null;
  pointId: number | null;
  pointBefore: number | null;
  beatCode: string | null;
  beatBefore: string | null;
}

export interface IncidentMonthAgreementTable {
  agencyId: number;
  month: Day;
  withBoth: number;
  agreeing: number;
  withoutPoint: number;
  outsideBeats: number;
  firstDay: Day | null;
  lastDay: Day | null;
}

export interface IncidentMonthCountTable {
  agencyId: number;
  month: Day;
  beatCode: string;
  category: string;
  count: number;
}

export interface IncidentOutcomeTable {
  agencyId: number;
  publicId: number;
  position: number;
  outcome: string;
  month: Day | null;
}

export interface IncidentRetractionTable {
  agencyId: number;
  source: string;
  keyDigest: Buffer;
  reason: string;
  retractedOn: Day;
  importId: string;
}

export interface IncidentSourceTable {
  agencyId: number;
  source: string;
  title: string;
  masking: string;
  cadence: string;
  licence: string | null;
  ownScheme: string | null;
  outcomeScheme: string | null;
  firstMonth: Day | null;
  lastMonth: Day | null;
  lastDay: Day | null;
  lastImportedOn: Day;
  mapping: unknown;
}

export interface IncidentVersionTable {
  agencyId: number;
  source: string;
  key: string;
  position: number;
  replacedOn: Day;
  importId: string;
  occurredAt: Date | null;
  month: Day;
  localDay: Day | null;
  category: string;
  ownCategory: string | null;
  sourceCategory: string | null;
  block: string | null;
  recordedDistrict: string | null;
  longitude: number | null;
  latitude: number | null;
  beatCode: string | null;
  pointId: number | null;
}

export interface IncidentYearCountTable {
  agencyId: number;
  year: number;
  category: string;
  count: number;
}

export interface MapPointTable {
  agencyId: number;
  id: number;
  setVersion: number | null;
  source: string | null;
  longitude: number;
  latitude: number;
  beatCode: string | null;
  label: string | null;
  addressCount: number | null;
  radiusMeters: number | null;
}

export interface MistakeReportTable {
  agencyId: number;
  id: string;
  reference: string;
  receivedOn: Day;
  page: string;
  problem: string;
}

export interface PointMonthCountTable {
  agencyId: number;
  month: Day;
  pointId: number;
  category: string;
  count: number;
}

export interface PointSetTable {
  agencyId: number;
  version: number;
  method: string;
  firstMonth: Day | null;
  createdOn: Day;
  parameters: unknown;
  pointCount: number;
}

export interface RulePackAdoptionTable {
  agencyId: number;
  fromDay: Day;
  pack: string;
  recordedAt: Date;
  recordedBy: string;
}

export interface SchemaMigrationTable {
  number: number;
  topic: string;
  checksum: string;
  appliedAt: Generated<Date>;
}

export interface StaffMemberTable {
  agencyId: number;
  id: string;
  badge: string;
  rank: string;
  rankShort: string;
  givenName: string;
  familyName: string;
  languages: Generated<string[]>;
  unit: string | null;
  employedFrom: Day;
  employedUntil: Day | null;
  nameWithheldSince: Day | null;
  nameWithheldReason: string | null;
  squad: string | null;
  accessEndedAt: Date | null;
}

export interface StaffPostingTable {
  agencyId: number;
  staffId: string;
  fromDay: Day;
  rank: string;
  rankShort: string;
  unit: string | null;
  squad: string | null;
  supervisorId: string | null;
}

export interface StationTable {
  agencyId: number;
  code: string;
  name: string;
  address: string;
  phone: string | null;
  openingHours: unknown;
  services: string[];
  longitude: number;
  latitude: number;
}

export interface PublishedIncidentTable {
  agencyId: number | null;
  publicId: number | null;
  persistentId: string | null;
  source: string | null;
  month: Day | null;
  category: string | null;
  ownCategory: string | null;
  outcome: string | null;
  outcomeMonth: Day | null;
  pointId: number | null;
  beatCode: string | null;
}

export interface StaffPublicProfileTable {
  agencyId: number | null;
  id: string | null;
  rank: string | null;
  rankShort: string | null;
  languages: string[] | null;
  nameWithheldSince: Day | null;
  nameWithheldReason: string | null;
  givenName: string | null;
  familyName: string | null;
}

export interface Tables {
  address: AddressTable;
  addressStreet: AddressStreetTable;
  agency: AgencyTable;
  agencyBaseMap: AgencyBaseMapTable;
  agencyHoliday: AgencyHolidayTable;
  agencyHost: AgencyHostTable;
  beat: BeatTable;
  beatAssignment: BeatAssignmentTable;
  beatBoundary: BeatBoundaryTable;
  beatVersion: BeatVersionTable;
  contentVersion: ContentVersionTable;
  formDraft: FormDraftTable;
  formSubmission: FormSubmissionTable;
  importRun: ImportRunTable;
  incident: IncidentTable;
  incidentCorrection: IncidentCorrectionTable;
  incidentMonthAgreement: IncidentMonthAgreementTable;
  incidentMonthCount: IncidentMonthCountTable;
  incidentOutcome: IncidentOutcomeTable;
  incidentRetraction: IncidentRetractionTable;
  incidentSource: IncidentSourceTable;
  incidentVersion: IncidentVersionTable;
  incidentYearCount: IncidentYearCountTable;
  mapPoint: MapPointTable;
  mistakeReport: MistakeReportTable;
  pointMonthCount: PointMonthCountTable;
  pointSet: PointSetTable;
  rulePackAdoption: RulePackAdoptionTable;
  schemaMigration: SchemaMigrationTable;
  staffMember: StaffMemberTable;
  staffPosting: StaffPostingTable;
  station: StationTable;
  publishedIncident: PublishedIncidentTable;
  staffPublicProfile: StaffPublicProfileTable;
}
