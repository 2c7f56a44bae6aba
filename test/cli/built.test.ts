import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { projectRoot } from '../../src/config.ts';
import { type BuiltApp, buildApp } from '../support/built-app.ts';
import { THREE_SESSIONS } from './metronome.ts';

let app: BuiltApp;
beforeAll(() => {
  app = buildApp();
}, 120_000);
afterAll(() => app.remove());

test('what npm installs as « metronome » solves, its engine in a worker', async () => {
  const manifest = JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8')) as {
    bin: { metronome: string };
  };
  const main = manifest.bin.metronome.replace('dist/', '');
  const run = app.run(main, {}, ['solve', THREE_SESSIONS]);
  expect(await run.ended).toBe(0);
  expect(run.said()).toContain('"end": "PROVEN"');
  expect(run.said()).toContain('Plan vérifié, prouvé aux écarts demandés.');
  const source = readFileSync(join(projectRoot(), main.replace(/\.js$/, '.ts')), 'utf8');
  // npm makes the file executable and runs it by its first line.
  expect(source.split('\n')[0]).toBe('#!/usr/bin/env node');
}, 60_000);
