/**
 * A map drawn on the server: quiet ground, dotted areas, the chosen one with a solid edge. Areas
 * may be links. The list beside it says the same in words, and is the caller's.
 */
import type { PreparedArea, PreparedMap } from './prepare-map.ts';

export interface MapFigureProps {
  /** What the map shows, for people who do not see it. */
  readonly label: string;
  readonly map: PreparedMap;
  /** A closer crop for phones. Without it the one map is shown on every screen. */
  readonly phone?: PreparedMap;
  /** Where a press on an area leads, and what its link is called. */
  readonly linkOf?: (area: PreparedArea) => { readonly href: string; readonly title: string };
  /** On the brand ground of the home page. */
  readonly isNight?: boolean;
  /** Fills its place and is cut at the sides, instead of keeping its own height. */
  readonly isFilling?: boolean;
}

export const MapFigure = ({ map, phone, ...props }: MapFigureProps) =>
  phone === undefined ? (
    <Drawing {...props} map={map} shown="" />
  ) : (
    <>
      <Drawing {...props} map={map} shown="hidden sm:block" />
      <Drawing {...props} map={phone} shown="sm:hidden" />
    </>
  );

type DrawingProps = Omit<MapFigureProps, 'phone'> & { readonly shown: string };

const Drawing = ({ label, map, linkOf, isNight, isFilling, shown }: DrawingProps) => {
  const place = isFilling ? 'absolute inset-0 size-full' : 'block h-auto w-full rounded-md';
  const { width, height } = map.frame;
  return (
    <svg
      class={`map-drawing ${isNight ? 'map-night' : ''} ${place} ${shown}`
        .replace(/ +/g, ' ')
        .trim()}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio={isFilling ? 'xMidYMid slice' : 'xMidYMid meet'}
      // A picture hides what is in it from screen readers: with links it must be a group.
      role={linkOf ? 'group' : 'img'}
      aria-label={label}
    >
      {/* The base holds class names of ours and numbers: see prepare-map.ts. */}
      <g dangerouslySetInnerHTML={{ __html: map.base }} />
      <path class="m-beats" d={map.borders} />
      {map.chosen && (
        <>
          <path class="m-chosen" d={map.chosen.path} />
          <path class="m-chosen-edge" d={map.chosen.path} />
        </>
      )}
      {linkOf &&
        map.areas.map((area) => {
          const { href, title } = linkOf(area);
          return (
            <a href={href} aria-label={title}>
              <title>{title}</title>
              <path class="m-area" d={area.path} />
            </a>
          );
        })}
      <g aria-hidden="true">
        {map.names.map(({ name, x, y }) => (
          <text class="m-name" x={x} y={y}>
            {name}
          </text>
        ))}
      </g>
    </svg>
  );
};
