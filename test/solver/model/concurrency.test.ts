import { describe, expect, test } from '@jest/globals';
import type { PrfOffer, Session } from '../../../solver/instance/types.ts';
import { prepareCompetition } from '../../../solver/model/objectives/concurrency.ts';
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

describe('competition met by one trainee', () => {
  const weights = { sameRome: 0.5, sameFamily: 0.25, sameZone: 0.5, sameDepartement: 0.1, horizonWeeks: 2 };

  function met(session: Partial<Session>, offers: Partial<PrfOffer>[], horizonWeeks = 2): number {
    const instance = anInstance({
      weeks: weeksFrom('2022-03-07', 2),
      sessions: [session],
      prfOffers: offers.map((offer, o) => anOffer({ id: `O${o}`, ...offer })),
    });
    const given = someParameters({ concurrency: { ...weights, horizonWeeks } });
    return prepareCompetition(instance, given)(instance.sessions[0]!, 1);
  }
  const sameDay = { startDate: '2022-03-14' };

  test.each<[string, Partial<Session>, Partial<PrfOffer>, number]>([
    ['same job and zone', {}, sameDay, 0.25],
    ['same family and zone', {}, { ...sameDay, rome: 'H2909' }, 0.125],
    ['same job and département, zone unknown', { zone: null }, { ...sameDay, zone: null }, 0.05],
    [
      'both of them unknown on both sides',
      { zone: null, departement: null },
      { ...sameDay, zone: null, departement: null },
      0,
    ],
    ['a week before', {}, { startDate: '2022-03-21' }, 0.125],
    ['a week after', {}, { startDate: '2022-03-07' }, 0.125],
  ])('%s', (_, session, offer, expected) => {
    expect(met(session, [offer])).toBeCloseTo(expected, 12);
  });

  test('offers that are not near do not count, whatever their date; others add up', () => {
    const offers = [sameDay, { ...sameDay, rome: 'G1602' }, { startDate: '2022-03-07' }];
    expect(met({}, offers)).toBeCloseTo(0.375, 12);
    expect(met({}, [])).toBe(0);
  });

  test('over no horizon there is none, even on the same day', () => {
    expect(met({}, [sameDay], 0)).toBe(0);
  });
});
