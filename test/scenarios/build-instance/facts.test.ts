/** The optional facts of a campaign as the solver reads them: known ones are given, unknown ones left out. */

import { describe, expect, test } from '@jest/globals';
import { checkInstance } from '../../../solver/index.ts';
import { buildInstance, type PublishedStarts } from '../../../src/scenarios/build-instance/index.ts';
import type { CampaignData, SessionRow } from '../../../src/scenarios/campaign-data.ts';
import { defaultChoices, type ScenarioChoices } from '../../../src/scenarios/choices.ts';
import { aCampaign, aSessionRow } from '../rows.ts';

function build(
  campaign: Partial<CampaignData>,
  choices: Partial<ScenarioChoices> = {},
  published?: PublishedStarts,
) {
  const { instance } = buildInstance(aCampaign(campaign), { ...defaultChoices(), ...choices }, { published });
  expect(checkInstance(instance)).toEqual([]);
  return instance;
}

const session = (row: Partial<SessionRow>, published?: PublishedStarts) =>
  build({ sessions: [aSessionRow(row)] }, {}, published).sessions[0]!;

describe('a session', () => {
  test('has its project, hours and facts', () => {
    const told = session({
      project: 'P7',
      hours: 420,
      derogation: '002:L47-67',
      trainingBodyKnownOn: '2022-05-31',
      certificationFrom: '2020-01-01',
      certificationUntil: '2022-08-31',
      announced: true,
    });
    expect(told).toMatchObject({
      project: 'P7',
      hours: 420,
      derogation: '002:L47-67',
      trainingBodyKnownOn: '2022-05-31',
      certification: { validFrom: '2020-01-01', validUntil: '2022-08-31' },
      announced: true,
    });
  });

  test('leaves out what nobody knows', () => {
    const facts = Object.keys(session({}));
    for (const fact of ['derogation', 'trainingBodyKnownOn', 'certification', 'publishedWeek', 'announced'])
      expect(facts).not.toContain(fact);
  });

  test('with one end of its certification leaves the other open', () => {
    expect(session({ certificationUntil: '2022-08-31' }).certification).toEqual({
      validFrom: null,
      validUntil: '2022-08-31',
    });
  });

  test.each([
    ['SUBMITTED', false],
    ['VALIDATED', true],
    ['ENGAGED', true],
    ['STARTED', true],
  ] as const)('%s: validated %s', (state, validated) => {
    expect(session({ state }).validated).toBe(validated);
  });

  test.each([
    ['2022-03-16', 10],
    ['2022-01-03', 0],
    // Another campaign's plan may start it beyond this one: it is nowhere here.
    ['2023-03-16', undefined],
  ])('published on %s is in week %s', (start, week) => {
    expect(session({}, new Map([['S1', start]])).publishedWeek).toBe(week);
  });
});

describe('the instance', () => {
  test('has the day of the decision, or none', () => {
    expect(build({}, { decisionDate: '2022-05-31' }).decisionDate).toBe('2022-05-31');
    expect(build({})).not.toHaveProperty('decisionDate');
  });

  test('has the capacities of the campaign, a zero as a zero', () => {
    const instance = build({
      sessions: [aSessionRow({ agency: 'AG', opco: 'AKTO' })],
      agencies: [
        { reference: 'AG', name: 'Caen', launchCap: 0 },
        { reference: 'AG-2', name: 'Rouen', launchCap: null },
      ],
      opcoCapacities: [{ opco: 'OPCO_SANTE', monthlyLaunchCap: 2 }],
      candidatePools: [
        { reference: 'V1', family: 'H29', zone: 'Caen', departement: '14', expectedCandidates: 40 },
        { reference: 'V2', family: 'N41', zone: null, departement: null, expectedCandidates: 25 },
      ],
      quarterCapacities: [
        { quarter: '2022-Q1', entries: 600, costCents: null },
        { quarter: '2023-Q1', entries: 1, costCents: null },
      ],
    });
    expect(instance.agencies).toEqual([
      { id: 'AG', label: 'Caen', launchCap: 0 },
      { id: 'AG-2', label: 'Rouen', launchCap: null },
    ]);
    expect(instance.opcos).toEqual([
      { id: 'AKTO', label: 'AKTO', monthlyLaunchCap: null },
      { id: 'OPCO_SANTE', label: 'OPCO Santé', monthlyLaunchCap: 2 },
    ]);
    expect(instance.candidatePools).toEqual([
      {
        id: 'V1',
        label: 'H29 - Caen',
        family: 'H29',
        zone: 'Caen',
        departement: '14',
        expectedCandidates: 40,
      },
      {
        id: 'V2',
        label: 'N41 - région',
        family: 'N41',
        zone: null,
        departement: null,
        expectedCandidates: 25,
      },
    ]);
    // A quarter of another year limits nothing here.
    expect(instance.capacities).toEqual([{ quarter: '2022-Q1', entries: 600, costCents: null }]);
  });

  test('has none of the lists that the campaign lacks', () => {
    const lists = Object.keys(build({}));
    for (const list of ['agencies', 'opcos', 'candidatePools', 'capacities'])
      expect(lists).not.toContain(list);
  });
});
