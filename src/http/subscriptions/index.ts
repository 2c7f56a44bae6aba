/** GraphQL subscriptions on the port and the path of the rest, in the protocol that the field's clients speak. */

import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { isDeepStrictEqual } from 'node:util';
import type { ApolloServer, ApolloServerPlugin, BaseContext } from '@apollo/server';
import { ApolloServerErrorCode } from '@apollo/server/errors';
import type { FastifyInstance } from 'fastify';
import { type FormattedExecutionResult, GraphQLError, type GraphQLFormattedError, subscribe } from 'graphql';
import { type ExecutionResult, makeServer } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import type { Viewer } from '../../domain/viewer.ts';
import type { ClientAddress } from '../client-address.ts';
import { refusal } from '../errors.ts';
import type { Identified, Shown } from '../identity.ts';
import { requestIdOf } from '../request-id.ts';
import { admissionPlugin, admit, RefusedSubscription } from './admission.ts';
import { FollowedDocuments } from './followed-documents.ts';
import { Gate, type GateRefusal } from './gate.ts';
import type { SubscriptionLimits } from './limits.ts';
import { type ConnectionFacts, closeCodes, serveSocket } from './socket.ts';

/** What subscriptions need of the server. */
export interface SubscriptionSetting<TContext extends BaseContext> {
  endpoint: string;
  /** True when the server only answers to names of this machine. */
  local: boolean;
  /** Where who connects comes from. */
  addressOf: ClientAddress;
  limits: SubscriptionLimits;
  /** Says who speaks, from what it shows and the address it comes from. */
  identify(shown: Shown, address: string): Promise<Identified>;
  /** Makes the context of one subscription. */
  createContext(facts: { requestId: string; viewer: Viewer }): TContext | Promise<TContext>;
  /** What leaves of an error: that of Apollo Server. */
  formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError;
}

/** Subscriptions of a server, to be opened once Apollo Server has its plugin. */
export class Subscriptions<TContext extends BaseContext> {
  readonly #setting: SubscriptionSetting<TContext>;
  readonly #gate: Gate;
  readonly #sockets: WebSocketServer;

  constructor(setting: SubscriptionSetting<TContext>) {
    this.#setting = setting;
    this.#gate = new Gate(setting);
    this.#sockets = new WebSocketServer({
      noServer: true,
      maxPayload: setting.limits.messageBytes,
      // Compression costs memory for every connection, and what is sent is small.
      perMessageDeflate: false,
    });
  }

  /** To be given to Apollo Server: judges subscriptions like any operation, and closes them as it stops. */
  plugin(): ApolloServerPlugin<TContext> {
    return {
      ...admissionPlugin<TContext>(),
      serverWillStart: async () => ({ drainServer: () => this.#close() }),
    };
  }

  /** Serves subscriptions on the server of `app`. */
  open(app: FastifyInstance, apollo: ApolloServer<TContext>): void {
    const { limits, createContext, formatError } = this.#setting;
    const report = (error: unknown): void => app.log.error({ err: error }, 'failure');
    const documents = new FollowedDocuments(limits.documentCharacters);
    const protocol = makeServer<Record<string, unknown>, ConnectionFacts>({
      connectionInitWaitTimeout: limits.initMs,
      onConnect: ({ extra, connectionParams }) => this.#recognise(extra, connectionParams),
      onSubscribe: async ({ extra, subscriptions }, _id, payload) => {
        // The one that asks is counted already.
        if (Object.keys(subscriptions).length > limits.subscriptions) return [tooMany(limits.subscriptions)];
        if (extra.known === undefined || !(await this.#isStillKnown(extra))) return [unidentified()];
        const requestId = requestIdOf(extra.request.headers);
        const context = await createContext({ requestId, viewer: extra.known.viewer });
        const admitted = await admit(apollo, context, payload);
        return Array.isArray(admitted) || documents.hasRoomFor(admitted.document) ? admitted : [noRoom()];
      },
      subscribe: async (args) => {
        const answers = await subscribe(args);
        return Symbol.asyncIterator in answers ? documents.follow(args.document, answers) : answers;
      },
      onNext: (_context, _id, _payload, _args, result) => shown(result, formatError),
      onError: (_context, _id, _payload, errors) => errors.map((error) => formatted(error, formatError)),
    });
    const isStillKnown = (facts: ConnectionFacts): Promise<boolean> => this.#isStillKnown(facts);
    app.server.on('upgrade', (request, socket: Duplex, head) => {
      socket.on('error', () => {});
      const refused = this.#gate.judge(request);
      if (refused !== null) return refuse(socket, refused);
      this.#sockets.handleUpgrade(request, socket, head, (client) => {
        client.once('close', this.#gate.enter(request));
        serveSocket(client, { request, known: undefined }, protocol, limits, { isStillKnown, report });
      });
    });
  }

  /** A browser cannot add headers to a connection: its clients show their token in `connection_init`. */
  async #recognise(facts: ConnectionFacts, params: Record<string, unknown> | undefined): Promise<boolean> {
    const { headers } = facts.request;
    const given = params?.authorization ?? params?.Authorization;
    const authorization = typeof given === 'string' ? given : headers.authorization;
    const shown: Shown = {
      ...(authorization === undefined ? {} : { authorization }),
      ...(headers.cookie === undefined ? {} : { cookie: headers.cookie }),
    };
    const identified = await this.#setting.identify(shown, this.#setting.addressOf(facts.request));
    if (!('viewer' in identified)) return false;
    facts.known = { viewer: identified.viewer, shown };
    return true;
  }

  /** A right that is taken back is taken back from what is followed already. */
  async #isStillKnown({ known, request }: ConnectionFacts): Promise<boolean> {
    if (known === undefined) return true;
    const identified = await this.#setting.identify(known.shown, this.#setting.addressOf(request));
    return 'viewer' in identified && isDeepStrictEqual(identified.viewer, known.viewer);
  }

  async #close(): Promise<void> {
    this.#gate.close();
    for (const client of this.#sockets.clients) client.close(closeCodes.goingAway, 'Going away');
    const timer = setTimeout(() => {
      for (const client of this.#sockets.clients) client.terminate();
    }, this.#setting.limits.farewellMs);
    await new Promise<void>((resolve) => this.#sockets.close(() => resolve()));
    clearTimeout(timer);
  }
}

type Format = SubscriptionSetting<BaseContext>['formatError'];

function shown({ errors, ...rest }: ExecutionResult, format: Format): FormattedExecutionResult {
  const told = errors === undefined ? {} : { errors: errors.map((error) => formatted(error, format)) };
  // The two libraries say "absent" each in its own way.
  return { ...rest, ...told } as FormattedExecutionResult;
}

/** An error without a code is a failure of ours, whose cause does not leave. */
function formatted(error: GraphQLError, format: Format): GraphQLFormattedError {
  if (error instanceof RefusedSubscription) return error.toJSON();
  const { extensions, ...told } = error.toJSON();
  const code = extensions?.code ?? ApolloServerErrorCode.INTERNAL_SERVER_ERROR;
  return format({ ...told, extensions: { ...extensions, code } }, error);
}

function unidentified(): GraphQLError {
  return new GraphQLError('Accès refusé : le jeton ou la connexion ne vaut plus. Connectez-vous à nouveau.', {
    extensions: { code: 'UNAUTHENTICATED' },
  });
}

function tooMany(most: number): GraphQLError {
  return new GraphQLError(
    `Trop de souscriptions sur cette connexion : ${most} au plus à la fois. Fermez-en une avant d'en ouvrir une autre.`,
    { extensions: { code: 'TOO_MANY_SUBSCRIPTIONS', limit: most } },
  );
}

function noRoom(): GraphQLError {
  return new GraphQLError(
    'Ce serveur suit déjà trop de souscriptions différentes. Raccourcissez la vôtre, passez ce qui change en variables, ou réessayez plus tard.',
    { extensions: { code: 'TOO_MANY_SUBSCRIPTIONS' } },
  );
}

function refuse(socket: Duplex, { status, message }: GateRefusal): void {
  const body = JSON.stringify(
    refusal(STATUS_CODES[status]?.toUpperCase().replaceAll(' ', '_') ?? '', message),
  );
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\ncontent-type: application/json; charset=utf-8\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
    () => socket.destroy(),
  );
}
