import { describe, expect, test } from '@jest/globals';
import { spacingPackings } from '../../../solver/model/constraints/spacing.ts';
import { aLevel, anInstance, someParameters, weeksFrom } from '../builders.ts';
import { COUNTED, readPackings } from './packings.ts';
import { solveExactly } from './solve-exactly.ts';

const weeks = weeksFrom('2022-03-07', 6);

function solveWith(spacing: { projectWeeks: number; jobZoneWeeks: number }, sessions: object[]) {
  return solveExactly(
    anInstance({ weeks, sessions }),
    someParameters({ levels: [aLevel('fidelity')], unplaced: 'FORBIDDEN', spacing }),
  );
}

describe('spacing', () => {
  const wished = { wishedWeek: 2, project: 'P1' };

  test('off: sessions of a project may start together', async () => {
    expect((await solveWith({ projectWeeks: 0, jobZoneWeeks: 0 }, [wished, wished]))?.value).toBe(0);
  });

  test.each([1, 2, 3])('%d weeks between sessions of one project, and no more', async (weeksApart) => {
    const solved = await solveWith({ projectWeeks: weeksApart, jobZoneWeeks: 0 }, [wished, wished]);
    expect(solved?.value).toBe(10 * weeksApart);
  });

  test('another project, and a session without project, are not concerned', async () => {
    const sessions = [wished, { ...wished, project: 'P2' }, { wishedWeek: 2 }];
    expect((await solveWith({ projectWeeks: 3, jobZoneWeeks: 0 }, sessions))?.value).toBe(0);
  });

  test('one job in one zone: the same ROME code and a known zone', async () => {
    const spacing = { projectWeeks: 0, jobZoneWeeks: 2 };
    const session = { wishedWeek: 2 };
    expect((await solveWith(spacing, [session, session]))?.value).toBe(20);
    expect((await solveWith(spacing, [session, { ...session, rome: 'H2909' }]))?.value).toBe(0);
    expect((await solveWith(spacing, [session, { ...session, zone: 'Lisieux' }]))?.value).toBe(0);
    const nowhere = { ...session, zone: null };
    expect((await solveWith(spacing, [nowhere, nowhere]))?.value).toBe(0);
  });

  test('two pinned neighbours are facts; a third one keeps its distance', async () => {
    const pinned = { ...wished, pinnedWeek: 2, pinReason: 'ENGAGED' };
    const solved = await solveWith({ projectWeeks: 2, jobZoneWeeks: 0 }, [pinned, pinned, wished]);
    expect(solved?.value).toBe(20);
  });
});

describe('as data', () => {
  const three = anInstance({
    weeks: weeks.slice(0, 3),
    sessions: [{ project: 'P1' }, { project: 'P1', rome: 'G1602' }, { project: 'P2' }],
  });
  const packingsOf = (projectWeeks: number, jobZoneWeeks: number) =>
    readPackings(three, spacingPackings(three, someParameters({ spacing: { projectWeeks, jobZoneWeeks } })));
  const packing = (name: string, about: object, sessions: number[], inWeeks: number[]) => ({
    about: { rule: 'spacing', ...about },
    name,
    ...COUNTED,
    limit: 1,
    uses: sessions.map((session) => ({ session, amount: 1, weeks: inWeeks })),
  });

  test('one for every run of weeks and every group of two or more', () => {
    expect(packingsOf(2, 0)).toEqual([
      packing('spacing_project_P1_20220307', { kind: 'project', group: 'P1', week: 0 }, [0, 1], [0, 1]),
      packing('spacing_project_P1_20220314', { kind: 'project', group: 'P1', week: 1 }, [0, 1], [1, 2]),
      packing('spacing_project_P1_20220321', { kind: 'project', group: 'P1', week: 2 }, [0, 1], [2]),
    ]);
    expect(packingsOf(0, 1)).toEqual([
      packing(
        'spacing_job_zone_H2913_Caen_20220307',
        { kind: 'job-zone', group: 'H2913 Caen', week: 0 },
        [0, 2],
        [0],
      ),
      packing(
        'spacing_job_zone_H2913_Caen_20220314',
        { kind: 'job-zone', group: 'H2913 Caen', week: 1 },
        [0, 2],
        [1],
      ),
      packing(
        'spacing_job_zone_H2913_Caen_20220321',
        { kind: 'job-zone', group: 'H2913 Caen', week: 2 },
        [0, 2],
        [2],
      ),
    ]);
  });

  test('none where no spacing is asked for', () => {
    expect(packingsOf(0, 0)).toEqual([]);
  });
});
