/** Single incidents and map points as the public reads them: from the view, not the table. */
import { sql, type RawBuilder } from 'kysely';
import { firstDayOf, parseMonth, type Month } from '#kernel/time.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import { categoryNamed } from '../categories.ts';
import {
  pointOf,
  type EarlierOutcome,
  type IncidentFilter,
  type IncidentOrder,
  type PointCounts,
  type PointRow,
  type PublishedIncident,
} from './published-incident.ts';

/** A point's columns, for a query that names the table `point`. */
const POINT = sql`point.id as point_id, point.longitude, point.latitude, point.label,
  point.beat_code as point_beat, point.address_count, point.radius_meters,
  point.set_version is null as is_from_source`;

type IncidentRow = Omit<PublishedIncident, 'month' | 'outcomeMonth' | 'category' | 'point'> & {
  readonly month: string;
  readonly outcomeMonth: string | null;
  readonly category: string;
} & { readonly [Name in keyof PointRow]: PointRow[Name] | null };

const INCIDENT = sql`incident.public_id as id, incident.persistent_id, incident.source,
  to_char(incident.month, 'YYYY-MM') as month, incident.category, incident.own_category,
  incident.outcome, to_char(incident.outcome_month, 'YYYY-MM') as outcome_month,
  incident.beat_code, ${POINT}`;

interface ListPage {
  readonly skip?: number;
  readonly limit: number;
  readonly order?: IncidentOrder;
}

interface Shown {
  readonly order?: IncidentOrder | undefined;
  readonly part?: RawBuilder<unknown>;
}

/** Codes of beats are ordered as people count: 2 before 10. */
const ORDERS: Readonly<Record<IncidentOrder['by'], RawBuilder<unknown>>> = {
  near: sql`point.label`,
  kind: sql`coalesce(incident.own_category, incident.category)`,
  outcome: sql`incident.outcome`,
  beat: sql`lpad(incident.beat_code, 40)`,
};

const orderOf = (order: IncidentOrder | undefined): RawBuilder<unknown> =>
  order
    ? sql`${ORDERS[order.by]} ${order.direction === 'up' ? sql`asc` : sql`desc`} nulls last,`
    : sql``;

export const publishedIncidentStore = ({ db, agencyId }: Work) => {
  const from = sql`from published_incident incident
    left join map_point point on point.agency_id = incident.agency_id
      and point.id = incident.point_id`;
  const select = async (where: RawBuilder<unknown>, { order, part = sql`` }: Shown = {}) => {
    const { rows } = await sql<IncidentRow>`select ${INCIDENT} ${from}
      where incident.agency_id = ${agencyId} and ${where}
      order by ${orderOf(order)} incident.public_id, incident.persistent_id ${part}`.execute(db);
    return rows.map(incidentOf);
  };
  return {
    /** Months with any published incident, the newest first. */
    async months(): Promise<Month[]> {
      const { rows } = await sql<{ month: string }>`
        select to_char(month, 'YYYY-MM') as month from incident_month_agreement
        where agency_id = ${agencyId} order by incident_month_agreement.month desc`.execute(db);
      return rows.map(({ month }) => monthIn(month));
    },

    /** Every point of a month with its counts: what the map draws. */
    async pointCounts(month: Month): Promise<PointCounts[]> {
      const { rows } = await sql<PointRow & { categories: string[]; counts: number[] }>`
        select ${POINT}, counted.categories, counted.counts
        from (
          select point_id, array_agg(category order by category) as categories,
            array_agg(count order by category) as counts
          from point_month_count
          where agency_id = ${agencyId} and month = ${firstDayOf(month)}::date
          group by point_id
        ) counted
        join map_point point on point.agency_id = ${agencyId} and point.id = counted.point_id
        order by point.id`.execute(db);
      return rows.map(({ categories, counts, ...point }) => ({
        point: pointOf(point),
        counts: new Map(categories.map((name, at) => [categoryNamed(name), counts[at] ?? 0])),
      }));
    },

    /** Else in the order of their ids, which tells nothing of when they happened. */
    list: (filter: IncidentFilter, { skip = 0, limit, order }: ListPage) =>
      select(matching(filter), { order, part: sql`limit ${limit} offset ${skip}` }),

    async count(filter: IncidentFilter): Promise<number> {
      const { rows } = await sql<{ count: number }>`
        select count(*)::integer as count from published_incident incident
        where incident.agency_id = ${agencyId} and ${matching(filter)}`.execute(db);
      return rows[0]?.count ?? 0;
    },

    withPersistentId: (persistentId: string, id: number) =>
      select(sql`(incident.public_id = ${id} or incident.public_id in (
        select public_id from published_incident named
        where named.agency_id = ${agencyId} and named.persistent_id = ${persistentId}))
        and incident.persistent_id = ${persistentId}`),

    /** The first first; the outcome of today stands with the incident. */
    async earlierOutcomes(incidentId: number): Promise<EarlierOutcome[]> {
      const { rows } = await sql<{ outcome: string; month: string | null }>`
        select outcome, to_char(month, 'YYYY-MM') as month from incident_outcome
        where agency_id = ${agencyId} and public_id = ${incidentId}
        order by position`.execute(db);
      return rows.map(({ outcome, month }) => ({ outcome, month: month ? monthIn(month) : null }));
    },
  };
};

function matching({ month, ...more }: IncidentFilter): RawBuilder<unknown> {
  const { beatCode, categories, ownCategory, publicCategory, pointIds, isPlaced } = more;
  const wheres = [sql`incident.month = ${firstDayOf(month)}::date`];
  if (beatCode !== undefined) wheres.push(sql`incident.beat_code = ${beatCode}`);
  if (categories) wheres.push(sql`incident.category = any (${sql.val([...categories])}::text[])`);
  if (ownCategory !== undefined) wheres.push(sql`incident.own_category = ${ownCategory}`);
  if (publicCategory !== undefined)
    wheres.push(sql`coalesce(incident.own_category, incident.category) = ${publicCategory}`);
  if (pointIds) wheres.push(sql`incident.point_id = any (${sql.val([...pointIds])}::bigint[])`);
  if (isPlaced === true) wheres.push(sql`incident.point_id is not null`);
  if (isPlaced === false) wheres.push(sql`incident.point_id is null`);
  return sql.join(wheres, sql` and `);
}

function incidentOf(row: IncidentRow): PublishedIncident {
  const { pointId, longitude, latitude } = row;
  const hasPoint = pointId !== null && longitude !== null && latitude !== null;
  return {
    id: row.id,
    persistentId: row.persistentId,
    source: row.source,
    month: monthIn(row.month),
    category: categoryNamed(row.category),
    ownCategory: row.ownCategory,
    outcome: row.outcome,
    outcomeMonth: row.outcomeMonth === null ? null : monthIn(row.outcomeMonth),
    beatCode: row.beatCode,
    point: hasPoint
      ? pointOf({ ...row, pointId, longitude, latitude, isFromSource: row.isFromSource ?? false })
      : null,
  };
}

function monthIn(text: string): Month {
  const month = parseMonth(text);
  if (!month) throw new Error(`The database holds the month ${text}`);
  return month;
}
