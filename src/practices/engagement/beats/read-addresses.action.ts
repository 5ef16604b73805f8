/** Reads the agency's address list page by page: it may be long. */
import { importRunStore } from '#platform/imports/import-run.store.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import type { ListedAddress } from './address.ts';
import { addressStore } from './address.store.ts';

const ADDRESSES_A_PAGE = 5000;

/** Names the list that counts now by its content: the same file is the same list. Null: none. */
export const addressListId = async (work: Work): Promise<string | null> =>
  (await importRunStore(work).lastFiles('addresses'))?.join(' ') ?? null;

/** Every address of the list that counts now, in an order that stays as long as the list does. */
export async function* readAddresses(work: Work): AsyncGenerator<readonly ListedAddress[]> {
  const store = addressStore(work);
  for (let last = 0; ;) {
    const page = await store.after(last, ADDRESSES_A_PAGE);
    const end = page.at(-1);
    if (!end) return;
    yield page;
    last = end.id;
  }
}
