import { describe, expect, test } from '@jest/globals';
import { parse, validate } from 'graphql';
import { complaintAboutNode } from '../src/node-version.ts';
import { exampleQuery, welcome } from '../src/welcome.ts';
import { sharedContract } from './support/contract.ts';

describe('what a person reads at the start', () => {
  test('the query to paste is one that the contract accepts', async () => {
    expect(validate(await sharedContract(), parse(exampleQuery))).toEqual([]);
  });

  test('the text says where to go and where the data are', () => {
    const text = welcome('http://127.0.0.1:4000/', { place: '/srv/m/.metronome/postgres', embedded: true });
    expect(text).toContain('http://127.0.0.1:4000/graphql');
    expect(text).toContain('/srv/m/.metronome/postgres (PostgreSQL embarqué)');
    expect(text).toContain('  query PremiereQuestion {');
  });
});

describe('the version of Node', () => {
  test.each(['22.17.0', '22.20.1', '24.0.0', '26.10.0'])('%s will do', (version) => {
    expect(complaintAboutNode(version)).toBeUndefined();
  });

  test.each(['18.19.0', '20.20.2', '22.16.9'])('%s will not, and the remedy is told', (version) => {
    expect(complaintAboutNode(version)).toMatch(
      new RegExp(`Node ${version} est trop ancien.*npm start`, 's'),
    );
  });
});
