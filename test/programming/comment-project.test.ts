/** Comments on fiches: whoever sees a fiche says and reads, and nobody else learns anything. */

import { beforeAll, describe, expect, test } from '@jest/globals';
import { LOCAL_VIEWER } from '../../src/domain/viewer.ts';
import { AuditEntry, PoecProject, PoecSession, ProjectComment } from '../../src/entities/index.ts';
import { clients } from '../support/clients.ts';
import { otherRegion } from '../support/judged.ts';
import { saveReadableCampaign } from '../support/readable-campaign.ts';
import { sqlCounter } from '../support/sql-count.ts';
import { aViewer } from '../support/viewers.ts';

const counter = sqlCounter();
const VIEWERS = {
  Membre: aViewer(null, 'MEMBER'),
  AKTO: aViewer('AKTO', 'OPCO'),
  'OPCO Santé': aViewer('OPCO_SANTE', 'OPCO'),
  'Région Normandie': aViewer(null, 'REGION'),
  'Région Occitanie': otherRegion(),
  'France Travail': aViewer(null, 'FRANCE_TRAVAIL'),
  'Carif-Oref': aViewer(null, 'CARIF_OREF'),
  DREETS: aViewer(null, 'PLANNER'),
  Exploitant: aViewer(null, 'ADMINISTRATOR'),
  local: LOCAL_VIEWER,
};
type Name = keyof typeof VIEWERS;
const { db, ask, answer } = clients(VIEWERS, counter.options);

const fiche: Record<string, string> = {};
beforeAll(async () => {
  const em = db.orm.em.fork();
  await saveReadableCampaign(em);
  // P1, of AKTO, is validated; P2, of OPCO Santé, is a draft.
  await em.nativeUpdate(PoecSession, { reference: ['S3', 'S4'] }, { state: 'SUBMITTED' });
  for (const { reference, id } of await em.find(PoecProject, {})) fiche[reference] = id;
});

const COMMENT = `mutation ($input: CommentProjectInput!) { commentProject(input: $input) {
  comment { text organisation project { reference } } problems { __typename code path value message } } }`;
const comment = (name: Name, project: string, text: string) =>
  ask(name, COMMENT, { input: { project, text } });
const READ = `query ($id: ID!, $first: Int, $after: String) { project(id: $id) {
  comments(first: $first, after: $after) { totalCount pageInfo { endCursor hasNextPage } nodes { text organisation } } } }`;
interface Shown {
  comments: {
    totalCount: number;
    pageInfo: { endCursor: string; hasNextPage: boolean };
    nodes: { text: string; organisation: string | null }[];
  };
}
const read = async (name: Name, reference: string, page = {}) =>
  ((await ask(name, READ, { id: fiche[reference], ...page })) as Shown).comments;

describe('whoever sees a fiche', () => {
  const seers = Object.keys(VIEWERS).filter((name) => name !== 'Région Occitanie') as Name[];
  const who = (name: Name) => (name === 'local' ? null : name);

  test('says something of it, in the name of its organisation', async () => {
    for (const name of seers)
      expect(await comment(name, fiche.P1!, ` Vu par ${name}. `)).toEqual({
        comment: { text: `Vu par ${name}.`, organisation: who(name), project: { reference: 'P1' } },
        problems: [],
      });
  });

  test('reads what each other said, in order', async () => {
    const nodes = seers.map((name) => ({ text: `Vu par ${name}.`, organisation: who(name) }));
    for (const name of seers)
      expect(await read(name, 'P1')).toMatchObject({ totalCount: nodes.length, nodes });
  });

  test('reads it by pages', async () => {
    const texts: string[] = [];
    let after: string | null = null;
    do {
      const page: Shown['comments'] = await read('Membre', 'P1', { first: 4, after });
      texts.push(...page.nodes.map(({ text }) => text));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(texts).toEqual(seers.map((name) => `Vu par ${name}.`));
  });
});

describe('a draft', () => {
  const hidden = ['Membre', 'AKTO', 'Carif-Oref', 'Région Occitanie'] as const;

  test.each(hidden)('is not commented by %s, who is told what an unknown fiche is told', async (name) => {
    const nowhere = '0198a2ee-1111-7000-8000-000000000001';
    const [draft, none] = [await comment(name, fiche.P2!, 'Vu'), await comment(name, nowhere, 'Vu')];
    expect(none).toEqual({
      comment: null,
      problems: [
        {
          __typename: 'NotFoundProblem',
          code: 'PROJECT_UNKNOWN',
          path: '/input/project',
          value: nowhere,
          message: `« ${nowhere} » : aucune fiche ne porte cet identifiant. Reprenez-en un dans la liste des fiches de la campagne.`,
        },
      ],
    });
    expect(JSON.parse(JSON.stringify(draft).replaceAll(fiche.P2!, nowhere))).toEqual(none);
    expect(await db.orm.em.fork().count(ProjectComment, { project: fiche.P2! })).toBe(0);
  });

  test('is discussed by its OPCO and those who judge it, and heard of by the others once it is validated', async () => {
    await comment('OPCO Santé', fiche.P2!, 'La date peut bouger.');
    await comment('Région Normandie', fiche.P2!, 'Plutôt en mai.');
    expect((await read('OPCO Santé', 'P2')).totalCount).toBe(2);
    const rows = db.orm.em.fork().find(ProjectComment, { project: fiche.P2! });
    expect((await rows).map(({ text }) => text)).toEqual(['La date peut bouger.', 'Plutôt en mai.']);
    expect(await answer('Membre', READ, { id: fiche.P2 })).toMatchObject({
      errors: [{ extensions: { code: 'NOT_FOUND' } }],
    });
    await db.orm.em.fork().nativeUpdate(PoecSession, { reference: 'S4' }, { state: 'VALIDATED' });
    expect((await read('Membre', 'P2')).totalCount).toBe(2);
  });
});

describe('a text', () => {
  test.each([
    ['empty', '', 0],
    ['of spaces', ' \n\t', 0],
    ['too long', 'é'.repeat(2_001), 2_001],
  ])('that is %s is refused', async (_, text, length) => {
    expect(await comment('Membre', fiche.P1!, text)).toMatchObject({
      comment: null,
      problems: [
        {
          __typename: 'InvalidParametersProblem',
          code: 'TEXT_LENGTH',
          path: '/input/text',
          message: `Le commentaire a ${length} caractères. Attendu : de 1 à 2000, espaces du début et de la fin exceptés.`,
        },
      ],
    });
  });

  test.each([
    "'; drop table campaign; --",
    '<script>alert(1)</script>',
    '\u202Eà l’envers',
    'x'.repeat(2_000),
  ])('is kept as it is: %#', async (text) => {
    expect(await comment('Membre', fiche.P1!, text)).toMatchObject({ comment: { text }, problems: [] });
  });

  test('that a database refuses is a typed error', async () => {
    const input = { project: fiche.P1, text: 'a\u0000b' };
    expect(await answer('Membre', COMMENT, { input })).toMatchObject({
      status: 400,
      errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
    });
  });
});

test('the audit says who commented what, in which campaign', async () => {
  const em = db.orm.em.fork();
  const { id, campaign } = await em.findOneOrFail(ProjectComment, { text: 'Plutôt en mai.' });
  expect(await em.find(AuditEntry, { entityId: id })).toMatchObject([
    {
      action: 'CREATE',
      entity: 'project_comment',
      campaignId: campaign.id,
      organisation: 'Région Normandie',
      operation: 'Mutation.commentProject',
      after: { text: 'Plutôt en mai.', project_id: fiche.P2 },
    },
  ]);
});

test('the comments of many fiches cost the queries of one', async () => {
  const queries = (first: number) =>
    counter.of(() =>
      ask(
        'Membre',
        `{ projects(first: ${first}) { nodes { comments { totalCount nodes { organisation } } } } }`,
      ),
    );
  expect(await queries(2)).toBe(await queries(1));
});
