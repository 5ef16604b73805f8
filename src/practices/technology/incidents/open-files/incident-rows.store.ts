/** The open files of incidents as rows: from the published view and the published counts alone. */
import { sql } from 'kysely';
import { firstDayOf, type Month } from '#kernel/time.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import type {
  AfterCorrection,
  AfterIncident,
  CorrectionGroup,
  CorrectionRow,
  CountRow,
  FileSizes,
  IncidentRow,
  MonthSize,
  PointRow,
} from './incident-rows.ts';

const placedBy = sql`case when point.id is null then null
  when point.set_version is null then 'source' else point_set.method end`;

/** To another point of the same beat; the move to another beat is told by the beats. */
const hasMoved = sql`(correction.point_id is distinct from correction.point_before
  and correction.beat_code is not distinct from correction.beat_before)`;

const monthText = (column: string) => sql`to_char(${sql.ref(column)}, 'YYYY-MM')`;

/** In the order of identifiers that are random, so that the order tells nothing of time. */
export const incidentRowStore = ({ db, agencyId }: Work) => ({
  async incidents(
    month: Month,
    after: AfterIncident | undefined,
    limit: number,
  ): Promise<IncidentRow[]> {
    const { id, persistentId } = after ?? { id: -1, persistentId: '' };
    // The piece first: points and corrections are looked up for its rows alone.
    const { rows } = await sql<IncidentRow>`
      with piece as materialized (
        select public_id, persistent_id, month, category, own_category, beat_code, point_id,
          outcome, outcome_month, source
        from published_incident
        where agency_id = ${agencyId} and month = ${firstDayOf(month)}::date
          and (public_id, persistent_id) > (${id}::bigint, ${persistentId}::text)
        order by public_id, persistent_id limit ${limit}
      )
      select piece.public_id as id, piece.persistent_id, ${monthText('piece.month')} as month,
        piece.category, piece.own_category, point.label as near, piece.beat_code as beat,
        point.longitude, point.latitude, ${placedBy} as placed_by, point.radius_meters,
        piece.outcome, ${monthText('piece.outcome_month')} as outcome_month, piece.source,
        (select max(corrected_on) from incident_correction correction
          where correction.agency_id = ${agencyId} and correction.kind = 'changed'
            and correction.public_id = piece.public_id) as corrected_on,
        point.id as point_id
      from piece
      left join map_point point on point.agency_id = ${agencyId} and point.id = piece.point_id
      left join point_set on point_set.agency_id = ${agencyId}
        and point_set.version = point.set_version
      order by piece.public_id, piece.persistent_id`.execute(db);
    return rows;
  },

  async counts(month: Month): Promise<CountRow[]> {
    const { rows } = await sql<CountRow>`
      select ${monthText('month')} as month, nullif(beat_code, '') as beat, category, count
      from incident_month_count
      where agency_id = ${agencyId} and month = ${firstDayOf(month)}::date
      order by beat_code, category`.execute(db);
    return rows;
  },

  async points(afterId: number | undefined, limit: number): Promise<PointRow[]> {
    const { rows } = await sql<PointRow>`
      select point.id, point.label as near, point.beat_code as beat, point.longitude,
        point.latitude, ${placedBy} as placed_by, point.address_count, point.radius_meters,
        point.set_version, point.source
      from map_point point
      left join point_set on point_set.agency_id = ${agencyId}
        and point_set.version = point.set_version
      where point.agency_id = ${agencyId} and point.id > ${afterId ?? -1}::bigint
      order by point.id limit ${limit}`.execute(db);
    return rows;
  },

  async corrections(after: AfterCorrection | undefined, limit: number): Promise<CorrectionRow[]> {
    const begin = after
      ? sql`(correction.corrected_on, correction.id) > (${after.correctedOn}::date,
          ${after.id}::uuid)`
      : sql`true`;
    const { rows } = await sql<CorrectionRow>`
      select correction.id::text as id, correction.corrected_on, correction.kind,
        correction.reason, correction.count, correction.public_id as incident_id,
        ${monthText('correction.month_before')} as month_before,
        ${monthText('correction.month')} as month, correction.category_before,
        correction.category, correction.own_category_before, correction.own_category,
        correction.beat_before, correction.beat_code as beat, point_then.label as near_before,
        point_now.label as near, correction.point_before, correction.point_id as point
      from incident_correction correction
      left join map_point point_now on point_now.agency_id = ${agencyId}
        and point_now.id = correction.point_id
      left join map_point point_then on point_then.agency_id = ${agencyId}
        and point_then.id = correction.point_before
      where correction.agency_id = ${agencyId} and ${begin}
      order by correction.corrected_on, correction.id limit ${limit}`.execute(db);
    return rows;
  },

  /** The newest day first; what most records share comes first within a day. */
  async correctionGroups(page: { skip: number; limit: number }): Promise<CorrectionGroup[]> {
    const { rows } = await sql<CorrectionGroup>`
      select corrected_on, kind, reason, month_before, month, category_before, category,
        own_category_before, own_category, beat_before, beat, near_before, near, has_moved,
        sum(count)::integer as count,
        case when count(place) = count(*) and min(place) = max(place) then min(place) end as place
      from (${this.correctionStates()}) state
      group by corrected_on, kind, reason, month_before, month, category_before, category,
        own_category_before, own_category, beat_before, beat, near_before, near, has_moved
      order by corrected_on desc, kind, sum(count) desc, month, category, beat, near, beat_before,
        near_before, category_before, own_category, own_category_before, month_before, reason
      limit ${page.limit} offset ${page.skip}`.execute(db);
    return rows;
  },

  /** A place is told only where it changed within its beat: else each would be its own sentence. */
  correctionStates: () => sql`
    select correction.corrected_on, correction.kind, correction.reason, correction.count,
      ${monthText('correction.month_before')} as month_before,
      ${monthText('correction.month')} as month, correction.category_before,
      correction.category, correction.own_category_before, correction.own_category,
      correction.beat_before, correction.beat_code as beat, ${hasMoved} as has_moved,
      case when ${hasMoved} then point_then.label end as near_before,
      case when ${hasMoved} then point_now.label end as near,
      case when correction.point_id = correction.point_before then point_now.label end as place
    from incident_correction correction
    left join map_point point_now on point_now.agency_id = ${agencyId}
      and point_now.id = correction.point_id
    left join map_point point_then on point_then.agency_id = ${agencyId}
      and point_then.id = correction.point_before
    where correction.agency_id = ${agencyId}`,

  async correctionGroupCount(): Promise<number> {
    const { rows } = await sql<{ total: number }>`
      select count(*)::integer as total from (
        select distinct corrected_on, kind, reason, month_before, month, category_before,
          category, own_category_before, own_category, beat_before, beat, near_before, near,
          has_moved
        from (${this.correctionStates()}) state
      ) groups`.execute(db);
    return rows[0]?.total ?? 0;
  },

  async sizes(): Promise<FileSizes> {
    const { rows: months } = await sql<MonthSize>`
      select ${monthText('agreement.month')} as month, agreement.without_point as without_place,
        counted.row_count, counted.cell_count
      from incident_month_agreement agreement
      join (
        select month, sum(count)::integer as row_count, count(*)::integer as cell_count
        from incident_month_count where agency_id = ${agencyId} group by month
      ) counted on counted.month = agreement.month
      where agreement.agency_id = ${agencyId} order by agreement.month desc`.execute(db);
    const { rows } = await sql<Omit<FileSizes, 'months'>>`select
      (select count(*)::integer from incident_month_count where agency_id = ${agencyId}) as counts,
      (select count(*)::integer from incident_year_count where agency_id = ${agencyId}) as years,
      (select count(*)::integer from incident_correction where agency_id = ${agencyId})
        as corrections,
      (select max(corrected_on) from incident_correction where agency_id = ${agencyId})
        as corrected_on,
      (select count(*)::integer from map_point where agency_id = ${agencyId}) as points`.execute(
      db,
    );
    const [counted] = rows;
    if (!counted) throw new Error('A query without a table answers one row');
    return { months, ...counted };
  },
});
