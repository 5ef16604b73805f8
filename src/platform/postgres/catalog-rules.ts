/**
 * The thirteen rules that let several agencies share one database, and that a distributed
 * PostgreSQL
 * such as Citus needs. They are read from the catalog, so no migration can slip past them.
 */
import type { Catalog, Constraint, Table } from './catalog.ts';

export interface BrokenRule {
  /** 1 to 13; 0 for a table whose comment names no kind. */
  readonly rule: number;
  readonly table: string;
  readonly problem: string;
}

type Kind = 'dist' | 'ref' | 'local';

export const kindOf = ({ comment }: Table): Kind | undefined =>
  /^(dist|ref|local)\b/.exec(comment ?? '')?.[1] as Kind | undefined;

type Check = (table: Table, kinds: ReadonlyMap<string, Kind | undefined>) => string[];

const ofKind = (table: Table, kind: string) => table.constraints.filter((c) => c.kind === kind);
const names = (constraints: readonly Constraint[]) => constraints.map(({ name }) => name);
const lacksAgency = ({ columns }: { columns: readonly string[] }) => !columns.includes('agency_id');

const hasAgencyColumn: Check = ({ columns }) => {
  const column = columns.find(({ name }) => name === 'agency_id');
  return column?.isNotNull && column.type === 'integer' ? [] : ['lacks agency_id integer not null'];
};
const hasPrimaryKey: Check = (table) =>
  ofKind(table, 'p').length === 1 ? [] : ['has no primary key'];
const agencyInPrimaryKey: Check = (table) =>
  names(ofKind(table, 'p').filter(lacksAgency)).map((name) => `${name} lacks agency_id`);
const agencyInUniqueIndexes: Check = ({ indexes }) =>
  indexes.filter((i) => i.isUnique && lacksAgency(i)).map((i) => `${i.name} lacks agency_id`);
const agencyInExclusions: Check = (table) =>
  ofKind(table, 'x')
    .filter(({ columns, operators }) => operators[columns.indexOf('agency_id')] !== '=')
    .map(({ name }) => `${name} lacks agency_id with =`);
const agencyPairedInForeignKeys: Check = (table, kinds) =>
  ofKind(table, 'f')
    .filter(({ target }) => kinds.get(target ?? '') === 'dist')
    .filter(
      ({ columns, targetColumns }) =>
        lacksAgency({ columns }) || targetColumns[columns.indexOf('agency_id')] !== 'agency_id',
    )
    .map(({ name }) => `${name} does not pair agency_id with agency_id`);
const noForeignKeyAcrossKinds: Check = (table, kinds) =>
  ofKind(table, 'f')
    .filter(({ target }) => {
      const [from, to] = [kinds.get(table.name), kinds.get(target ?? '')];
      return (from !== 'dist' && to === 'dist') || (from === 'dist' && to === 'local');
    })
    .map(({ name }) => `${name} points from ${kinds.get(table.name)} to the wrong kind`);
const agencyNeverSetNull: Check = (table) =>
  ofKind(table, 'f')
    .filter((key) => !lacksAgency(key) && /[nd]/.test(key.onDelete + key.onUpdate))
    .filter(({ definition }) => setsAgency(definition))
    .map(({ name }) => `${name} would set agency_id to null or its default`);
const noTrigger: Check = ({ triggers }) => triggers.map((name) => `has the trigger ${name}`);
const noRule: Check = ({ rules }) => rules.map((name) => `has the rule ${name}`);
const noSerial: Check = ({ columns }) =>
  columns
    .filter(({ identity, fallback }) => identity !== '' || /nextval\(/.test(fallback ?? ''))
    .map(({ name }) => `${name} is an identity or serial column`);
const rowSecurityForced: Check = (table) =>
  table.hasRowSecurity && table.isRowSecurityForced
    ? []
    : ['row level security is not enabled and forced'];
const hasPolicy: Check = ({ policies }) => (policies.length > 0 ? [] : ['has no policy']);

/** `set null (column)` names its columns; without a list every column of the key is meant. */
function setsAgency(definition: string): boolean {
  const actions = definition.matchAll(/set (?:null|default)(?: \(([^)]*)\))?/gi);
  return [...actions].some(([, list]) => list === undefined || /\bagency_id\b/.test(list));
}

/** Rules 7 and 8 hold for foreign keys of every table, the others for `dist` tables alone. */
const FOR_EVERY_KIND = new Set([7]);

const CHECKS: readonly Check[] = [
  hasAgencyColumn,
  hasPrimaryKey,
  agencyInPrimaryKey,
  agencyInUniqueIndexes,
  agencyInExclusions,
  agencyPairedInForeignKeys,
  noForeignKeyAcrossKinds,
  agencyNeverSetNull,
  noTrigger,
  noRule,
  noSerial,
  rowSecurityForced,
  hasPolicy,
];

export function brokenCatalogRules({ tables }: Catalog): BrokenRule[] {
  const kinds = new Map(tables.map((table) => [table.name, kindOf(table)]));
  const kindless = tables
    .filter((table) => !kindOf(table))
    .map(({ name }) => ({ rule: 0, table: name, problem: 'its comment names no kind' }));
  const broken = tables.flatMap((table) =>
    CHECKS.flatMap((check, index) =>
      kindOf(table) === 'dist' || FOR_EVERY_KIND.has(index + 1)
        ? check(table, kinds).map((problem) => ({ rule: index + 1, table: table.name, problem }))
        : [],
    ),
  );
  return [...kindless, ...broken, ...brokenResidentRules(tables)];
}

/** A `resident` table keeps days, never instants, and identifiers that tell no time. */
function brokenResidentRules(tables: readonly Table[]): BrokenRule[] {
  return tables
    .filter(({ comment }) => /^dist resident\b/.test(comment ?? ''))
    .flatMap(({ name, columns, constraints }) => {
      const instants = columns.filter(({ type }) => type.startsWith('timestamp'));
      const uuids = columns.filter((c) => c.type === 'uuid' && c.name.replace(/_?id$/, '') === '');
      const isVersionChecked = constraints.some(
        ({ kind, definition }) => kind === 'c' && /uuid|substr/.test(definition),
      );
      return [
        ...instants.map((c) => `${c.name} keeps the time of a resident's act`),
        ...(uuids.length > 0 && !isVersionChecked ? ['id has no check for UUID version 4'] : []),
      ].map((problem) => ({ rule: 0, table: name, problem }));
    });
}
