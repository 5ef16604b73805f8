/** Agencies and their host names. These tables are `ref`: they belong to no agency. */
import type { Kysely, Selectable } from 'kysely';
import type { AgencyTable, Tables } from '#platform/postgres/tables.ts';
import { agencyInput, type Agency, type AgencyDetails } from './agency.ts';

const COLUMNS = [
  'agencyId',
  'slug',
  'name',
  'place',
  'operator',
  'timezone',
  'locales',
  'isInvented',
  'emergencyNumber',
  'nonUrgentNumber',
  'textTelephone',
  'interpreterNumber',
  'contactEmail',
  'contactAddress',
  'licence',
  'colorBrand',
  'colorBrandDeep',
  'colorAccent',
  'colorAccentDeep',
] as const;

type Row = Pick<Selectable<AgencyTable>, (typeof COLUMNS)[number]>;

const agencyOf = ({ agencyId, ...row }: Row): Agency => ({ agencyId, ...agencyInput.parse(row) });

export const agencyStore = (db: Kysely<Tables>) => ({
  async all(): Promise<Agency[]> {
    const rows = await db.selectFrom('agency').select(COLUMNS).orderBy('agencyId').execute();
    return rows.map(agencyOf);
  },

  async bySlug(slug: string): Promise<Agency | undefined> {
    const query = db.selectFrom('agency').select(COLUMNS).where('slug', '=', slug);
    const row = await query.executeTakeFirst();
    return row && agencyOf(row);
  },

  async timezone(agencyId: number): Promise<string | undefined> {
    const query = db.selectFrom('agency').select('timezone').where('agencyId', '=', agencyId);
    return (await query.executeTakeFirst())?.timezone;
  },

  /** Undefined when the slug is taken. */
  async add(details: AgencyDetails): Promise<Agency | undefined> {
    const row = await db
      .insertInto('agency')
      .values(details)
      .onConflict((conflict) => conflict.column('slug').doNothing())
      .returning(COLUMNS)
      .executeTakeFirst();
    return row && agencyOf(row);
  },

  async change(agencyId: number, { slug: _slug, ...details }: AgencyDetails): Promise<void> {
    await db.updateTable('agency').set(details).where('agencyId', '=', agencyId).execute();
  },

  async hosts(): Promise<{ host: string; agencyId: number; surface: string }[]> {
    return db.selectFrom('agencyHost').select(['host', 'agencyId', 'surface']).execute();
  },

  async setHost(host: string, agencyId: number, surface: 'portal' | 'console'): Promise<void> {
    await db
      .insertInto('agencyHost')
      .values({ host, agencyId, surface })
      .onConflict((conflict) => conflict.column('host').doUpdateSet({ agencyId, surface }))
      .execute();
  },
});
