/** Who may open a connection: judged on the request that asks for it, before anything is spent on it. */

import type { IncomingMessage } from 'node:http';
import { GRAPHQL_TRANSPORT_WS_PROTOCOL } from 'graphql-ws';
import type { ClientAddress } from '../client-address.ts';
import { isLoopback } from '../protection.ts';
import type { SubscriptionLimits } from './limits.ts';

/** A refusal, as HTTP tells it. */
export interface GateRefusal {
  status: 400 | 403 | 404 | 421 | 429 | 503;
  message: string;
}

/** What the gate has to know of the server. */
export interface GateSetting {
  /** The one path where connections are opened. */
  endpoint: string;
  /** True when the server only answers to names of this machine. */
  local: boolean;
  /** Whose connections are counted together. */
  addressOf: ClientAddress;
  limits: Pick<SubscriptionLimits, 'connections' | 'connectionsPerAddress'>;
}

/** Keeps count of the connections open, and refuses those that must not be. */
export class Gate {
  readonly #setting: GateSetting;
  readonly #byAddress = new Map<string, number>();
  #open = 0;
  #isClosed = false;

  constructor(setting: GateSetting) {
    this.#setting = setting;
  }

  /** Why the request is refused, or null. */
  judge(request: IncomingMessage): GateRefusal | null {
    const { endpoint, local, limits } = this.#setting;
    if (request.url?.split('?', 1)[0] !== endpoint) {
      return { status: 404, message: `Les souscriptions s'ouvrent sur ${endpoint}.` };
    }
    const host = request.headers.host ?? '';
    if (local && !isLoopback(hostName(host))) {
      return { status: 421, message: "Ce serveur ne répond qu'à cette machine, sous le nom localhost." };
    }
    // A page of another site can open a connection here, and its browser would send our cookies along.
    if (request.headers.origin !== undefined && hostOf(request.headers.origin) !== host.toLowerCase()) {
      return { status: 403, message: "Connexion refusée : elle vient d'une page d'un autre site." };
    }
    if (!protocolsOf(request).includes(GRAPHQL_TRANSPORT_WS_PROTOCOL)) {
      return {
        status: 400,
        message: `Protocole attendu : ${GRAPHQL_TRANSPORT_WS_PROTOCOL} (en-tête sec-websocket-protocol), que parlent graphql-ws et les clients courants.`,
      };
    }
    if (this.#isClosed) return { status: 503, message: "Le serveur s'arrête." };
    if ((this.#byAddress.get(this.#setting.addressOf(request)) ?? 0) >= limits.connectionsPerAddress) {
      return {
        status: 429,
        message: `Trop de connexions ouvertes depuis cette adresse : ${limits.connectionsPerAddress} au plus. Une seule suffit à plusieurs souscriptions.`,
      };
    }
    if (this.#open >= limits.connections) {
      return {
        status: 503,
        message: `Trop de connexions ouvertes : ${limits.connections} au plus. Réessayez.`,
      };
    }
    return null;
  }

  /** Counts a connection that opens. Returns what to do, once, when it closes. */
  enter(request: IncomingMessage): () => void {
    const address = this.#setting.addressOf(request);
    this.#open += 1;
    this.#byAddress.set(address, (this.#byAddress.get(address) ?? 0) + 1);
    return () => {
      this.#open -= 1;
      const left = (this.#byAddress.get(address) ?? 1) - 1;
      if (left > 0) this.#byAddress.set(address, left);
      else this.#byAddress.delete(address);
    };
  }

  /** Refuses everybody from now on. */
  close(): void {
    this.#isClosed = true;
  }
}

function hostName(host: string): string {
  return host.replace(/:\d+$/, '').replace(/^\[|\]$/g, '');
}

/** Host and port that an `Origin` names; undefined for `null` and what is no address. */
function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

function protocolsOf(request: IncomingMessage): string[] {
  return (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
}
