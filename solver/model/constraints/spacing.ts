import type { Instance, Session } from '../../instance/types.ts';
import type { Parameters } from '../../parameters/types.ts';
import type { Limit } from '../../solution/proof-types.ts';
import type { Model } from '../model.ts';
import { dateName, nameOf, plainName } from '../names.ts';
import { addPackingRows, countedPacking, type Packing, withRoomForPinned } from '../packing.ts';

/**
 * "Two sessions of one project, or for one job in one town, do not start on each other's heels."
 * sum_{s in group, w within n weeks} start[s,w] <= 1
 * Applies to the sessions of each project, and of each job (ROME) in each zone; every n weeks in a row.
 * Unit: weeks between starts; 0 asks for none. Two pinned sessions are facts and are not judged.
 * Source: S16, S5, 002:L661-677 (sessions that compete with each other).
 */
export function constraintSpacing(model: Model): void {
  addPackingRows(model, spacingPackings(model.instance, model.parameters));
}

type Spacing = Extract<Limit, { rule: 'spacing' }>;

const GROUPS: {
  kind: Spacing['kind'];
  name: string;
  weeks: (parameters: Parameters) => number;
  key: (session: Session) => string | null;
}[] = [
  {
    kind: 'project',
    name: 'project',
    weeks: ({ spacing }) => spacing.projectWeeks,
    key: ({ project }) => project ?? null,
  },
  {
    kind: 'job-zone',
    name: 'job_zone',
    weeks: ({ spacing }) => spacing.jobZoneWeeks,
    key: ({ rome, zone }) => (zone === null ? null : `${rome} ${zone}`),
  },
];

/** One packing per group of sessions and per run of weeks shorter than the spacing. */
export function spacingPackings(instance: Instance, parameters: Parameters): Packing[] {
  return GROUPS.flatMap(({ kind, name, weeks, key }) => {
    const least = weeks(parameters);
    if (least === 0) return [];
    const groups = Map.groupBy(instance.sessions.keys(), (s) => key(instance.sessions[s]!));
    return [...groups].flatMap(([group, sessions]) =>
      group === null || sessions.length < 2
        ? []
        : packingsOf(instance, { kind, group }, `${name}_${plainName(group)}`, sessions, least),
    );
  });
}

function packingsOf(
  instance: Instance,
  kin: Pick<Spacing, 'kind' | 'group'>,
  group: string,
  sessions: number[],
  least: number,
): Packing[] {
  return instance.weeks.map(({ startDate, offsetWeeks }, first) => {
    const counts = (week: number): boolean => {
      const after = instance.weeks[week]!.offsetWeeks - offsetWeeks;
      return after >= 0 && after < least;
    };
    const uses = sessions.map((session) => ({ session, amount: 1, counts }));
    const name = nameOf('spacing', group, dateName(startDate));
    return withRoomForPinned(
      instance,
      countedPacking({ rule: 'spacing', ...kin, week: first }, name, 1, uses),
    );
  });
}
