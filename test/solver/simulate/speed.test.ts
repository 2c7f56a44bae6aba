import { expect, test } from '@jest/globals';
import type { Instance } from '../../../solver/instance/types.ts';
import { defaultSimulationParameters } from '../../../solver/simulate/defaults.ts';
import { anAgency, anOpco } from '../builders.ts';
import { aYear } from '../search/a-year.ts';
import { latePlan, simulated } from './a-simulation.ts';

/** That many sessions, a dozen for each agency, with the caps of agencies and OPCO to count at every draw. */
function capped(sessions: number): Instance {
  const year = aYear(sessions);
  const agencies = Math.ceil(sessions / 12);
  return {
    ...year,
    sessions: year.sessions.map((session, s) => ({ ...session, agency: `A${s % agencies}` })),
    agencies: Array.from({ length: agencies }, (_, a) => anAgency({ id: `A${a}`, launchCap: 1 })),
    opcos: ['AKTO', 'OPCO EP', 'OPCO 2i'].map((id) => anOpco({ id })),
  };
}

test.each([
  ['a region-year, a thousand draws', 162, 1000, 3_000],
  ['a country, a hundred draws', 3_600, 100, 4_000],
])('%s: within some seconds of processor', (_, sessions, draws, limit) => {
  const instance = capped(sessions);
  const plan = latePlan(instance);
  const drawn = { ...defaultSimulationParameters(), draws };
  // Processor time, and the best of two: neighbours on the machine must not fail it, reading the instance anew at every draw does.
  const milliseconds = Array.from({ length: 2 }, () => {
    const before = process.cpuUsage();
    expect(simulated(instance, plan, drawn).measures.opcoExcess.p50).toBeGreaterThan(0);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  });
  expect(Math.min(...milliseconds)).toBeLessThan(limit);
});
