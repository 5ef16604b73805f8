/** The agency's address list: replaced as a whole, read by street. */
import { sql } from 'kysely';
import { copyInto, type CopyingRows } from '#platform/imports/copy-into.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import { ARRIVAL_COLUMNS, type KnownStreet, type ListedAddress } from './address.ts';

export interface StoredAddress {
  readonly street: string;
  readonly number: number | null;
  readonly numberSuffix: string;
  readonly longitude: number;
  readonly latitude: number;
}

export interface ReplacedAddresses {
  readonly addressCount: number;
  readonly streetCount: number;
}

const ADDRESS = ['street', 'number', 'numberSuffix', 'longitude', 'latitude'] as const;

/** Any number that no other lock of ours has. */
const ADDRESSES_LOCK = 7_216_009;

export const addressStore = (work: Work) => {
  const { db, agencyId } = work;
  return {
    async lockForImport(): Promise<void> {
      await sql`select pg_advisory_xact_lock(${ADDRESSES_LOCK}, ${agencyId})`.execute(db);
    },

    /** A table with row security takes no COPY: rows arrive in a temporary one. */
    async open(): Promise<CopyingRows> {
      await sql`create temporary table address_arrival (
        file_number integer not null,
        line integer not null,
        street text not null,
        number integer,
        number_suffix text not null,
        search_street text not null,
        longitude double precision not null,
        latitude double precision not null
      ) on commit drop`.execute(db);
      const columns = ARRIVAL_COLUMNS.join(', ');
      return copyInto(work, `copy address_arrival (file_number, line, ${columns}) from stdin`);
    },

    /** Flats of one house are one address; the first row of it counts. */
    async replaceAll(): Promise<ReplacedAddresses> {
      await db.deleteFrom('address').where('agencyId', '=', agencyId).execute();
      await db.deleteFrom('addressStreet').where('agencyId', '=', agencyId).execute();
      const addresses = await sql`
        insert into address (agency_id, id, street, number, number_suffix, search_street,
          longitude, latitude)
        select ${agencyId}, row_number() over (order by search_street, number, number_suffix),
          street, number, number_suffix, search_street, longitude, latitude
        from (
          select distinct on (search_street, number, number_suffix)
            street, number, number_suffix, search_street, longitude, latitude
          from address_arrival
          order by search_street, number, number_suffix, file_number, line
        ) one_each`.execute(db);
      const streets = await sql`
        insert into address_street (agency_id, search_street, street)
        select agency_id, search_street, min(street) from address
        where agency_id = ${agencyId} group by agency_id, search_street`.execute(db);
      return {
        addressCount: Number(addresses.numAffectedRows ?? 0),
        streetCount: Number(streets.numAffectedRows ?? 0),
      };
    },

    async street(search: string): Promise<KnownStreet | undefined> {
      return db
        .selectFrom('addressStreet')
        .select(['street', 'searchStreet as search'])
        .where('agencyId', '=', agencyId)
        .where('searchStreet', '=', search)
        .executeTakeFirst();
    },

    async streets(): Promise<KnownStreet[]> {
      return db
        .selectFrom('addressStreet')
        .select(['street', 'searchStreet as search'])
        .where('agencyId', '=', agencyId)
        .orderBy('searchStreet')
        .execute();
    },

    /** In the order of identifiers, after one of an earlier page. */
    async after(id: number, limit: number): Promise<ListedAddress[]> {
      return db
        .selectFrom('address')
        .select(['id', 'street', 'number', 'longitude', 'latitude'])
        .where('agencyId', '=', agencyId)
        .where('id', '>', id)
        .orderBy('id')
        .limit(limit)
        .execute();
    },

    async onStreet(search: string): Promise<StoredAddress[]> {
      return db
        .selectFrom('address')
        .select(ADDRESS)
        .where('agencyId', '=', agencyId)
        .where('searchStreet', '=', search)
        .orderBy('number')
        .orderBy('numberSuffix')
        .execute();
    },
  };
};
