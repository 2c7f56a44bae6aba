import { describe, expect, test } from '@jest/globals';
import { solvingApi } from '../support/campaign-api.ts';
import { aCampaign, aClosure } from '../support/campaign-rows.ts';
import { create, launch, SMOOTH_ONLY } from '../support/scenario-verbs.ts';
import { saveSmallCampaign } from '../support/small-campaign.ts';

const NOWHERE = '00000000-0000-4000-8000-000000000000';

const { db, api, worker } = solvingApi();

describe('infeasible is a result', () => {
  const OUTCOME = `query ($run: ID!, $scenario: ID!) {
    run(id: $run) { state reason plan { end } problems { code } infeasibility { conflicts { __typename message
      ... on EnvelopeShortConflict { envelopeReference envelope { label } date released alreadyEngaged required short sessionReferences }
      ... on NoOpenWeekConflict { sessionReference session { places } closedBy { gate weeks } } }
      proof { redoable closedWeeks { sessionReference gate } engineWord document } } }
    quarterlyPreview(scenario: $scenario) { preview { engine } infeasibility { conflicts { __typename } } problems { code } } }`;

  test('one cent short: the envelope, the date and the sessions', async () => {
    await saveSmallCampaign(db.orm.em.fork(), { slug: 'courte', fundsCents: 599_999 });
    const scenario = await create(api, {
      campaign: 'courte',
      name: 'Toutes',
      choices: { solver: SMOOTH_ONLY },
    });
    const run = await launch(api, scenario);
    await worker.idle();
    expect(await api.ask(OUTCOME, { run, scenario })).toEqual({
      status: 200,
      data: {
        run: {
          state: 'INFEASIBLE',
          reason: null,
          plan: null,
          problems: [],
          infeasibility: {
            conflicts: [
              {
                __typename: 'EnvelopeShortConflict',
                message: expect.stringContaining('0,01'),
                envelopeReference: 'ENV',
                envelope: { label: 'Enveloppe ENV' },
                date: '2022-06-27',
                released: '5999.99',
                alreadyEngaged: '0.00',
                required: '6000.00',
                short: '0.01',
                sessionReferences: ['S1', 'S2', 'S3', 'S4', 'S5', 'S6'],
              },
            ],
            proof: {
              redoable: true,
              closedWeeks: [],
              engineWord: [],
              document: expect.stringContaining(
                '"before":null,"releasedCents":599999,"alreadyEngagedCents":0',
              ),
            },
          },
        },
        quarterlyPreview: {
          preview: null,
          infeasibility: { conflicts: [{ __typename: 'EnvelopeShortConflict' }] },
          problems: [],
        },
      },
    });
  });

  test('closed everywhere: each session and the gates that close its weeks', async () => {
    const em = db.orm.em.fork();
    const campaign = await saveSmallCampaign(em, { slug: 'fermee' });
    aClosure(em, campaign, 'TOUT', { firstDay: '2022-01-01', lastDay: '2022-12-31' });
    await em.flush();
    const scenario = await create(api, {
      campaign: 'fermee',
      name: 'Fermé',
      choices: { solver: SMOOTH_ONLY },
    });
    const run = await launch(api, scenario);
    await worker.idle();
    const answer = await api.ask(OUTCOME, { run, scenario });
    const conflict = (sessionReference: string) => ({
      __typename: 'NoOpenWeekConflict',
      message: expect.stringContaining(sessionReference),
      sessionReference,
      session: { places: 10 },
      closedBy: expect.arrayContaining([{ gate: 'CLOSURE', weeks: expect.any(Number) }]),
    });
    expect(answer).toEqual({
      status: 200,
      data: {
        run: {
          state: 'INFEASIBLE',
          reason: null,
          plan: null,
          problems: [],
          infeasibility: {
            conflicts: ['S1', 'S2', 'S3', 'S4', 'S5', 'S6'].map(conflict),
            proof: {
              redoable: true,
              closedWeeks: ['S1', 'S2', 'S3', 'S4', 'S5', 'S6'].map((sessionReference) => ({
                sessionReference,
                gate: 'CLOSURE',
              })),
              engineWord: [],
              document: expect.stringContaining('metronome-infeasibility-proof/1'),
            },
          },
        },
        quarterlyPreview: {
          preview: null,
          infeasibility: { conflicts: expect.arrayContaining([{ __typename: 'NoOpenWeekConflict' }]) },
          problems: [],
        },
      },
    });
  });
});

describe('launching and cancelling', () => {
  const CANCEL =
    'mutation ($run: ID!) { cancelRun(run: $run) { run { state reason plan { end } } problems { __typename code path value message } } }';

  test('a run that waits is cancelled at once, one that has ended cannot be', async () => {
    const scenario = await create(api, {
      campaign: 'petite',
      name: 'À annuler',
      choices: { solver: SMOOTH_ONLY },
    });
    const first = await launch(api, scenario);
    const second = await launch(api, scenario);
    expect(await api.ask(CANCEL, { run: second })).toEqual({
      status: 200,
      data: {
        cancelRun: {
          run: { state: 'CANCELLED', reason: 'Calcul annulé à la demande.', plan: null },
          problems: [],
        },
      },
    });
    await worker.idle();
    expect(await api.ask(CANCEL, { run: first })).toEqual({
      status: 200,
      data: {
        cancelRun: {
          run: null,
          problems: [
            {
              __typename: 'NotCancellableProblem',
              code: 'RUN_FINISHED',
              path: '/run',
              value: first,
              message:
                "Ce calcul est terminé (réussi) : il n'y a rien à annuler. Lancez-en un autre au besoin.",
            },
          ],
        },
      },
    });
  });

  test.each([NOWHERE, 'pas-un-uuid'])(
    'what does not exist is one typed problem, whatever its shape: %s',
    async (id) => {
      const answer = await api.ask(
        `mutation ($id: ID!) {
        launchOptimization(scenario: $id) { run { id } problems { __typename code path value } }
        cancelRun(run: $id) { run { id } problems { __typename code path value } } }`,
        { id },
      );
      const problem = (code: string, path: string) => ({
        run: null,
        problems: [{ __typename: 'NotFoundProblem', code, path, value: id }],
      });
      expect(answer).toEqual({
        status: 200,
        data: {
          launchOptimization: problem('SCENARIO_UNKNOWN', '/scenario'),
          cancelRun: problem('RUN_UNKNOWN', '/run'),
        },
      });
    },
  );

  test('an empty campaign has nothing to programme: the run is refused and not kept', async () => {
    const em = db.orm.em.fork();
    aCampaign(em, { slug: 'vide' });
    await em.flush();
    const scenario = await create(api, { campaign: 'vide', name: 'Rien' });
    const answer = await api.ask(
      `mutation ($scenario: ID!) { launchOptimization(scenario: $scenario) { run { id } problems { __typename path message } } }`,
      { scenario },
    );
    expect(answer).toEqual({
      status: 200,
      data: {
        launchOptimization: {
          run: null,
          problems: [
            { __typename: 'InvalidInstanceProblem', path: '/sessions', message: expect.any(String) },
          ],
        },
      },
    });
    expect(await api.ask('{ runs(filter: { campaign: "vide" }) { totalCount } }')).toEqual({
      status: 200,
      data: { runs: { totalCount: 0 } },
    });
  });
});
