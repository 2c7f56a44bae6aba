import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Scenario } from '../../src/entities/index.ts';
import { defaultChoices } from '../../src/scenarios/choices.ts';
import { choicesOf, createScenario, type NewScenario } from '../../src/scenarios/create-scenario.ts';
import { type DatedDecision, noHand } from '../../src/scenarios/hand.ts';
import { aCampaign, anEnvelope, aProject, aSession, aTranche } from '../support/campaign-rows.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

/** One decision that the only session of the campaign can follow. */
const decisions: DatedDecision[] = [{ kind: 'NOT_BEFORE', which: ['S1'], date: '2022-04-11' }];

let db: TestDatabase;

beforeAll(async () => {
  db = await testDatabase();
  const em = db.orm.em.fork();
  const campaign = aCampaign(em);
  const envelope = anEnvelope(em, campaign, 'ENV');
  aTranche(em, envelope, '2022-01-03', 10_000_000);
  aSession(em, aProject(em, campaign, 'P1'), 'S1', { envelope });
  aCampaign(em, { slug: 'autre' });
  await em.flush();
});
afterAll(() => db.drop());

async function created(wanted: NewScenario): Promise<Scenario> {
  const result = await createScenario(db.orm.em.fork(), wanted);
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  return result.scenario;
}

async function problemsOf(wanted: NewScenario): Promise<string[]> {
  const count = await db.orm.em.fork().count(Scenario);
  const result = await createScenario(db.orm.em.fork(), wanted);
  expect(await db.orm.em.fork().count(Scenario)).toBe(count);
  return 'problems' in result ? result.problems.map(({ code, path }) => `${code} ${path}`) : [];
}

describe('createScenario', () => {
  test('from a campaign, has the defaults and is read back whole', async () => {
    const { id } = await created({ campaign: 'normandie-2022', name: '  Référence ' });
    const scenario = await db.orm.em.fork().findOneOrFail(Scenario, id, { populate: ['campaign'] });
    expect([scenario.name, scenario.campaign.$.slug, scenario.base]).toEqual([
      'Référence',
      'normandie-2022',
      null,
    ]);
    expect(choicesOf(scenario)).toEqual({ choices: defaultChoices(), hand: noHand() });
  });

  test('one of an earlier version has the defaults of the choices that it did not know', async () => {
    const { id } = await created({ campaign: 'normandie-2022', name: 'Ancien', choices: { grid: 'MONTH' } });
    await db.orm.em.fork().execute(
      `update scenario set hand = '{"decisions": []}', parameters = (parameters::jsonb - 'decisionDate' - 'published'
       #- '{solver,delays}' #- '{solver,hoursCap}')::json where id = ?`,
      [id],
    );
    const old = await db.orm.em.fork().findOneOrFail(Scenario, id);
    expect(old.parameters).not.toHaveProperty('decisionDate');
    expect(choicesOf(old)).toEqual({ choices: { ...defaultChoices(), grid: 'MONTH' }, hand: noHand() });
  });

  test('a fork takes over the choices of its base, which stays as it was', async () => {
    const base = await created({
      campaign: 'normandie-2022',
      name: 'Base',
      choices: { windowWeeks: { STRUCTURAL: 12 }, hand: { decisions } },
    });
    const fork = await created({ base: base.id, name: 'Variante', choices: { grid: 'MONTH' } });
    expect(fork.base?.id).toBe(base.id);
    expect(choicesOf(fork).choices).toMatchObject({ grid: 'MONTH', windowWeeks: { STRUCTURAL: 12 } });
    expect(choicesOf(fork).hand).toEqual({ ...noHand(), decisions });
    expect(choicesOf(await db.orm.em.fork().findOneOrFail(Scenario, base.id)).choices.grid).toBe('WEEK');
  });

  test.each<[string[], NewScenario]>([
    [['ORIGIN_MISSING /campaign'], { name: 'x' }],
    [['CAMPAIGN_UNKNOWN /campaign'], { campaign: 'absente', name: 'x' }],
    [['CAMPAIGN_UNKNOWN /campaign'], { campaign: '00000000-0000-7000-8000-000000000000', name: 'x' }],
    [['SCENARIO_UNKNOWN /base'], { base: '00000000-0000-7000-8000-000000000000', name: 'x' }],
    [['SCENARIO_UNKNOWN /base'], { base: 'pas un identifiant', name: 'x' }],
    [['NAME_LENGTH /name'], { campaign: 'normandie-2022', name: '   ' }],
    [['NAME_LENGTH /name'], { campaign: 'normandie-2022', name: 'x'.repeat(121) }],
    [
      ['NAME_LENGTH /name', 'WINDOW_WEEKS_INVALID /windowWeeks/STRUCTURAL'],
      { campaign: 'normandie-2022', name: '', choices: { windowWeeks: { STRUCTURAL: 999 } } },
    ],
  ])('refuses %j and saves nothing', async (problems, wanted) => {
    expect(await problemsOf(wanted)).toEqual(problems);
  });

  test('refuses a campaign that is not that of the base', async () => {
    const base = await created({ campaign: 'normandie-2022', name: 'Base' });
    expect(await problemsOf({ campaign: 'autre', base: base.id, name: 'x' })).toEqual([
      'CAMPAIGN_CONTRADICTS_BASE /campaign',
    ]);
    expect((await created({ campaign: 'normandie-2022', base: base.id, name: 'x' })).base?.id).toBe(base.id);
  });
});
