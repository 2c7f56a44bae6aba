/**
 * Answers that were given, kept for as long as the data are those they were read from. The version is that of the
 * whole database: anything that is committed anywhere empties the memo, so that no answer can be out of date.
 */

import { type ApolloServerPlugin, type GraphQLRequestContext, HeaderMap } from '@apollo/server';
import type { OperationDefinitionNode } from 'graphql';
import { Kind } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { DataVersions } from '../../src/db/data-version.ts';
import type { Context } from '../context.ts';

/** An answer that is kept: its data as they are sent, and what they cost. */
interface Kept {
  text: string;
  cost: number;
}

/**
 * Characters kept in all, of two bytes as soon as one of an answer is no Latin letter: 32 MB. Of one answer: a
 * screen is some tens of thousands. What an answer takes beside its text counts as so many characters.
 */
export const MOST_CHARACTERS = 16_000_000;
const MAX_ANSWER = 1_000_000;
const BESIDE = 200;

/**
 * Operations whose answer depends on the database, on the arguments and on who asks, and on nothing else: neither
 * the clock, which may cut the quarterly preview short, nor what this process remembers. Others are never kept.
 */
const FUNCTIONS_OF_THE_DATA = new Set([
  '__typename',
  'agencies',
  'alternanceIntakes',
  'campaign',
  'campaigns',
  'closures',
  'compareScenarios',
  'envelope',
  'envelopes',
  'prfOffers',
  'project',
  'projects',
  'run',
  'runs',
  'scenario',
  'scenarios',
  'session',
  'sessions',
  'simulation',
  'simulations',
  'territories',
]);

/** Stands for data that are kept as text: a key, empty in itself. */
type StandIn = Record<string, never>;

/** An answer that somebody is reading, and that others wait for. */
interface Flight {
  version: string;
  key: string;
  /** Which moment of the memo it began at. */
  begun: number;
  /** What was read; undefined when that is an error or takes too long. */
  landed: Promise<StandIn | undefined>;
  land(data: StandIn | undefined): void;
}

/** Longest wait for what another request reads, milliseconds. */
const PATIENCE_MS = 5_000;

/** The answers of one server. */
export class AnswerMemo {
  readonly #versions: DataVersions;
  readonly #standIns = new WeakMap<object, Kept>();
  readonly #flights = new Map<string, Flight>();
  #moment = 0;
  #version: string | null = null;
  readonly #answers = new LRUCache<string, StandIn>({ maxSize: MOST_CHARACTERS });

  constructor(versions: DataVersions) {
    this.#versions = versions;
  }

  /** Cost of the data of an answer, when it is one that was kept. */
  costOf(data: object): number | undefined {
    return this.#standIns.get(data)?.cost;
  }

  /** The JSON of an answer; that of data that are kept is not made again. */
  stringify(answer: { data?: unknown; errors?: unknown; extensions?: unknown }): string {
    const { data, extensions } = answer;
    const kept = typeof data === 'object' && data !== null ? this.#standIns.get(data) : undefined;
    if (kept === undefined) return `${JSON.stringify(answer)}\n`;
    return `{"data":${kept.text},"extensions":${JSON.stringify(extensions ?? {})}}\n`;
  }

  /** Answers from what is kept, and keeps what is answered. Comes after the guard. */
  plugin(): ApolloServerPlugin<Context> {
    const memo = this;
    return {
      async requestDidStart() {
        let flight: Flight | undefined;
        return {
          async responseForOperation(requestContext) {
            const key = keyOf(requestContext);
            if (key === null) return null;
            const answer = await memo.#answerOrFlight(key);
            flight = answer.flight;
            if (answer.data === undefined) return null;
            return {
              http: { headers: new HeaderMap() },
              body: { kind: 'single', singleResult: { data: answer.data } },
            };
          },
          async willSendResponse({ response: { body }, contextValue }) {
            if (flight === undefined) return;
            if (body.kind !== 'single') return flight.land(undefined);
            const { data, errors } = body.singleResult;
            if (errors === undefined && data !== undefined && data !== null) {
              const standIn: StandIn = Object.freeze({});
              const text = JSON.stringify(data);
              memo.#standIns.set(standIn, { text, cost: contextValue.cost.actual });
              Object.assign(body.singleResult, { data: standIn });
              void memo.#keep(flight, standIn, text);
            } else flight.land(undefined);
          },
        };
      },
    };
  }

  /**
   * The answer, or the flight of whoever must read it. Those who ask the same while it is read are answered
   * together: by what was kept if the data are still those, else by the next reading, which begins after all of
   * them have asked, so that each is answered as if it had read for itself.
   */
  async #answerOrFlight(key: string): Promise<{ data?: StandIn; flight?: Flight }> {
    this.#moment += 1;
    const asked = this.#moment;
    for (;;) {
      const ahead = this.#flights.get(key);
      if (ahead !== undefined) {
        const data = await ahead.landed;
        if (data === undefined) return {};
        if (ahead.begun > asked) return { data };
      }
      const version = await this.#versions.read();
      if (version === null) return {};
      const data = this.#find(version, key);
      if (data !== undefined) return { data };
      if (!this.#flights.has(key)) return { flight: this.#takeOff(version, key) };
    }
  }

  #takeOff(version: string, key: string): Flight {
    this.#moment += 1;
    const { promise: landed, resolve } = Promise.withResolvers<StandIn | undefined>();
    const land = (data: StandIn | undefined) => {
      clearTimeout(timer);
      if (this.#flights.get(key) === flight) this.#flights.delete(key);
      resolve(data);
    };
    // Whatever happens to who reads, nobody waits for ever.
    const timer = setTimeout(() => land(undefined), PATIENCE_MS);
    const flight: Flight = { version, key, begun: this.#moment, landed, land };
    this.#flights.set(key, flight);
    return flight;
  }

  #find(version: string, key: string): StandIn | undefined {
    return this.#version === version ? this.#answers.get(key) : undefined;
  }

  /** Gives an answer to those who waited for it, and keeps it if nothing was committed while it was read. */
  async #keep({ version, key, land }: Flight, standIn: StandIn, text: string): Promise<void> {
    // Those who came while it was read ask for the version together with this, and find it kept.
    land(standIn);
    const now = text.length > MAX_ANSWER ? null : await this.#versions.read();
    if (now === version) {
      if (this.#version !== version) {
        this.#version = version;
        this.#answers.clear();
      }
      this.#answers.set(key, standIn, { size: text.length + key.length + BESIDE });
    }
  }
}

/**
 * What an answer depends on beside the data; null for an operation that is never kept, and for variables that JSON
 * cannot tell apart: a number beyond all others (`1e999`) is written as null.
 */
function keyOf({
  operation,
  queryHash,
  request,
  contextValue,
}: GraphQLRequestContext<Context>): string | null {
  if (operation === undefined || queryHash === undefined || !isFunctionOfTheData(operation)) return null;
  let isExact = true;
  const key = JSON.stringify(
    [queryHash, operation.name?.value, request.variables, contextValue.viewer],
    (_, value: unknown) => {
      if (typeof value === 'number' && !Number.isFinite(value)) isExact = false;
      return value;
    },
  );
  return isExact ? key : null;
}

const known = new WeakMap<OperationDefinitionNode, boolean>();

function isFunctionOfTheData(operation: OperationDefinitionNode): boolean {
  let answer = known.get(operation);
  if (answer === undefined) {
    answer =
      operation.operation === 'query' &&
      operation.selectionSet.selections.every(
        (selection) => selection.kind === Kind.FIELD && FUNCTIONS_OF_THE_DATA.has(selection.name.value),
      );
    known.set(operation, answer);
  }
  return answer;
}
