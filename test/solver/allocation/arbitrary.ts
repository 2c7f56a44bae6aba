/** Random requests for property tests: valid by construction, their floors within the total. */

import fc from 'fast-check';
import type { AllocationRequest, Consumption } from '../../../solver/allocation/types.ts';
import { anAllocationEnvelope, aRecipient, split } from './builders.ts';

const OPCO = ['AFDAS', 'AKTO', 'ATLAS', 'CONSTRUCTYS', 'OCAPIAT', 'OPCO_2I', 'OPCO_EP', 'UNIFORMATION'];

/** How the total is made of floors: none, nearly all of it, or anything between. */
const floorPart = fc.constantFrom(0, 30, 70, 99, 100);

/** A request of 1 to `most` OPCO with a total of up to `largest` cents beyond one. */
export function arbitraryRequest(most: number, largest: number): fc.Arbitrary<AllocationRequest> {
  return fc
    .record({
      opcos: fc.shuffledSubarray(OPCO.slice(0, most), { minLength: 1 }),
      totalCents: fc.integer({ min: 0, max: largest }),
      reservePercent: fc.constantFrom(0, 15, 20, 100),
      weights: fc.constantFrom([1, 1], [0, 1], [3, 1], [50, 0]),
      floorPart,
      seeds: fc.array(
        fc.record({
          stakes: fc.integer({ min: 0, max: 40 }),
          needs: fc.constantFrom(0, 1, 1, 7, 90_000),
          floor: fc.integer({ min: 0, max: 10 }),
        }),
        { minLength: most, maxLength: most },
      ),
    })
    .map(({ opcos, totalCents, reservePercent, weights, floorPart, seeds }) => {
      const used = seeds.slice(0, opcos.length);
      const parts = used.reduce((sum, { floor }) => sum + floor, 0);
      const forFloors = Math.floor((totalCents * floorPart) / 100);
      return {
        format: 'metronome-allocation/1',
        name: 'tirée',
        envelope: anAllocationEnvelope({
          totalCents,
          reserveCents: Math.floor((totalCents * reservePercent) / 100),
        }),
        criteria: { recruitmentStakes: weights[0]!, trainingNeeds: weights[1]! },
        recipients: opcos.map((opco, r) => {
          const { stakes, needs, floor } = used[r]!;
          return aRecipient({
            opco,
            // Somebody has each criterion, or it could not rank.
            recruitmentStakes: stakes + (r === 0 ? 1 : 0),
            trainingNeeds: needs + (r === 0 ? 1 : 0),
            floorCents: parts === 0 ? 0 : Math.floor((forFloors * floor) / parts),
          });
        }),
      };
    });
}

/** A request with what its OPCO have consumed on a day of the second half of its year. */
export function arbitraryConsumption(
  most: number,
  largest: number,
): fc.Arbitrary<{ request: AllocationRequest; consumption: Consumption }> {
  return fc
    .record({
      request: arbitraryRequest(most, largest),
      date: fc.constantFrom('2022-04-01', '2022-07-01', '2022-12-31'),
      percents: fc.array(fc.constantFrom(0, 0, 10, 25, 60, 100), { minLength: most, maxLength: most }),
    })
    .map(({ request, date, percents }) => ({
      request,
      consumption: {
        date,
        consumed: split(request).shares.map(({ opco, initialCents }, i) => ({
          opco,
          cents: Math.floor((initialCents * percents[i]!) / 100),
        })),
      },
    }));
}
