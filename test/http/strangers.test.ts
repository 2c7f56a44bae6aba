/** A server where people sign in, asked by somebody who has not: whatever the route, nothing of the contract is told. */

import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { WebSocket } from 'ws';
import { sharedContract } from '../support/contract.ts';
import { type SignInScene, signInScene } from '../support/signing-in.ts';

let scene: SignInScene;
let names: string[];
beforeAll(async () => {
  scene = await signInScene('STANDARD');
  const types = Object.values((await sharedContract()).getTypeMap());
  // Words of the contract that nobody writes by chance.
  names = types.map(({ name }) => name).filter((name) => /[a-z][A-Z]/.test(name) && !name.startsWith('__'));
  expect(names.length).toBeGreaterThan(100);
});
afterAll(() => scene.close());

const PROBES = {
  'an introspection': getIntrospectionQuery(),
  'a type by its name': '{ __type(name: "Campaign") { fields { name } } }',
  'a name that is nearly right': '{ campaign(slog: "normandie-2022") { titel } }',
  'what cannot be read': '{ campaigns {',
};

/** Whatever is wrong with it, an answer that names nothing. */
function expectNothingTold(text: string): void {
  expect(names.filter((name) => text.includes(name))).toEqual([]);
  expect(text).not.toMatch(/__schema|Did you mean|Syntax Error|Cannot query/);
}

describe.each(Object.entries(PROBES))('%s', (_, query) => {
  const asked = new URLSearchParams({ query });
  const body = JSON.stringify({ query });
  const json = { 'content-type': 'application/json' };

  test.each<[string, string, RequestInit, number]>([
    ['a POST', 'graphql', { method: 'POST', headers: json, body }, 401],
    ['a POST of a batch', 'graphql', { method: 'POST', headers: json, body: `[${body}]` }, 401],
    ['a POST of a text', 'graphql', { method: 'POST', headers: { 'content-type': 'text/plain' }, body }, 401],
    ['a GET', `graphql?${asked}`, { headers: { 'apollo-require-preflight': 'true' } }, 401],
    ['a GET for a page', `graphql?${asked}`, { headers: { accept: 'text/html' } }, 401],
    ['a HEAD', `graphql?${asked}`, { method: 'HEAD' }, 401],
    ['the root', `?${asked}`, {}, 200],
    ['a POST to the root', '', { method: 'POST', headers: json, body }, 404],
    ['health', `health?${asked}`, {}, 200],
    ['liveness', `health/live?${asked}`, {}, 200],
    ['readiness', `health/ready?${asked}`, {}, 200],
    ['another path', `graphql/${encodeURIComponent('{ campaigns }')}`, {}, 404],
    [
      'a cookie of nobody',
      'graphql',
      { method: 'POST', headers: { ...json, cookie: 'metronome=x' }, body },
      401,
    ],
    ['a PUT', 'graphql', { method: 'PUT', headers: json, body }, 404],
  ])('by %s tells nothing', async (_route, path, init, status) => {
    const answer = await fetch(`${scene.api.url}${path}`, init);
    expect(answer.status).toBe(status);
    expectNothingTold(await answer.text());
  });

  test('by a connection tells nothing', async () => {
    const heard: string[] = [];
    const socket = new WebSocket(`${scene.api.url.replace('http', 'ws')}graphql`, 'graphql-transport-ws');
    socket.on('message', (data) => heard.push(String(data)));
    await once(socket, 'open');
    socket.send(JSON.stringify({ type: 'connection_init' }));
    socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query } }));
    const [code] = (await once(socket, 'close')) as [number];
    // Refused for want of identity, or for asking before it was established.
    expect([4401, 4403]).toContain(code);
    expect(heard).toEqual([]);
  });
});

test('the editor is a page that tells nothing either', async () => {
  const page = await fetch(scene.api.url, { headers: { accept: 'text/html' } });
  expect(page.status).toBe(200);
  const text = await page.text();
  // GraphiQL has words of its own in common with any contract; ours are not among them.
  expect(text).not.toMatch(/alternanceIntakes|launchOptimization|quarterCapacities/);
});
