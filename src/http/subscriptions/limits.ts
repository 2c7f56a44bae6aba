/** What those who follow may take of a server. */

/** Bounds of the connections for subscriptions. */
export interface SubscriptionLimits {
  /** Connections open at once. */
  connections: number;
  /** Of which, from one address. Behind a proxy that is not trusted all come from its address. */
  connectionsPerAddress: number;
  /** Subscriptions of a connection at once. */
  subscriptions: number;
  /** Characters of the documents followed at once on a server, each counted once: a character takes up to 250 bytes. */
  documentCharacters: number;
  /** Largest message of a client, bytes. */
  messageBytes: number;
  /** What may wait to be sent to a client that does not read, bytes: beyond, it is cut. */
  unsentBytes: number;
  /** Messages of a connection within ten seconds. */
  messagesPerTenSeconds: number;
  /** Longest wait for a client to present itself, milliseconds. */
  initMs: number;
  /** How often a connection is proved alive; one that did not answer by the next time is cut. Milliseconds. */
  keepAliveMs: number;
  /** Longest life of a connection, milliseconds: the client connects again, and its rights are read again. */
  lifeMs: number;
  /** How long a client may take to close when the server stops, milliseconds. */
  farewellMs: number;
}

/** A few hundred people follow a region's programme; a document that subscribes has a few hundred bytes. */
export const defaultSubscriptionLimits: SubscriptionLimits = {
  connections: 1_000,
  connectionsPerAddress: 200,
  subscriptions: 20,
  documentCharacters: 250_000,
  messageBytes: 65_536,
  unsentBytes: 1_000_000,
  messagesPerTenSeconds: 200,
  initMs: 5_000,
  keepAliveMs: 12_000,
  lifeMs: 3_600_000,
  farewellMs: 1_000,
};
