/** The map to move and to press, in the place of the one that the server drew. */
import 'maplibre-gl/dist/maplibre-gl.css';
import { startCrimeMap } from './crime-map-live.island.ts';

const root = document.querySelector<HTMLElement>('[data-crime-map]');
// Where the browser has no WebGL, or the map cannot start, the drawing simply stays.
if (root) void startCrimeMap(root);
