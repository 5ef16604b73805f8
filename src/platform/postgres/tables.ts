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
}

export interface AgencyBaseMapTable {
  agencyId: number;
  layers: unknown;
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

export interface IncidentYearCountTable {
  agencyId: number;
  year: number;
  category: string;
  count: number;
}

export interface MistakeReportTable {
  agencyId: number;
  id: string;
  reference: string;
  receivedOn: Day;
  page: string;
  problem: string;
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
  incidentMonthAgreement: IncidentMonthAgreementTable;
  incidentMonthCount: IncidentMonthCountTable;
  incidentYearCount: IncidentYearCountTable;
  mistakeReport: MistakeReportTable;
  schemaMigration: SchemaMigrationTable;
  staffMember: StaffMemberTable;
  station: StationTable;
  staffPublicProfile: StaffPublicProfileTable;
}
