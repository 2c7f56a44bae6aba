import { describe, expect, test } from '@jest/globals';
import { checkInstance } from '../../../../solver/instance/check.ts';
import type { Instance } from '../../../../solver/instance/types.ts';
import { aCapacity, anAgency, anInstance, anOpco, aPool, weeksFrom } from '../../builders.ts';
import { told } from './told.ts';

/** What is told of the smallest instance with these limits; its session is of agency Caen and OPCO AKTO. */
function toldOf(limits: Partial<Omit<Instance, 'sessions'>>): string[] {
  return told(anInstance({ ...limits, sessions: [{ agency: 'Caen' }] }));
}

describe('caps', () => {
  test.each<[string, Partial<Omit<Instance, 'sessions'>>, string[]]>([
    ['an agency that launches nothing', { agencies: [anAgency({ launchCap: 0 })] }, []],
    ['an agency of unknown cap', { agencies: [anAgency({ launchCap: null })] }, []],
    [
      'an agency below zero',
      { agencies: [anAgency(), anAgency({ id: 'Vire', launchCap: -1 })] },
      ['COUNT_TOO_SMALL /agencies/1/launchCap'],
    ],
    [
      'half a session',
      { agencies: [anAgency({ launchCap: 1.5 })] },
      ['COUNT_NOT_INTEGER /agencies/0/launchCap'],
    ],
    ['two agencies of one id', { agencies: [anAgency(), anAgency()] }, ['ID_DUPLICATE /agencies/1/id']],
    ['an OPCO that launches nothing', { opcos: [anOpco({ monthlyLaunchCap: 0 })] }, []],
    ['an OPCO of unknown cap', { opcos: [anOpco({ monthlyLaunchCap: null })] }, []],
    [
      'an OPCO below zero',
      { opcos: [anOpco({ monthlyLaunchCap: -1 })] },
      ['COUNT_TOO_SMALL /opcos/0/monthlyLaunchCap'],
    ],
    [
      'an OPCO of NaN',
      { opcos: [anOpco({ monthlyLaunchCap: Number.NaN })] },
      ['COUNT_NOT_INTEGER /opcos/0/monthlyLaunchCap'],
    ],
    ['two OPCO of one id', { opcos: [anOpco(), anOpco()] }, ['ID_DUPLICATE /opcos/1/id']],
  ])('%s', (_, limits, problems) => {
    expect(toldOf(limits)).toEqual(problems);
  });
});

describe('pools', () => {
  test.each<[string, Parameters<typeof aPool>[0], string[]]>([
    ['a pool of nobody', { expectedCandidates: 0 }, []],
    [
      'a pool below zero',
      { expectedCandidates: -1 },
      ['COUNT_TOO_SMALL /candidatePools/0/expectedCandidates'],
    ],
    [
      'half a person',
      { expectedCandidates: 0.5 },
      ['COUNT_NOT_INTEGER /candidatePools/0/expectedCandidates'],
    ],
    ['a family in lower case', { family: 'h29' }, ['FAMILY_INVALID /candidatePools/0/family']],
    ['a whole ROME code', { family: 'H2913' }, ['FAMILY_INVALID /candidatePools/0/family']],
    ['a domain', { family: 'H' }, ['FAMILY_INVALID /candidatePools/0/family']],
    ['a family with a blank before', { family: ' H29' }, ['FAMILY_INVALID /candidatePools/0/family']],
  ])('%s', (_, pool, problems) => {
    expect(toldOf({ candidatePools: [aPool(pool)] })).toEqual(problems);
  });

  test('two pools of one id', () => {
    expect(toldOf({ candidatePools: [aPool(), aPool()] })).toEqual(['ID_DUPLICATE /candidatePools/1/id']);
  });
});

describe('capacities', () => {
  test.each<[string, Parameters<typeof aCapacity>[0], string[]]>([
    ['nothing limited', { entries: null, costCents: null }, []],
    ['nothing at all', { entries: 0, costCents: 0 }, []],
    ['entries below zero', { entries: -1 }, ['COUNT_TOO_SMALL /capacities/0/entries']],
    ['half a trainee', { entries: 0.5 }, ['COUNT_NOT_INTEGER /capacities/0/entries']],
    ['a cost below zero', { costCents: -1 }, ['MONEY_NEGATIVE /capacities/0/costCents']],
    ['half a cent', { costCents: 0.5 }, ['MONEY_NOT_INTEGER /capacities/0/costCents']],
    ['the last quarter of the horizon', { quarter: '2022-Q4' }, []],
    ['the quarter after it', { quarter: '2023-Q1' }, ['CAPACITY_OUTSIDE_HORIZON /capacities/0/quarter']],
    ['the quarter before it', { quarter: '2021-Q4' }, ['CAPACITY_OUTSIDE_HORIZON /capacities/0/quarter']],
    [
      'a quarter that no year has',
      { quarter: '2022-Q5' },
      ['CAPACITY_OUTSIDE_HORIZON /capacities/0/quarter'],
    ],
  ])('%s', (_, capacity, problems) => {
    expect(toldOf({ capacities: [aCapacity(capacity)] })).toEqual(problems);
  });

  test('one quarter twice', () => {
    const capacities = [aCapacity(), aCapacity({ quarter: '2022-Q2' }), aCapacity({ entries: 5 })];
    expect(toldOf({ capacities })).toEqual(['CAPACITY_DUPLICATE /capacities/2/quarter']);
  });
});

test('each message has the value, what was expected and what to do', () => {
  const instance = anInstance({
    weeks: weeksFrom('2022-03-07', 8),
    candidatePools: [aPool({ family: 'soudure', expectedCandidates: -3 })],
    capacities: [aCapacity({ quarter: '2022-Q3' }), aCapacity({ quarter: '2022-Q3' })],
  });
  const outside =
    "« 2022-Q3 » : ce trimestre n'est pas dans l'horizon. Attendu : 2022-Q1, 2022-Q2. Corriger le trimestre ou retirer la capacité.";
  expect(checkInstance(instance).map(({ message }) => message)).toEqual([
    '« -3 » : nombre de personnes trop petit. Attendu : au moins 0. Corriger la valeur.',
    "« soudure » : cette famille de métiers est mal formée. Attendu : les trois premiers caractères d'un code ROME, par exemple H29. Corriger la famille.",
    outside,
    outside,
    "« 2022-Q3 » : la capacité de ce trimestre est déjà en /capacities/0. Attendu : une seule par trimestre. Retirer l'une des deux.",
  ]);
});
