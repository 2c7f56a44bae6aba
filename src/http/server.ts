/** The HTTP server: GraphQL with its subscriptions, the query editor and a health check, on one port. */

import { ApolloServer, type ApolloServerOptionsWithSchema, type BaseContext } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import Fastify, {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
  type RouteHandlerMethod,
} from 'fastify';
import type { LogLevel } from '../config.ts';
import type { Viewer } from '../domain/viewer.ts';
import { clientAddress } from './client-address.ts';
import { mayBeCrossSite } from './cross-site.ts';
import { editorPage, wantsEditor, wantsPage } from './editor.ts';
import { answerErrorsAsGraphql, bodyLimitBytes, refusal } from './errors.ts';
import { loggedFault } from './fault-log.ts';
import { applicationName, type Readiness, routeHealth } from './health.ts';
import { Identification, type Recognise, sendUnidentified } from './identity.ts';
import { defaultLateMs, LoopGuard } from './loop-guard.ts';
import { type Figure, Metrics, routeMetrics } from './metrics.ts';
import { currentRequestId, Observation } from './observation.ts';
import { namesLoopback, setSecurityHeaders } from './protection.ts';
import { requestIdOf } from './request-id.ts';
import { addSignIn, type SignInService, sessionCookieName } from './sign-in.ts';
import { statusByTheBook } from './status.ts';
import { Subscriptions } from './subscriptions/index.ts';
import { defaultSubscriptionLimits, type SubscriptionLimits } from './subscriptions/limits.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks, where that is asked; null elsewhere. */
    viewer: Viewer | null;
  }
}

/** What the transport knows of a request, and the contract needs. */
export interface RequestFacts {
  /** Follows the request through the log, the queue and the solver. */
  requestId: string;
  /** Who asks. */
  viewer: Viewer;
}

/** What is served. */
export interface Contract<TContext extends BaseContext> {
  /**
   * Options of Apollo Server that belong to the contract: schema, limits, what a client may read of an error.
   * `report` takes the cause of a failure of ours, which never leaves.
   */
  apolloOptions(report: (error: unknown) => void): ApolloServerOptionsWithSchema<TContext>;
  /** Says who sends a request; nobody else is answered. */
  recognise: Recognise;
  /** Signs people in and out; undefined in local mode. */
  signIn?: SignInService | undefined;
  /** Makes the context of one request. */
  createContext(request: RequestFacts): TContext | Promise<TContext>;
  /** Query that the editor shows at first. */
  exampleQuery: string;
  /** What the server needs to be useful (`database` at least), and whether it is there; may reject. */
  readiness(): Promise<Readiness>;
  /** Figures of the application, read when they are asked for. */
  figures(): Promise<readonly Figure[]>;
}

/** Where it is served. */
export interface ServerSetting {
  host: string;
  /** 0 for any free port. */
  port: number;
  logLevel: LogLevel;
  /** Where the log goes; the standard output unless told. */
  logTo?: { write(line: string): void };
  /** Local mode: whoever asks may do everything, so only requests that name this machine are served. */
  local: boolean;
  /** Version of the application, told by the health check. */
  version: string;
  /** Tells this server from another one of the same application, told by the health check. */
  identity: string;
  /** Opens `/metrics` to who is not on this machine; nobody unless told. */
  metricsToken?: string | undefined;
  /** Addresses of the proxies whose word is taken on where a request comes from; nobody's unless told. */
  trustedProxies?: string[] | undefined;
  /** Longest wait for a request, milliseconds; `defaultPatience` unless told. */
  patience?: Patience;
  /** Lateness of the event loop from which new work is refused, milliseconds; `defaultLateMs` unless told. */
  lateMs?: number;
  /** What those who follow may take; `defaultSubscriptionLimits` unless told. */
  subscriptionLimits?: Partial<SubscriptionLimits>;
}

/** How long a client may take to send a request, milliseconds. */
export interface Patience {
  headersMs: number;
  requestMs: number;
  /** How often connections are checked against the two others. */
  checkMs: number;
}

/** A client that sends its request drop by drop is cut: Node alone would keep it five minutes. */
export const defaultPatience: Patience = { headersMs: 15_000, requestMs: 30_000, checkMs: 5_000 };

/** A server that answers. */
export interface RunningServer {
  /** Address of the server, with a slash at the end. */
  url: string;
  /** Lets requests under way finish (10 s at most), refuses new ones, frees the port. */
  close(): Promise<void>;
}

const endpoint = '/graphql';

/**
 * Starts the server.
 * @throws the system's error (`EADDRINUSE`, `EACCES`, `EADDRNOTAVAIL`) when it cannot listen.
 */
export async function startServer<TContext extends BaseContext>(
  contract: Contract<TContext>,
  setting: ServerSetting,
): Promise<RunningServer> {
  const patience = setting.patience ?? defaultPatience;
  const app = Fastify({
    bodyLimit: bodyLimitBytes,
    genReqId: ({ headers }) => requestIdOf(headers),
    // What people ask stays out of the log.
    logController: new LogController({ disableRequestLogging: true }),
    logger: {
      level: setting.logLevel,
      serializers: { err: loggedFault },
      ...(setting.logTo === undefined ? {} : { stream: setting.logTo }),
    },
    ...(setting.trustedProxies === undefined ? {} : { trustProxy: setting.trustedProxies }),
    requestTimeout: patience.requestMs,
    http: {
      headersTimeout: patience.headersMs,
      connectionsCheckingInterval: patience.checkMs,
      // Java's client offers HTTP/2 with its first request, which is answered as if it had not.
      shouldUpgradeCallback: ({ headers }) => headers.upgrade?.toLowerCase() === 'websocket',
    },
  });
  const metrics = new Metrics();
  const observation = new Observation(metrics);
  const loop = new LoopGuard(setting.lateMs ?? defaultLateMs);
  app.addHook('onClose', async () => loop.stop());
  const options = contract.apolloOptions((err) =>
    app.log.error({ err, requestId: currentRequestId() }, 'failure'),
  );
  const identification = new Identification(
    contract.recognise,
    contract.signIn === undefined ? undefined : sessionCookieName(contract.signIn.publicUrl),
  );
  const subscriptions = new Subscriptions<TContext>({
    endpoint,
    local: setting.local,
    addressOf: clientAddress(setting.trustedProxies),
    limits: { ...defaultSubscriptionLimits, ...setting.subscriptionLimits },
    identify: (shown, address) => identification.of(shown, address),
    createContext: (facts) => contract.createContext(facts),
    formatError: options.formatError ?? ((formatted) => formatted),
  });
  const apollo = new ApolloServer<TContext>({
    ...options,
    includeStacktraceInErrorResponses: false,
    // Ours says the same and lets programs ask by GET: see `cross-site.ts`.
    csrfPrevention: false,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    logger: app.log,
    // The composition root closes everything in order.
    stopOnTerminationSignals: false,
    // The landing page would be fetched from the internet; the query editor takes its place.
    plugins: [
      ...(options.plugins ?? []),
      statusByTheBook(),
      subscriptions.plugin(),
      observation.plugin(),
      ApolloServerPluginLandingPageDisabled(),
      fastifyApolloDrainPlugin(app),
    ],
  });
  await apollo.start();
  observation.hook(app);
  protect(app, setting);
  closeConnectionsWhenClosing(app);
  answerErrorsAsGraphql(app, endpoint);
  if (contract.signIn !== undefined) await addSignIn(app, contract.signIn);
  route(app, apollo, contract, identification, loop);
  subscriptions.open(app, apollo);
  routeHealth(app, { ...setting, readiness: () => contract.readiness() });
  routeMetrics(app, metrics, setting.metricsToken, () => contract.figures());
  try {
    await app.listen({ host: setting.host, port: setting.port });
  } catch (error) {
    await apollo.stop();
    throw error;
  }
  return { url: urlOf(app, setting.host), close: () => apollo.stop() };
}

function protect(app: FastifyInstance, setting: ServerSetting): void {
  // Only JSON has a meaning here; a text is what a page of another site may send without asking.
  app.removeContentTypeParser('text/plain');
  app.addHook('onRequest', async (request, reply) => {
    setSecurityHeaders(reply);
    reply.header('x-request-id', request.id);
    if (setting.local && !namesLoopback(request)) {
      return reply
        .code(421)
        .send(
          refusal(
            'MISDIRECTED_REQUEST',
            `Ce serveur ne répond qu'à cette machine, sous le nom localhost ou ${setting.host}, pas ${request.hostname}.`,
          ),
        );
    }
  });
}

/** A client keeps its connection open for its next request: told to close it, it does not hold up our stop. */
function closeConnectionsWhenClosing(app: FastifyInstance): void {
  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
  });
  app.addHook('onSend', async (_request, reply) => {
    if (closing) reply.header('connection', 'close');
  });
}

function route<TContext extends BaseContext>(
  app: FastifyInstance,
  apollo: ApolloServer<TContext>,
  contract: Contract<TContext>,
  identification: Identification,
  loop: LoopGuard,
): void {
  const ask = fastifyApolloHandler(apollo, {
    context: async (request) =>
      contract.createContext({ requestId: request.id, viewer: request.viewer as Viewer }),
  });
  const graphql: RouteHandlerMethod = function (request, reply) {
    if (!mayBeCrossSite(request)) return ask.call(this, request, reply);
    return reply
      .code(403)
      .send(
        refusal(
          'CROSS_SITE_REQUEST',
          "Requête refusée : elle peut venir d'une page d'un autre site. Envoyez-la en POST avec content-type: application/json, ou ajoutez l'en-tête apollo-require-preflight: true.",
        ),
      );
  };
  app.decorateRequest('viewer', null);
  // Before the body is read: a stranger has nothing to send.
  const onRequest = async (
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply | undefined> => {
    if (loop.isLate) return loop.refuse(reply);
    if (wantsEditor(request)) return;
    const identified = await identification.of(request.headers, request.ip);
    if (!('viewer' in identified)) return sendUnidentified(reply, identified);
    request.viewer = identified.viewer;
  };
  const editor = editorPage(endpoint, contract.exampleQuery);
  app.get('/', (request, reply) => (wantsPage(request) ? editor(request, reply) : directions()));
  app.get(endpoint, { onRequest }, function (request, reply) {
    return wantsEditor(request) ? editor(request, reply) : graphql.call(this, request, reply);
  });
  app.post(endpoint, { onRequest }, graphql);
}

function directions(): Record<string, string> {
  return {
    application: applicationName,
    graphql: `POST ${endpoint}`,
    editeur: 'cette adresse, dans un navigateur',
    sante: '/health/live, /health/ready',
  };
}

function urlOf(app: FastifyInstance, host: string): string {
  const address = app.server.address();
  const port = address !== null && typeof address === 'object' ? address.port : undefined;
  // Listening everywhere is not an address one can open.
  const shown = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return `http://${shown}:${port}/`;
}
