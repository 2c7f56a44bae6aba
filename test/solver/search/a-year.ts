/** A region-year made from a seed: wishes pile up in March and April, money comes in January and April. */
import type { Instance, Nature, Session } from '../../../solver/instance/types.ts';
import { type Random, seededRandom } from '../../../solver/random.ts';
import { aClosure, anEnvelope, anInstance, anOffer, aTranche, endsAfter, weeksOf } from '../builders.ts';

const weeks = weeksOf(2022);
const ZONES = ['Caen', 'Rouen', 'Le Havre', 'Évreux'];
const JOBS = ['H2913', 'H2909', 'G1602', 'J1501', 'N1103'];
const OPCO = ['AKTO', 'OPCO EP', 'OPCO 2i'];

function pick<T>(random: Random, values: readonly T[]): T {
  return values[Math.floor(random() * values.length)]!;
}

function natureOf(draw: number): { nature: Nature; reach: number } {
  if (draw < 0.55) return { nature: 'STRUCTURAL', reach: 10 };
  return draw < 0.95 ? { nature: 'CONJUNCTURAL', reach: 3 } : { nature: 'INNOVATIVE', reach: 6 };
}

function aWish(random: Random): Partial<Session> {
  // Two draws of three fall in weeks 8 to 17, the others anywhere before July or after August.
  const wishedWeek =
    random() < 0.67 ? 8 + Math.floor(random() * 10) : pick(random, [2, 5, 20, 23, 36, 38, 40, 44]);
  const { nature, reach } = natureOf(random());
  const plannedEntries = 6 + Math.floor(random() * 8);
  const opco = pick(random, OPCO);
  return {
    opco,
    envelope: opco,
    nature,
    plannedEntries,
    wishedWeek,
    zone: pick(random, ZONES),
    rome: pick(random, JOBS),
    costCents: Math.round(plannedEntries * 536_000 * (0.8 + 0.4 * random())),
    window: {
      earliest: Math.max(0, wishedWeek - reach),
      latest: Math.min(weeks.length - 1, wishedWeek + reach),
    },
    endDateByStart: endsAfter(weeks, 8 + Math.floor(random() * 4)),
  };
}

/** That many sessions of three OPCO, each envelope 85 % in January and 15 % in April with 5 % to spare. */
export function aYear(sessions: number, seed = 1): Instance {
  const random = seededRandom(seed);
  const wishes = Array.from({ length: sessions }, () => aWish(random));
  return anInstance({
    weeks,
    sessions: wishes,
    envelopes: OPCO.map((id) => {
      const cost = wishes.reduce(
        (sum, { envelope, costCents }) => sum + (envelope === id ? costCents! : 0),
        0,
      );
      const initial = Math.round(cost * 0.9);
      return anEnvelope({
        id,
        tranches: [
          aTranche({ amountCents: initial }),
          aTranche({ amountCents: Math.round(cost * 1.05) - initial, date: '2022-04-01', kind: 'RESERVE' }),
        ],
      });
    }),
    prfOffers: Array.from({ length: 12 }, (_, o) =>
      anOffer({
        id: `O${o}`,
        rome: pick(random, JOBS),
        zone: pick(random, ZONES),
        startDate: pick(random, weeks).startDate,
        endDate: '2022-12-31',
      }),
    ),
    closures: [aClosure()],
  });
}
