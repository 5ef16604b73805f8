/** Whether one of our own pages sent a POST, as far as the browser says. Source: fetch-metadata */
import type { FastifyRequest } from 'fastify';
import { isOnion } from './security-headers.ts';

/** Scheme and host under which this request reached us, as the browser would write its origin. */
export function originOf(request: FastifyRequest, isProduction: boolean): string {
  const isTls = isProduction ? !isOnion(request.hostname) : request.protocol === 'https';
  return `${isTls ? 'https' : 'http'}://${request.host}`;
}

/**
 * `Sec-Fetch-Site` cannot be set by scripts: `same-origin` is our page, `none` the person herself
 * (a reload). Where it is sent it decides; browsers say `Origin: null` in some harmless cases.
 * Neither header, as from old browsers and the command line, leaves the decision to the token.
 */
export function isOwnOrigin(request: FastifyRequest, isProduction: boolean): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const { origin } = request.headers;
  if (origin === undefined) return true;
  if (origin === 'null') return site !== undefined;
  return origin.toLowerCase() === originOf(request, isProduction).toLowerCase();
}
