import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { BOUNDS } from '../../schema/guard/limits.ts';
import { MOST_CHARACTERS as answers } from '../../schema/memo/answer-memo.ts';
import { MOST_CHARACTERS as documents } from '../../schema/memo/document-store.ts';
import { MOST_UNDER_WAY } from '../../src/access/sign-in/under-way.ts';
import { MOST_ADDRESSES } from '../../src/http/address-limit.ts';
import { BEGUN_A_MINUTE } from '../../src/http/sign-in.ts';
import { defaultSubscriptionLimits } from '../../src/http/subscriptions/limits.ts';
import { MOST_CHARACTERS as runs } from '../../src/scenarios/run-documents.ts';

const page = readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8');

test('docs/operations.md tells every bound of an operation as the server applies it', () => {
  for (const [name, { most, counts }] of Object.entries(BOUNDS)) {
    expect(page).toContain(`| \`${name}\` | ${most} | ${counts} |`);
  }
});

test('docs/operations.md tells what the server keeps as it keeps it', () => {
  for (const line of [
    `réponses redonnées | ${answers} caractères`,
    `les courbes et les mesures de leurs plans | ${runs} caractères`,
    `documents lus et validés | ${documents} caractères`,
    `ou qui ont commencé une connexion | ${MOST_ADDRESSES} de chaque`,
    `chez le fournisseur d'identité, dans la base | ${MOST_UNDER_WAY}, dix minutes`,
    `une adresse en commence ${BEGUN_A_MINUTE} par minute`,
    `chacun compté une fois | ${defaultSubscriptionLimits.documentCharacters} caractères`,
    `connexions WebSocket | ${defaultSubscriptionLimits.connections} |`,
  ])
    expect(page).toContain(line);
});
