/** What agencies, OPCO, territories and quarters can hold, as the solver reads it. */

import type { Instance } from '../../../solver/index.ts';
import { type OpcoCode, opcos } from '../../domain/opco.ts';
import type { CampaignData } from '../campaign-data.ts';

type Capacities = Pick<Instance, 'agencies' | 'opcos' | 'candidatePools' | 'capacities'>;

/**
 * The lists that limit a plan; one that the campaign does not have is left out. Every agency and every OPCO
 * of a session is listed with its cap or none, because the solver refuses a session whose OPCO the list lacks.
 */
export function translateCapacities(
  data: CampaignData,
  { sessions, months }: Pick<Instance, 'sessions' | 'months'>,
): Capacities {
  const { agencies, opcoCapacities, candidatePools, quarterCapacities } = data;
  const caps = new Map(opcoCapacities.map(({ opco, monthlyLaunchCap }) => [opco, monthlyLaunchCap]));
  const quarters = new Set(months.map(({ quarter }) => quarter));
  // A quarter of another year limits nothing; the import has said so.
  const capacities = quarterCapacities.filter(({ quarter }) => quarters.has(quarter));
  return {
    ...(agencies.length === 0
      ? {}
      : {
          agencies: agencies.map(({ reference, name, launchCap }) => ({
            id: reference,
            label: name,
            launchCap,
          })),
        }),
    ...(caps.size === 0
      ? {}
      : {
          opcos: [...new Set([...sessions.map(({ opco }) => opco), ...caps.keys()])]
            .sort()
            .map((id) => ({ id, label: labelOf(id), monthlyLaunchCap: caps.get(id) ?? null })),
        }),
    ...(candidatePools.length === 0
      ? {}
      : {
          candidatePools: candidatePools.map(({ reference, ...pool }) => ({
            id: reference,
            label: `${pool.family} - ${pool.zone ?? pool.departement ?? 'région'}`,
            ...pool,
          })),
        }),
    ...(capacities.length === 0
      ? {}
      : {
          capacities: capacities.map(({ quarter, entries, costCents }) => ({ quarter, entries, costCents })),
        }),
  };
}

function labelOf(opco: string): string {
  return opcos.isCode(opco) ? opcos.label(opco satisfies OpcoCode) : opco;
}
