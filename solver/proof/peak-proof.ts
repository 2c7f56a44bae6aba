/**
 * Finds multipliers that prove a bound on the peak of the region: those of an interval of months that
 * must take what has nowhere else to go, or the duals of the linear relaxation, rounded.
 * Nothing here is believed: `checkPeakProof` redoes the bound, and the better of the two is given.
 */
import { findCandidates } from '../gates/candidates.ts';
import { hashOf } from '../instance/hash.ts';
import type { Instance } from '../instance/types.ts';
import { buildModel, findPackings, levelObjective } from '../model/build.ts';
import type { Parameters } from '../parameters/types.ts';
import { peakBound } from '../search/peak-bound.ts';
import { surveyTerrain } from '../search/terrain.ts';
import type { PeakProof } from '../solution/types.ts';
import { checkPeakProof } from '../validation/peak-proof.ts';
import { openRelaxation } from './relaxation.ts';

/** Duals are rounded to this many parts of one; money multipliers are per cent, hence the many digits. */
const PARTS = 1_000_000_000;

/** Time left to the linear relaxation, seconds. */
const SECONDS_LIMIT = 30;

/**
 * The best proof found, with the bound it really gives; null when the instance has no session.
 * It holds for plans that place every session, whatever the other levels and limits: they only raise the peak.
 */
export async function provePeak(instance: Instance, parameters: Parameters): Promise<PeakProof | null> {
  const alone: Parameters = {
    ...parameters,
    unplaced: 'FORBIDDEN',
    levels: [{ ...parameters.levels[0]!, name: 'smoothing', terms: [{ term: 'smoothing', weight: 1 }] }],
    smoothing: { ...parameters.smoothing, mode: 'PEAK', scopes: ['REGION'] },
  };
  const whole = { ...instance, sessions: instance.sessions.map((session) => ({ ...session, region: null })) };
  const found = [intervalProof(whole, alone), await dualProof(whole, alone)].flatMap((proof) => {
    if (proof === null) return [];
    const claimed = { ...proof, instanceHash: hashOf(instance) };
    const verdict = checkPeakProof(instance, alone, claimed);
    return verdict.holds ? [{ ...claimed, bound: verdict.bound }] : [];
  });
  return found.reduce<PeakProof | null>(
    (best, proof) => (best === null || proof.bound > best.bound ? proof : best),
    null,
  );
}

function proofOf(months: PeakProof['months'], budgets: PeakProof['budgets']): PeakProof {
  return { format: 'metronome-peak-proof/1', instanceHash: '', months, budgets, bound: 0 };
}

/** Multiplier 1 for each month of the best interval. */
function intervalProof(instance: Instance, parameters: Parameters): PeakProof | null {
  const candidates = findCandidates(instance, parameters);
  const terrain = surveyTerrain(instance, parameters, candidates);
  const sessions = instance.sessions.map((_, s) => s);
  const best = peakBound(
    terrain,
    sessions,
    sessions.map(() => true),
  );
  if (best === null) return null;
  const usable = new Set(terrain.options.flat().map(({ month }) => month));
  const months = instance.months.flatMap(({ month }, m) =>
    m >= best.from && m <= best.to && usable.has(m) ? [{ month, multiplier: 1 }] : [],
  );
  return proofOf(months, []);
}

/** The duals of the relaxation's rows of months and money, as whole numbers. */
async function dualProof(instance: Instance, parameters: Parameters): Promise<PeakProof | null> {
  const candidates = findCandidates(instance, parameters);
  if (candidates.open.some((open) => open.length === 0)) return null;
  const model = buildModel(instance, parameters, candidates);
  const relaxation = await openRelaxation(model);
  try {
    const prices = await relaxation.prices(levelObjective(model, parameters.levels[0]!), SECONDS_LIMIT);
    if (prices === null) return null;
    const whole = (value: number): number => Math.max(0, Math.round(PARTS * value));
    const priceOf = (name: string): number => prices.get(name) ?? 0;
    const months = instance.months.map(({ month }) => ({
      month,
      multiplier: whole(priceOf(`peak_REGION_${month.replace('-', '_')}`)),
    }));
    const budgets = findPackings(instance, parameters).flatMap(({ about, name, unitsPerRowUnit }) =>
      about.rule === 'envelope-budget'
        ? [
            {
              envelope: about.envelope,
              before: about.before,
              multiplier: whole(priceOf(name) / unitsPerRowUnit),
            },
          ]
        : [],
    );
    return proofOf(
      months.filter(({ multiplier }) => multiplier > 0),
      budgets.filter(({ multiplier }) => multiplier > 0),
    );
  } finally {
    await relaxation.close();
  }
}
