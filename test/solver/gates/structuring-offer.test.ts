import { describe, expect, test } from '@jest/globals';
import type { PrfOffer, Session } from '../../../solver/instance/types.ts';
import { anInstance, anOffer, weeksFrom } from '../builders.ts';
import { openDates, whyClosed } from './ask.ts';

const weeks = weeksFrom('2022-03-07', 4);
/** Each session lasts until the Friday of its second week. */
const endDateByStart = ['2022-03-18', '2022-03-25', '2022-04-01', '2022-04-08'];
const structuring = { id: 'PRF', structuring: true, startDate: '2022-03-26', endDate: '2022-03-27' };

function open(offer: Partial<PrfOffer>, session: Partial<Session> = {}): string[] {
  const instance = anInstance({
    weeks,
    prfOffers: [anOffer({ ...structuring, ...offer })],
    sessions: [{ endDateByStart, ...session }],
  });
  return openDates(instance, 'structuring-offer');
}

test('closes the weeks in which the session meets the offer in time, and no other', () => {
  // Week 3 (21 March to 1 April) holds the two days of the offer; week 2 ends the day before it.
  expect(open({})).toEqual(['2022-03-07', '2022-03-14', '2022-03-28']);
});

test('on the edge: an offer that starts on the last day of the session meets it', () => {
  expect(open({ startDate: '2022-03-25' })).toEqual(['2022-03-07', '2022-03-28']);
});

test('says which offer', () => {
  const instance = anInstance({ weeks, prfOffers: [anOffer(structuring)], sessions: [{ endDateByStart }] });
  expect(whyClosed(instance, 2)).toEqual([{ gate: 'structuring-offer', what: 'PRF' }]);
});

describe('concerns the same family and the same territory only', () => {
  test.each<[string, Partial<PrfOffer>, Partial<Session>, number]>([
    ['same family, other job', { rome: 'H2909' }, {}, 3],
    ['other family', { rome: 'H2813' }, {}, 4],
    ['other zone of the same département', { zone: 'Lisieux' }, {}, 4],
    ['zone unknown: same département', { zone: null }, {}, 3],
    ['zone unknown: other département', { zone: null, departement: '50' }, {}, 4],
    ['nothing known of the place', { zone: null, departement: null }, { zone: null, departement: null }, 4],
    ['not structuring', { structuring: false }, {}, 4],
  ])('%s', (_, offer, session, weeksOpen) => {
    expect(open(offer, session)).toHaveLength(weeksOpen);
  });
});
