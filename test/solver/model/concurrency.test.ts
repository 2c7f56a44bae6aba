import { describe, expect, test } from '@jest/globals';
import type { PrfOffer, Session } from '../../../solver/instance/types.ts';
import { aLevel, anInstance, anOffer, someParameters, weeksFrom } from '../builders.ts';
import { solveExactly } from './solve-exactly.ts';

const parameters = someParameters({ levels: [aLevel('concurrency')] });
const stuck = { window: { earliest: 0, latest: 0 } };

async function competition(offer: Partial<PrfOffer>, session: Partial<Session> = stuck) {
  const instance = anInstance({
    weeks: weeksFrom('2022-03-07', 8),
    sessions: [session],
    prfOffers: [anOffer({ startDate: '2022-03-07', ...offer })],
  });
  return solveExactly(instance, parameters);
}

describe('concurrency', () => {
  test.each<[string, Partial<PrfOffer>, number]>([
    ['same job, place and day: every trainee', {}, 10],
    ['same family', { rome: 'H2909' }, 5],
    ['other family', { rome: 'G1602' }, 0],
    ['same département, other zone', { zone: 'Lisieux' }, 5],
    ['other département', { zone: 'Rouen', departement: '76' }, 0],
    ['three weeks apart: half', { startDate: '2022-03-28' }, 5],
    ['on the edge: six weeks apart', { startDate: '2022-04-18' }, 0],
    ['one day inside the six weeks', { startDate: '2022-04-17' }, 10 / 42],
  ])('%s', async (_, offer, value) => {
    expect((await competition(offer))?.value).toBeCloseTo(value, 9);
  });

  test('moves a session away from the offer', async () => {
    const solved = await competition({}, {});
    expect(solved?.value).toBe(0);
    expect(['2022-04-18', '2022-04-25']).toContain(solved?.starts[0]);
  });

  test('adds up the offers', async () => {
    const instance = anInstance({
      weeks: weeksFrom('2022-03-07', 1),
      prfOffers: [anOffer({ id: 'A' }), anOffer({ id: 'B', rome: 'H2909' })],
    });
    expect((await solveExactly(instance, parameters))?.value).toBeCloseTo(15, 9);
  });
});
