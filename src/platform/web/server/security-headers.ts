/** What browsers may do with our pages, on every answer of portal and console. */
import type { FastifyHelmetOptions } from '@fastify/helmet';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { arrivalOf, isOpenToOtherOrigins } from './arrival.ts';

const self = ["'self'"];
const none = ["'none'"];

/** Nothing inline, no nonce, nothing from elsewhere. It drops `style=` attributes too. */
const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    'default-src': none,
    'script-src': self,
    'style-src': self,
    'img-src': ["'self'", 'data:'],
    'font-src': self,
    'connect-src': self,
    'worker-src': self,
    'manifest-src': self,
    'form-action': self,
    'base-uri': none,
    'frame-ancestors': none,
    'require-trusted-types-for': ["'script'"],
  },
};

/**
 * `Referrer-Policy: same-origin` and not `no-referrer`: under `no-referrer` browsers send
 * `Origin: null` with our own forms, and then it cannot be told from a stranger's. Other sites get
 * nothing either way. HSTS is left to `surfaceHeaders`, because it depends on the host.
 */
export const helmetSettings: FastifyHelmetOptions = {
  contentSecurityPolicy,
  referrerPolicy: { policy: 'same-origin' },
  crossOriginOpenerPolicy: { policy: 'same-origin' },
  crossOriginResourcePolicy: { policy: 'same-origin' },
  xFrameOptions: { action: 'deny' },
  strictTransportSecurity: false,
};

const switchedOff = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-create',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
];

/** A resident may ask who polices her street by her device's location; staff use passkeys. */
function permissionsPolicy(surface: 'portal' | 'console'): string {
  const allowed =
    surface === 'portal' ? [] : switchedOff.filter((it) => it.startsWith('publickey'));
  return [...switchedOff, 'geolocation']
    .map((it) => (it === 'geolocation' || allowed.includes(it) ? `${it}=(self)` : `${it}=()`))
    .join(', ');
}

/** Two years, as preload lists ask. Other hosts of the agency are not ours to bind. */
const HSTS = `max-age=${2 * 365 * 24 * 60 * 60}`;

export const isOnion = (host: string): boolean => host.endsWith('.onion');

/** The headers that helmet does not know. An onion address has no TLS: HSTS would lock it out. */
export function surfaceHeaders(surface: 'portal' | 'console', isProduction: boolean) {
  const permissions = permissionsPolicy(surface);
  return (request: FastifyRequest, reply: FastifyReply, next: () => void): void => {
    reply.header('permissions-policy', permissions);
    if (isProduction && !isOnion(request.hostname)) reply.header('strict-transport-security', HSTS);
    if (surface === 'portal' && isOpenToOtherOrigins(arrivalOf(request.raw).url))
      openToOtherOrigins(request, reply);
    next();
  };
}

const A_DAY_SECONDS = 24 * 60 * 60;

/** No cookie and no sign-in goes with it, so a page elsewhere learns nothing about its reader. */
function openToOtherOrigins({ method }: FastifyRequest, reply: FastifyReply): void {
  reply
    .header('access-control-allow-origin', '*')
    .header('access-control-expose-headers', 'ETag, Retry-After, Content-Disposition')
    .header('cross-origin-resource-policy', 'cross-origin');
  if (method !== 'OPTIONS') return;
  reply
    .header('access-control-allow-methods', 'GET, HEAD, POST, OPTIONS')
    .header('access-control-allow-headers', 'Content-Type, If-None-Match, Range')
    .header('access-control-max-age', String(A_DAY_SECONDS));
}
