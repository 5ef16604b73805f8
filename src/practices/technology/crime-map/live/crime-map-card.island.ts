/** What a press on a point tells: near what, how many share it, how far away it may have been. */
import type { Map as LiveMap } from 'maplibre-gl';
import type { Feature, Polygon } from 'geojson';

export interface PressedPoint {
  readonly at: readonly [longitude: number, latitude: number];
  readonly id: number;
  readonly count: number;
  readonly label: string | undefined;
  /** Meters. */
  readonly near: number | undefined;
  readonly addresses: number | undefined;
}

export interface CardWords {
  readonly near: string;
  readonly count: string;
  readonly addresses: string;
  readonly circle: string;
  readonly masked: string;
  readonly list: string;
  readonly close: string;
  readonly unnamed: string;
}

export interface Card {
  readonly element: HTMLElement;
  readonly words: CardWords;
  readonly locale: string;
}

/**
 * Words are set as text, never as markup: a street may be called anything. Classes are those of the
 * page: the stylesheet knows only what stands in a page.
 */
export function showCard(
  { element, words, locale }: Card,
  point: PressedPoint,
  to: { readonly listHref: string; readonly close: () => void },
): void {
  const written = (count: number) => count.toLocaleString(locale);
  const lines = [
    words.count.replace('{count}', written(point.count)),
    ...(point.addresses ? [words.addresses.replace('{count}', written(point.addresses))] : []),
    point.near ? words.circle.replace('{count}', written(point.near)) : words.masked,
  ];
  const ways = paragraph('', 'mt-2 flex gap-5');
  const link = document.createElement('a');
  link.href = to.listHref;
  link.textContent = words.list;
  ways.append(link, closeButton(words.close, to.close));
  element.replaceChildren(
    paragraph(words.near.replace('{near}', point.label ?? words.unnamed), 'font-semibold'),
    ...lines.map((text) => paragraph(text, 'mt-1 text-muted')),
    ways,
  );
  element.hidden = false;
}

function paragraph(text: string, classes: string): HTMLParagraphElement {
  const made = document.createElement('p');
  made.className = classes;
  made.textContent = text;
  return made;
}

function closeButton(words: string, close: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'cursor-pointer text-accent underline';
  button.textContent = words;
  button.addEventListener('click', close);
  return button;
}

const METERS_A_DEGREE = 111_320;
const CORNERS = 64;

/** The area in which the reports of a point happened. */
export function showCatchment(map: LiveMap, point: PressedPoint | undefined): void {
  const source = map.getSource('catchment');
  if (!source || !('setData' in source) || typeof source.setData !== 'function') return;
  const features = point?.near === undefined ? [] : [circleAround(point.at, point.near)];
  source.setData({ type: 'FeatureCollection', features });
}

function circleAround([longitude, latitude]: PressedPoint['at'], meters: number): Feature<Polygon> {
  const north = meters / METERS_A_DEGREE;
  const east = north / Math.cos((latitude * Math.PI) / 180);
  const corner = (place: number) => {
    const turn = (place / CORNERS) * 2 * Math.PI;
    return [longitude + east * Math.cos(turn), latitude + north * Math.sin(turn)];
  };
  const ring = Array.from({ length: CORNERS + 1 }, (_, place) => corner(place));
  return { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [ring] } };
}
