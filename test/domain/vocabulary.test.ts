import { describe, expect, test } from '@jest/globals';
import { envelopeScopes, trancheKinds } from '../../src/domain/funding.ts';
import { natures } from '../../src/domain/nature.ts';
import { opcos } from '../../src/domain/opco.ts';
import { provenances } from '../../src/domain/provenance.ts';
import { isFixed, isProgrammable, sessionStates } from '../../src/domain/session-state.ts';
import { defineVocabulary } from '../../src/domain/vocabulary.ts';

describe.each([
  ['opcos', opcos],
  ['natures', natures],
  ['sessionStates', sessionStates],
  ['provenances', provenances],
  ['envelopeScopes', envelopeScopes],
  ['trancheKinds', trancheKinds],
])('%s', (_name, vocabulary) => {
  test('every code is read back from its label and from itself', () => {
    for (const code of vocabulary.codes) {
      expect(vocabulary.parse((vocabulary.label as (code: string) => string)(code))).toEqual({
        ok: true,
        value: code,
      });
      expect(vocabulary.parse(code.toLowerCase())).toEqual({ ok: true, value: code });
    }
  });
});

test('there are 11 OPCO', () => {
  expect(opcos.codes).toHaveLength(11);
});

test.each([
  ['Opco 2i', 'OPCO_2I'],
  ['Akto', 'AKTO'],
  ['L’Opcommerce', 'LOPCOMMERCE'],
  ["l'opcommerce", 'LOPCOMMERCE'],
  ['Commerce', 'LOPCOMMERCE'],
  ['OPCO MOBILITES', 'OPCO_MOBILITES'],
  ['Opco EP', 'OPCO_EP'],
  ['Opco Santé', 'OPCO_SANTE'],
])('%s is %s', (name, code) => {
  expect(opcos.parse(name)).toEqual({ ok: true, value: code });
});

test('a refusal lists the choices', () => {
  expect(natures.parse('urgente')).toEqual({
    ok: false,
    found: 'urgente',
    expected: 'une nature : structurante, conjoncturelle ou innovante',
  });
});

test('engaged and started sessions do not move; abandoned ones are not programmed', () => {
  expect(sessionStates.codes.filter(isFixed)).toEqual(['ENGAGED', 'STARTED']);
  expect(sessionStates.codes.filter((state) => !isProgrammable(state))).toEqual(['ABANDONED']);
});

test('one spelling for two codes is refused when it is declared', () => {
  expect(() => defineVocabulary('un mot', { A: { label: 'même' }, B: { label: 'MEME' } })).toThrow(
    '« MEME » would mean both A and B',
  );
});
