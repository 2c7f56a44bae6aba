/**
 * Sessions that nothing couples solve apart. Two sessions are coupled when they share a limit that
 * can bind, or a scope whose entries are smoothed; several regions without a binding national
 * envelope fall into as many components.
 */
import type { Instance } from '../instance/types.ts';
import type { Terrain } from './terrain.ts';

/** Positions in `instance.sessions` of each component, in the order of its first session. */
export function findComponents(terrain: Terrain): number[][] {
  const count = terrain.options.length;
  // The worst OPCO is sought among all: no part can be solved without the others.
  if (terrain.weights.some(({ equity }) => equity > 0)) return [Array.from({ length: count }, (_, s) => s)];
  const leader = Array.from({ length: count }, (_, s) => s);
  const find = (s: number): number => {
    let root = s;
    while (leader[root] !== root) root = leader[root]!;
    for (let at = s; leader[at] !== root; ) {
      const next = leader[at]!;
      leader[at] = root;
      at = next;
    }
    return root;
  };
  const join = (sessions: number[]): void => {
    for (const s of sessions) {
      const [a, b] = [find(sessions[0]!), find(s)];
      leader[Math.max(a, b)] = Math.min(a, b);
    }
  };
  for (const { uses } of terrain.packings) join(uses.map(({ session }) => session));
  if (terrain.weights.some(({ smoothing }) => smoothing > 0))
    for (const g of terrain.scopes.keys())
      join(terrain.scopesOf.flatMap((scopes, s) => (scopes.includes(g) ? [s] : [])));
  return [...Map.groupBy(leader.keys(), find).values()];
}

/** The instance with some of its sessions only. */
export function partOf(instance: Instance, sessions: readonly number[]): Instance {
  return { ...instance, sessions: sessions.map((s) => instance.sessions[s]!) };
}
