/** The choices beside the map: each takes effect at once, and the address follows. */
import type { Map as LiveMap } from 'maplibre-gl';

/** Goes with moves that a press asked for: only these are written into the address. */
export const BY_PERSON = { byPerson: true } as const;

const part = (name: string): HTMLElement | null => document.querySelector(`[data-map="${name}"]`);

const kindBoxes = (): HTMLInputElement[] => [
  ...document.querySelectorAll<HTMLInputElement>('[data-map="choices"] input[name="kind"]'),
];

/** Empty: all. */
export function kindsChosen(): string[] {
  const boxes = kindBoxes();
  const chosen = boxes.filter(({ checked }) => checked).map(({ value }) => value);
  return chosen.length === boxes.length ? [] : chosen;
}

export interface Choices {
  /** After parts of the page were exchanged. */
  again(): void;
  /** The view's place into the address. */
  place(at: string): void;
}

/** @param changed told the new address, and whether another area is meant */
export function watchChoices(
  root: HTMLElement,
  changed: (address: string, isElsewhere: boolean) => void,
): Choices {
  const asked = new URLSearchParams(location.search);
  const address = (): string => {
    const words = asked.toString().replaceAll('%2C', ',');
    const path = root.dataset['path'] ?? location.pathname;
    return words === '' ? path : `${path}?${words}`;
  };
  const change = (name: string, value: string, isElsewhere = false) => {
    for (const old of ['page', 'point', ...(isElsewhere ? ['at'] : [])]) asked.delete(old);
    if (value === '') asked.delete(name);
    else asked.set(name, value);
    changed(address(), isElsewhere);
  };
  const toMonth = (month: string) => {
    root.dataset['month'] = month;
    change('month', month);
  };
  part('choices')?.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLSelectElement) change('beat', target.value, true);
    if (target instanceof HTMLInputElement && target.name === 'kind') {
      // No kind at all would be an empty map: then all of them are meant, and the boxes say so.
      if (kindBoxes().every(({ checked }) => !checked))
        for (const box of kindBoxes()) box.checked = true;
      change('kind', kindsChosen().join());
    }
  });
  part('choices')?.addEventListener('submit', (press) => {
    press.preventDefault();
    change('kind', kindsChosen().join());
  });
  return {
    again: () => watchMonths(toMonth),
    place(at) {
      asked.set('at', at);
      history.replaceState(null, '', address());
    },
  };
}

function watchMonths(toMonth: (month: string) => void): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-month]'))
    link.addEventListener('click', (press) => {
      press.preventDefault();
      toMonth(link.dataset['month'] ?? '');
    });
  const slider = part('slider');
  const input = slider?.querySelector('input');
  if (!slider || !input) return;
  slider.hidden = false;
  const { months = '', counts = '', text = '' } = input.dataset;
  const [all, totals] = [months.split(','), counts.split(',')];
  const say = () => {
    const month = all[Number(input.value)] ?? '';
    const count = Number(totals[Number(input.value)] ?? 0).toLocaleString(
      document.documentElement.lang,
    );
    input.setAttribute(
      'aria-valuetext',
      text.replace('{month}', monthWords(month)).replace('{count}', count),
    );
  };
  say();
  input.addEventListener('input', say);
  input.addEventListener('change', () => toMonth(all[Number(input.value)] ?? ''));
}

const monthWords = (month: string): string =>
  new Date(`${month}-01T00:00:00Z`).toLocaleDateString(document.documentElement.lang, {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });

/** Where the device is stays on the device: the map moves there, and nothing is sent. */
export function watchDevice(map: LiveMap): void {
  const offer = part('device');
  const [button, words] = [offer?.querySelector('button'), offer?.querySelector('span')];
  if (!offer || !button || !words || !('geolocation' in navigator)) return;
  offer.hidden = false;
  const found = ({ coords: { longitude, latitude } }: GeolocationPosition) => {
    words.textContent = '';
    const source = map.getSource('here');
    if (source && 'setData' in source && typeof source.setData === 'function')
      source.setData({ type: 'Point', coordinates: [longitude, latitude] });
    map.flyTo({ center: [longitude, latitude], zoom: 15 }, BY_PERSON);
  };
  const failed = () => {
    words.textContent = words.dataset['failed'] ?? '';
  };
  button.addEventListener('click', () =>
    navigator.geolocation.getCurrentPosition(found, failed, {
      timeout: 10_000,
      maximumAge: 60_000,
    }),
  );
}
