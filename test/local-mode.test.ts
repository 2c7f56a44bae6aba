import { expect, test } from '@jest/globals';
import { ConfigError } from '../src/config.ts';
import { checkLocalMode } from '../src/local-mode.ts';

test.each(['127.0.0.1', '127.8.9.10', '::1', 'localhost'])('%s is this machine', (host) => {
  expect(() => checkLocalMode({ host, local: 'MACHINE', provider: undefined }, false)).not.toThrow();
});

test.each(['0.0.0.0', '::', '192.168.1.20', 'metronome.example.fr', '127.example.fr'])(
  '%s is refused: who reached it could do everything',
  (host) => {
    const check = (): void => checkLocalMode({ host, local: 'MACHINE', provider: undefined }, true);
    expect(check).toThrow(ConfigError);
    expect(check).toThrow(`HOST vaut « ${host} »`);
    expect(check).toThrow('docs/access.md');
  },
);

test('a container that says so may listen on its own addresses; another machine that says so may not', () => {
  expect(() =>
    checkLocalMode({ host: '0.0.0.0', local: 'CONTAINER', provider: undefined }, true),
  ).not.toThrow();
  expect(() => checkLocalMode({ host: '0.0.0.0', local: 'CONTAINER', provider: undefined }, false)).toThrow(
    'que dans un conteneur',
  );
});
