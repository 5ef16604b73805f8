/** The web server of one surface: what happens to every request, in its order. */
import helmet from '@fastify/helmet';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  LogController,
  type RawReplyDefaultExpression,
  type RawRequestDefaultExpression,
  type RawServerDefault,
} from 'fastify';
import {
  type ZodTypeProvider,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod';
import type { RenderProblemPage } from '../problem.ts';
import { type Arriving, receive } from './receive.ts';
import { routeAddress } from './arrival.ts';
import { serveAssets } from './assets.ts';
import { deliver } from './deliver.ts';
import { answerFaults, answerMisses } from './faults.ts';
import { MOST_FORM_BYTES, readBodies } from './form-body.ts';
import { keepPages } from './kept-pages.ts';
import { type HealthCheck, serveHealth } from './health.ts';
import { type LogSettings, loggerSettings } from './log.ts';
import { logRequests } from './log-requests.ts';
import { serveProblemPages } from './problem-pages.ts';
import { type ListedRoute, listRoutes } from './route-list.ts';
import type { ReadVersion } from './read-cache.ts';
import { helmetSettings, surfaceHeaders } from './security-headers.ts';
import { plainProblemPage } from './send-problem.ts';

export type WebApp = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>;

declare module 'fastify' {
  interface FastifyInstance {
    /** Every route with its access guard, for tests and reviewers. */
    readonly routeList: readonly ListedRoute[];
  }
}

export interface AppSettings extends Arriving {
  readonly log: LogSettings;
  /** Addresses or networks of proxies whose `X-Forwarded-*` is believed. Empty: nobody's. */
  readonly trustedProxies: readonly string[];
  readonly renderProblemPage?: RenderProblemPage;
  /** Folder of the built assets, served under `/assets/`. */
  readonly assetsFolder?: string;
  /** Given, public pages are drawn once per version. */
  readonly contentVersion?: ReadVersion;
  readonly healthChecks?: Readonly<Record<string, HealthCheck>>;
  /** Registers every page of the surface. */
  readonly routes: (app: WebApp) => void | Promise<void>;
}

/** Ready to `inject` or `listen`. Rejects when a route has no access guard. */
export async function createApp(settings: AppSettings): Promise<WebApp> {
  const { surface, now = Date.now, trustedProxies, renderProblemPage, assetsFolder } = settings;
  const app: WebApp = Fastify({
    logger: loggerSettings(settings.log),
    logController: new LogController({ disableRequestLogging: true }),
    rewriteUrl: routeAddress,
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    bodyLimit: MOST_FORM_BYTES,
    routerOptions: { maxParamLength: 4_096 },
    requestTimeout: 30_000,
    connectionTimeout: 60_000,
    keepAliveTimeout: 65_000,
    clientErrorHandler: (_error, socket) => {
      // Not HTTP at all: nothing to route and nothing to log, least of all what was sent.
      if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
    },
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  const routes = listRoutes(app);
  app.decorate('routeList', routes);
  app.decorate('renderProblemPage', renderProblemPage ?? plainProblemPage);
  logRequests(app, surface);
  await app.register(helmet, helmetSettings);
  app.addHook('onRequest', surfaceHeaders(surface, settings.isProduction));
  receive(app, settings);
  await readBodies(app);
  if (settings.contentVersion) keepPages(app, settings.contentVersion);
  deliver(app, { surface });
  answerFaults(app);
  answerMisses(app, routes);
  serveHealth(app, { checks: settings.healthChecks ?? {}, now });
  if (assetsFolder !== undefined) await serveAssets(app, assetsFolder);
  serveProblemPages(app);
  await settings.routes(app);
  await app.ready();
  return app;
}
