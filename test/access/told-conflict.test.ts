import { describe, expect, test } from '@jest/globals';
import type { EditConflict } from '../../src/access/edit.ts';
import { tellConflict } from '../../src/access/told-conflict.ts';
import type { AuditOrigin } from '../../src/domain/audit.ts';
import type { Role } from '../../src/domain/role.ts';
import { LOCAL_VIEWER } from '../../src/domain/viewer.ts';
import { aViewer } from '../support/viewers.ts';

const at = new Date('2022-04-04T07:30:00Z');

const conflict = (origin: AuditOrigin, account: string, organisation: string | null): EditConflict => ({
  ...{ name: 'Mai', expectedVersion: 2, currentVersion: 5 },
  latest: { at, origin, account, organisation },
});

const told = (role: Role, latest: EditConflict) => tellConflict(latest, aViewer(null, role), 'Le scénario');

describe('who changed it', () => {
  test.each([
    ['PLANNER', 'AKTO', null],
    ['ADMINISTRATOR', 'AKTO', 'compte-a'],
    // Who sees a part only is not told who is at work on the rest.
    ['OPCO', null, null],
    ['MEMBER', null, null],
  ] as const)('to %s: organisation %s, account %s', (role, organisation, account) => {
    const answer = told(role, conflict('SESSION', 'compte-a', 'AKTO'));
    expect(answer).toMatchObject({ organisation, account, changedAt: at });
    expect(answer.message).toContain(`par ${organisation ?? 'une autre organisation'}, le 04/04/2022 09:30`);
  });

  test.each([
    ['COMMAND', 'commande', 'une commande de Métronome'],
    ['SYSTEM', 'metronome', 'Métronome'],
    ['DATABASE', 'postgres', 'un autre programme, dans la base'],
  ] as const)('%s is no organisation', (origin, account, who) => {
    expect(told('PLANNER', conflict(origin, account, null)).message).toContain(`par ${who}, le`);
  });

  test('is not said to be oneself in local mode, where everybody has the same account', () => {
    const answer = tellConflict(conflict('LOCAL', 'local', null), LOCAL_VIEWER, 'Le scénario');
    expect(answer.message).toContain('par cette machine, le');
  });

  test('may be unknown: a row whose changes nobody wrote down', () => {
    const answer = told('PLANNER', { ...conflict('SYSTEM', '', null), latest: null });
    expect(answer).toMatchObject({ changedAt: null, organisation: null, account: null });
    expect(answer.message).toContain('la vôtre était 2. Rien n’a été enregistré');
  });
});
