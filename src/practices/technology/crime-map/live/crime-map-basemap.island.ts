/** The operator's background in the place of our own: read in parts, from our own host. */
import { addProtocol, type LayerSpecification } from 'maplibre-gl';

/** Fetched only where an operator has one: most have none. */
export async function basemapLayers(source: string): Promise<LayerSpecification[]> {
  const [{ Protocol }, { layers, namedFlavor }] = await Promise.all([
    import('pmtiles'),
    import('@protomaps/basemaps'),
  ]);
  addProtocol('pmtiles', new Protocol().tile);
  // Areas and lines alone: names and signs would need files of letters and pictures.
  return layers(source, namedFlavor('light')).filter(({ type }) => type !== 'symbol');
}

export const basemapAddress = (path: string): string =>
  `pmtiles://${new URL(path, location.href).href}`;
