/** Members of staff, and the view of them that residents may read. */
import { z } from 'zod';
import type { Day } from '#kernel/time.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import {
  PUBLIC_WITHHELD_REASONS,
  type StaffMember,
  type StaffMemberDetails,
  type StaffPublicProfile,
} from './staff.ts';

const reason = z.enum(PUBLIC_WITHHELD_REASONS).nullable();

const PROFILE = [
  'id',
  'rank',
  'rankShort',
  'givenName',
  'familyName',
  'languages',
  'nameWithheldSince',
  'nameWithheldReason',
] as const;

const MEMBER = [
  'id',
  'badge',
  'rank',
  'rankShort',
  'givenName',
  'familyName',
  'languages',
  'unit',
  'squad',
  'employedFrom',
  'employedUntil',
  'nameWithheldSince',
  'nameWithheldReason',
  'accessEndedAt',
] as const;

interface NewMember extends Omit<StaffMemberDetails, 'nameWithheldSince' | 'supervisor'> {
  readonly id: string;
  readonly nameWithheldSince: Day | null;
}

export const staffStore = ({ db, agencyId }: Work) => ({
  /** False when somebody else has the badge. */
  async add(member: NewMember): Promise<boolean> {
    const added = await db
      .insertInto('staffMember')
      .values({ ...member, agencyId })
      .onConflict((conflict) => conflict.columns(['agencyId', 'badge']).doNothing())
      .returning('id')
      .executeTakeFirst();
    return added !== undefined;
  },

  async byBadge(badge: string): Promise<StaffMember | undefined> {
    return db
      .selectFrom('staffMember')
      .select(MEMBER)
      .where('agencyId', '=', agencyId)
      .where('badge', '=', badge)
      .executeTakeFirst();
  },

  /** Everybody who ever worked here, by badge. */
  async all(): Promise<StaffMember[]> {
    return db
      .selectFrom('staffMember')
      .select(MEMBER)
      .where('agencyId', '=', agencyId)
      .orderBy('badge')
      .execute();
  },

  async setLastDay(id: string, lastDay: Day): Promise<void> {
    await db
      .updateTable('staffMember')
      .set({ employedUntil: lastDay })
      .where('agencyId', '=', agencyId)
      .where('id', '=', id)
      .execute();
  },

  /** Those whose last day is known and whose access is not ended yet. */
  async leaving(): Promise<{ readonly id: string; readonly lastDay: Day }[]> {
    const rows = await db
      .selectFrom('staffMember')
      .select(['id', 'employedUntil'])
      .where('agencyId', '=', agencyId)
      .where('employedUntil', 'is not', null)
      .where('accessEndedAt', 'is', null)
      .execute();
    return rows.flatMap(({ id, employedUntil: lastDay }) => (lastDay ? [{ id, lastDay }] : []));
  },

  async endAccess(ids: readonly string[], at: Date): Promise<void> {
    await db
      .updateTable('staffMember')
      .set({ accessEndedAt: at })
      .where('agencyId', '=', agencyId)
      .where('id', 'in', ids)
      .execute();
  },

  /** In no order; a name that is held back is not in the answer at all. */
  async publicProfiles(ids: readonly string[]): Promise<StaffPublicProfile[]> {
    if (ids.length === 0) return [];
    const rows = await db
      .selectFrom('staffPublicProfile')
      .select(PROFILE)
      .where('agencyId', '=', agencyId)
      .where('id', 'in', ids)
      .execute();
    // A view's columns count as nullable, but these come from columns that are not.
    return rows.map((row) => ({
      ...row,
      id: row.id ?? '',
      rank: row.rank ?? '',
      rankShort: row.rankShort ?? '',
      languages: row.languages ?? [],
      nameWithheldReason: reason.parse(row.nameWithheldReason),
    }));
  },
});
