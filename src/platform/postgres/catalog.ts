/**
 * What the database says of itself: tables with columns, constraints, indexes, policies, grants.
 */
import type { ClientBase } from 'pg';

export interface Column {
  readonly name: string;
  readonly type: string;
  readonly isNotNull: boolean;
  readonly fallback: string | null;
  /** `a`, `d` for identity columns, empty otherwise. */
  readonly identity: string;
  readonly comment: string | null;
}

export interface Constraint {
  readonly name: string;
  /** PostgreSQL's `contype`: p, u, f, c, x. */
  readonly kind: string;
  readonly definition: string;
  readonly columns: readonly string[];
  readonly target: string | null;
  readonly targetColumns: readonly string[];
  /** For foreign keys: what a delete or update does: a, r, c, n (set null), d (set default). */
  readonly onDelete: string;
  readonly onUpdate: string;
  /** For exclusion constraints: the operators, in the order of the columns. */
  readonly operators: readonly string[];
}

export interface Index {
  readonly name: string;
  readonly definition: string;
  readonly isUnique: boolean;
  readonly columns: readonly string[];
  readonly isOfConstraint: boolean;
}

export interface Policy {
  readonly name: string;
  readonly definition: string;
}

export interface Table {
  readonly name: string;
  readonly comment: string | null;
  readonly hasRowSecurity: boolean;
  readonly isRowSecurityForced: boolean;
  readonly columns: readonly Column[];
  readonly constraints: readonly Constraint[];
  readonly indexes: readonly Index[];
  readonly policies: readonly Policy[];
  readonly triggers: readonly string[];
  readonly rules: readonly string[];
  readonly grants: readonly string[];
  readonly columnGrants: readonly string[];
}

export interface View {
  readonly name: string;
  readonly comment: string | null;
  readonly definition: string;
  readonly columns: readonly Column[];
  readonly grants: readonly string[];
}

export interface Catalog {
  readonly tables: readonly Table[];
  readonly views: readonly View[];
  readonly functions: readonly { readonly name: string; readonly definition: string }[];
}

const columnNames = (relation: string, numbers: string) =>
  `array(select a.attname::text from unnest(${numbers}) with ordinality as n(attnum, place)
     join pg_attribute a on a.attrelid = ${relation} and a.attnum = n.attnum order by n.place)`;

const COLUMNS = `select coalesce(json_agg(json_build_object(
    'name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'isNotNull', a.attnotnull,
    'fallback', pg_get_expr(d.adbin, d.adrelid), 'identity', a.attidentity,
    'comment', col_description(c.oid, a.attnum)) order by a.attnum), '[]')
  from pg_attribute a left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped`;

const CONSTRAINTS = `select coalesce(json_agg(json_build_object(
    'name', k.conname, 'kind', k.contype, 'definition', pg_get_constraintdef(k.oid),
    'columns', ${columnNames('k.conrelid', 'k.conkey')},
    'target', (select f.relname from pg_class f where f.oid = k.confrelid),
    'targetColumns', ${columnNames('k.confrelid', 'k.confkey')},
    'onDelete', k.confdeltype, 'onUpdate', k.confupdtype,
    'operators', array(select o.oprname::text
      from unnest(k.conexclop) with ordinality as e(op, place)
      join pg_operator o on o.oid = e.op order by e.place)) order by k.conname), '[]')
  from pg_constraint k where k.conrelid = c.oid and k.contype <> 'n'`;

const INDEXES = `select coalesce(json_agg(json_build_object(
    'name', i.relname, 'definition', pg_get_indexdef(i.oid), 'isUnique', x.indisunique,
    'columns', array(select a.attname::text from pg_attribute a where a.attrelid = i.oid
      order by a.attnum),
    'isOfConstraint', exists (select from pg_constraint k where k.conindid = i.oid))
    order by i.relname), '[]')
  from pg_index x join pg_class i on i.oid = x.indexrelid where x.indrelid = c.oid`;

const POLICIES = `select coalesce(json_agg(json_build_object('name', p.polname, 'definition',
    format('create policy %I on %I as %s for %s to %s%s%s', p.polname, c.relname,
      case when p.polpermissive then 'permissive' else 'restrictive' end,
      case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update'
        when 'd' then 'delete' else 'all' end,
      coalesce(nullif((select string_agg(r.rolname, ', ' order by r.rolname) from pg_roles r
        where r.oid = any (p.polroles)), ''), 'public'),
      coalesce(' using (' || pg_get_expr(p.polqual, p.polrelid) || ')', ''),
      coalesce(' with check (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')', '')))
    order by p.polname), '[]')
  from pg_policy p where p.polrelid = c.oid`;

const GRANTS = `select coalesce(json_agg(line order by line), '[]') from (
    select format('grant %s on %I to %I', string_agg(lower(g.privilege_type), ', '
      order by g.privilege_type), c.relname, r.rolname) as line
    from aclexplode(c.relacl) g join pg_roles r on r.oid = g.grantee
    where g.grantee <> c.relowner group by r.rolname) granted`;

const COLUMN_GRANTS = `select coalesce(json_agg(line order by line), '[]') from (
    select format('grant %s (%s) on %I to %I', lower(g.privilege_type),
      string_agg(a.attname, ', ' order by a.attnum), c.relname, r.rolname) as line
    from pg_attribute a, aclexplode(a.attacl) g join pg_roles r on r.oid = g.grantee
    where a.attrelid = c.oid and a.attnum > 0 group by r.rolname, g.privilege_type) granted`;

const VIEWS = `select c.relname as "name", obj_description(c.oid, 'pg_class') as "comment",
    pg_get_viewdef(c.oid) as "definition", (${COLUMNS}) as "columns", (${GRANTS}) as "grants"
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind = 'v' order by c.relname`;

const TABLES = `select c.relname as "name", obj_description(c.oid, 'pg_class') as "comment",
    c.relrowsecurity as "hasRowSecurity", c.relforcerowsecurity as "isRowSecurityForced",
    (${COLUMNS}) as "columns", (${CONSTRAINTS}) as "constraints", (${INDEXES}) as "indexes",
    (${POLICIES}) as "policies", (${GRANTS}) as "grants",
    (${COLUMN_GRANTS}) as "columnGrants",
    array(select t.tgname::text from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal
      order by 1) as "triggers",
    array(select r.rulename::text from pg_rewrite r where r.ev_class = c.oid order by 1) as "rules"
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind in ('r', 'p') order by c.relname`;

const FUNCTIONS = `select p.proname as "name", pg_get_functiondef(p.oid) as "definition"
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where n.nspname = 'public' order by p.proname`;

/** Reads the schema `public` of the connected database, in an order that never varies. */
export async function readCatalog(client: ClientBase): Promise<Catalog> {
  const tables = await client.query<Table>(TABLES);
  const views = await client.query<View>(VIEWS);
  const functions = await client.query<Catalog['functions'][number]>(FUNCTIONS);
  return { tables: tables.rows, views: views.rows, functions: functions.rows };
}
