import { createServer, type RequestListener } from 'node:http';
import { describe, expect, test } from '@jest/globals';
import { type Config, readConfig } from '../src/config.ts';
import { identityOf, type Neighbour, neighbourAt, portTaken } from '../src/neighbour.ts';

/** Asks who answers on a port where this listener does. */
async function neighbourThatSays(listener: RequestListener, data = '/srv/ici'): Promise<Neighbour> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  try {
    return await neighbourAt(configOn(port, data));
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}

const configOn = (port: number, data = '/srv/ici'): Config =>
  readConfig({ PORT: String(port), METRONOME_DATA: data });

/** The health check of a Métronome on `/srv/ici`. */
const metronome =
  (status: number): RequestListener =>
  (_, answer) => {
    answer.writeHead(status, { 'content-type': 'application/json' });
    answer.end(JSON.stringify({ application: 'metronome', identity: identityOf(configOn(1)) }));
  };

describe('who answers on our port', () => {
  test('nobody, where nothing listens', async () => {
    expect(await neighbourAt(configOn(1))).toBe('NOBODY');
  });

  test('ourselves, on the same data', async () => {
    expect(await neighbourThatSays(metronome(200))).toBe('OURSELVES');
  });

  test('ourselves, whose database has gone', async () => {
    expect(await neighbourThatSays(metronome(503))).toBe('OURSELVES_WITHOUT_DATABASE');
  });

  test('another Métronome, on other data', async () => {
    expect(await neighbourThatSays(metronome(200), '/srv/ailleurs')).toBe('ANOTHER_METRONOME');
  });

  test.each(['<html>', 'null', '{"application":"autre"}'])('another program, which says %s', async (body) => {
    expect(await neighbourThatSays((_, answer) => answer.end(body))).toBe('STRANGER');
  });
});

describe('what is told', () => {
  test.each([
    ['STRANGER', 'un autre programme'],
    ['ANOTHER_METRONOME', 'un autre Métronome'],
    ['NOBODY', 'un autre programme'],
  ] as const)('%s holds the port: another one is proposed', (neighbour, who) => {
    expect(portTaken(neighbour, configOn(4000))).toMatch(
      new RegExp(`4000.*pris par ${who}.*PORT=4001 npm start`),
    );
  });

  test('a Métronome without its database is to be started again', () => {
    expect(portTaken('OURSELVES_WITHOUT_DATABASE', configOn(4000))).toContain('relancez-le');
  });

  test('the identity shows nothing of the address of the data', () => {
    const config = readConfig({ DATABASE_URL: 'postgresql://m:s3cret@h/b' });
    expect(identityOf(config)).toMatch(/^[0-9a-f]{16}$/);
  });
});
