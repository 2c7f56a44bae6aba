/** Three envelopes, one under the other, and what each may still spend before a date. */

import { expect, test } from '@jest/globals';
import { accountBefore, lineages, roomBefore } from '../../../../solver/validation/proof/money.ts';
import { anEnvelope, anInstance, aTranche } from '../../builders.ts';

const instance = anInstance({
  envelopes: [
    anEnvelope({
      id: 'NAT',
      alreadyEngagedCents: 1,
      tranches: [
        aTranche({ amountCents: 100 }),
        aTranche({ date: '2022-04-01', amountCents: 50, kind: 'RESERVE' }),
      ],
    }),
    anEnvelope({
      id: 'OPCO',
      parent: 'NAT',
      alreadyEngagedCents: 20,
      tranches: [aTranche({ amountCents: 7 })],
    }),
    anEnvelope({ id: 'BRANCHE', parent: 'OPCO', alreadyEngagedCents: 300, tranches: [] }),
    anEnvelope({ id: 'AUTRE', alreadyEngagedCents: 4000, tranches: [aTranche({ amountCents: 9000 })] }),
  ],
});

test('an envelope is of itself and of all above it', () => {
  expect([...lineages(instance.envelopes)]).toEqual([
    ['NAT', ['NAT']],
    ['OPCO', ['OPCO', 'NAT']],
    ['BRANCHE', ['BRANCHE', 'OPCO', 'NAT']],
    ['AUTRE', ['AUTRE']],
  ]);
});

test.each<[string, string | null, bigint, bigint]>([
  ['NAT', '2022-01-01', 0n, 321n],
  ['NAT', '2022-04-01', 100n, 321n],
  ['NAT', '2022-04-02', 150n, 321n],
  ['NAT', null, 150n, 321n],
  ['OPCO', null, 7n, 320n],
  ['BRANCHE', null, 0n, 300n],
  ['AUTRE', null, 9000n, 4000n],
])('%s before %s: its own releases, what is engaged in it and below it', (id, before, released, engaged) => {
  expect(accountBefore(instance, id, before)).toEqual({ released, engaged });
});

test('what is overspent is no debt', () => {
  expect([roomBefore(instance, 'AUTRE', null), roomBefore(instance, 'NAT', null)]).toEqual([5000n, 0n]);
});
