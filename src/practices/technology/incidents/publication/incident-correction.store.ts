/** Published corrections of incidents, the newest first. */
import { sql } from 'kysely';
import { parseMonth, type Day } from '#kernel/time.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import { categoryNamed } from '../categories.ts';
import {
  pointOf,
  type IncidentCorrection,
  type IncidentState,
  type PointRow,
} from './published-incident.ts';

interface StateRow {
  readonly month: string;
  readonly category: string;
  readonly ownCategory: string | null;
  readonly beatCode: string | null;
  readonly point: PointRow | null;
}

interface CorrectionRow {
  readonly correctedOn: Day;
  readonly kind: 'changed' | 'withdrawn';
  readonly count: number;
  readonly reason: 'error' | 'protected' | null;
  readonly publicId: number | null;
  readonly before: StateRow;
  readonly after: StateRow;
}

const pointJson = (name: string) => sql`case when ${sql.ref(`${name}.id`)} is not null then
  json_build_object('pointId', ${sql.ref(`${name}.id`)},
    'longitude', ${sql.ref(`${name}.longitude`)}, 'latitude', ${sql.ref(`${name}.latitude`)},
    'label', ${sql.ref(`${name}.label`)}, 'pointBeat', ${sql.ref(`${name}.beat_code`)},
    'addressCount', ${sql.ref(`${name}.address_count`)},
    'radiusMeters', ${sql.ref(`${name}.radius_meters`)},
    'isFromSource', ${sql.ref(`${name}.set_version`)} is null) end`;

const stateJson = (suffix: '' | '_before', point: string) => {
  const column = (name: string) => sql.ref(`correction.${name}`);
  return sql`json_build_object('month', to_char(${column(`month${suffix}`)}, 'YYYY-MM'),
    'category', ${column(`category${suffix}`)},
    'ownCategory', ${column(`own_category${suffix}`)},
    'beatCode', ${column(suffix === '' ? 'beat_code' : 'beat_before')},
    'point', ${pointJson(point)})`;
};

export const incidentCorrectionStore = ({ db, agencyId }: Work) => ({
  /** Within a day in the order of random identifiers. */
  async list(limit: number, incidentIds?: readonly number[]): Promise<IncidentCorrection[]> {
    const wanted = incidentIds
      ? sql`correction.public_id = any (${sql.val([...incidentIds])}::bigint[])`
      : sql`true`;
    const { rows } = await sql<CorrectionRow>`
      select correction.corrected_on, correction.kind, correction.count, correction.reason,
        correction.public_id, ${stateJson('_before', 'point_then')} as before,
        ${stateJson('', 'point_now')} as after
      from incident_correction correction
      left join map_point point_now on point_now.agency_id = correction.agency_id
        and point_now.id = correction.point_id
      left join map_point point_then on point_then.agency_id = correction.agency_id
        and point_then.id = correction.point_before
      where correction.agency_id = ${agencyId} and ${wanted}
      order by correction.corrected_on desc, correction.id limit ${limit}`.execute(db);
    return rows.map(correctionOf);
  },
});

function correctionOf(row: CorrectionRow): IncidentCorrection {
  const { kind, correctedOn, count, reason, publicId, before, after } = row;
  if (kind === 'withdrawn' || publicId === null)
    return { kind: 'withdrawn', correctedOn, count, reason: reason ?? 'protected' };
  return {
    kind,
    correctedOn,
    incidentId: publicId,
    before: stateOf(before),
    after: stateOf(after),
  };
}

function stateOf({ month, category, point, ...row }: StateRow): IncidentState {
  const known = parseMonth(month);
  if (!known) throw new Error(`The database holds the month ${month}`);
  return {
    ...row,
    month: known,
    category: categoryNamed(category),
    point: point ? pointOf(point) : null,
  };
}
