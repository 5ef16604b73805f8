/**
 * Lets the map start its worker under `require-trusted-types-for 'script'`. The library hands the
 * browser a plain address; the page's policy of last resort lets that one address pass and no
 * other, and no markup and no script text at all.
 */
import { setWorkerUrl } from 'maplibre-gl';
import workerAddress from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(address: string): string | undefined },
  ): unknown;
}

declare global {
  interface Window {
    /** Absent where the browser does not know Trusted Types. */
    readonly trustedTypes?: TrustedTypes;
  }
}

export function startWorkerFrom(page: Window): void {
  const allowed = new URL(workerAddress, page.location.href).href;
  page.trustedTypes?.createPolicy('default', {
    createScriptURL: (address) =>
      new URL(address, page.location.href).href === allowed ? address : undefined,
  });
  setWorkerUrl(allowed);
}
