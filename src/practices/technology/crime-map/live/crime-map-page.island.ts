/**
 * What stands around the map follows it: the address, the list, the counts. They come from the
 * server as they always do; the parts that changed take the places of the old ones.
 */

/** Parts of the page that are exchanged as a whole, by their `data-map`. */
const PARTS = ['head', 'when', 'list', 'about', 'beats'] as const;

/** The browser's own reader: it runs no script of what it reads, and takes no markup from us. */
function read(address: string, signal: AbortSignal): Promise<Document | undefined> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('GET', address);
    request.responseType = 'document';
    request.addEventListener('loadend', () =>
      resolve(request.status === 200 ? (request.responseXML ?? undefined) : undefined),
    );
    signal.addEventListener('abort', () => request.abort());
    request.send();
  });
}

const partOf = (page: ParentNode, name: string): HTMLElement | null =>
  page.querySelector(`[data-map="${name}"]`);

export interface PageFollower {
  /** Shows the page of this address around the map; answers with what it says of the map. */
  follow(address: string): Promise<DOMStringMap | undefined>;
}

export function createFollower(afterwards: () => void): PageFollower {
  let latest = new AbortController();
  return {
    async follow(address) {
      latest.abort();
      const mine = new AbortController();
      latest = mine;
      history.replaceState(null, '', address);
      const page = await read(address, mine.signal);
      if (!page || mine.signal.aborted) return undefined;
      keepingFocus(() => {
        exchange(page);
        afterwards();
      });
      return page.querySelector<HTMLElement>('[data-crime-map]')?.dataset;
    },
  };
}

function exchange(page: Document): void {
  for (const name of PARTS) {
    const [old, fresh] = [partOf(document, name), partOf(page, name)];
    if (old && fresh) old.replaceWith(document.importNode(fresh, true));
  }
  for (const count of page.querySelectorAll<HTMLElement>('[data-kind]')) {
    const old = document.querySelector(`[data-kind="${count.dataset['kind']}"]`);
    if (old) old.textContent = count.textContent;
  }
  document.title = page.title;
}

/** Who moves by keyboard stays where she was, on the same link or control in the new part. */
function keepingFocus(change: () => void): void {
  const { activeElement: old } = document;
  const month = old instanceof HTMLElement ? old.dataset['month'] : undefined;
  const isSlider = old instanceof HTMLInputElement && old.type === 'range';
  change();
  const again = isSlider
    ? document.querySelector<HTMLElement>('[data-map="slider"] input')
    : month === undefined
      ? null
      : document.querySelector<HTMLElement>(`a[data-month="${month}"]`);
  again?.focus({ preventScroll: true });
}
