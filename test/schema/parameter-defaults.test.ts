/** The table of parameters that the API shows. */

import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from '@jest/globals';
import { campaignApi } from '../support/campaign-api.ts';

const { api } = campaignApi();

interface Row {
  path: string;
  field: string;
  label: string;
  defaultValue: string;
  unit: string;
  reason: string;
  sources: string[];
}
let rows: Row[];
beforeAll(async () => {
  const { data } = await api.ask(
    '{ parameterDefaults { path field label defaultValue unit reason sources } }',
  );
  rows = (data as { parameterDefaults: Row[] }).parameterDefaults;
});

test('says what each parameter is, its default, its unit, why, and after which lines of which documents', () => {
  expect(rows).toEqual(
    expect.arrayContaining([
      {
        path: '/windowWeeks/CONJUNCTURAL',
        field: 'windowWeeks.conjunctural',
        label: 'Fenêtres par défaut, selon la nature › Conjoncturelle',
        defaultValue: '2',
        unit: 'semaines de part et d’autre',
        reason: expect.stringContaining('15 jours'),
        sources: ['002:L685-711', '002:L1069-1071'],
      },
      {
        path: '/solver/smoothing/stepWidth',
        field: 'solver.smoothing.stepWidth',
        label: "Lissage › Largeur d'une marche, en part de la cible de la période",
        defaultValue: '0.1',
        unit: 'part de la cible de la période',
        reason: 'Un écart de 10 % passe pour du bruit ; au-delà la pente monte.',
        sources: [],
      },
      {
        path: '/solver/levels/3/terms/1/weight',
        field: 'solver.levels.3.terms.1.weight',
        label: expect.stringMatching(/› Termes additionnés › Son poids, sans unité, 0 ou plus$/),
        defaultValue: '1',
        unit: 'par stagiaire-semaine',
        reason: expect.stringContaining('alternance'),
        sources: ['002:L727'],
      },
      {
        path: '/assumptions/weeklyHours',
        field: 'assumptions.weeklyHours',
        label: 'Ce qui est supposé › Heures par semaine',
        defaultValue: '35',
        unit: 'heures par semaine',
        reason: expect.any(String),
        sources: ['Code du travail, L3121-27'],
      },
    ]),
  );
  const texts = rows.flatMap(({ label, unit, reason }) => [label, unit, reason]);
  expect(texts).not.toContain('');
});

test('is the table of the documents, row by row', () => {
  const document = readFileSync(new URL('../../docs/problem.md', import.meta.url), 'utf8');
  const cells = (text: string) => text.replaceAll('|', '\\|');
  const lines = document.split('\n');
  const missing = rows.filter(({ path, unit, reason }) => {
    const begin = `| \`${path.replace(/^\/solver/, '')}\` |`;
    const end = ` | ${cells(unit)} | ${cells(reason)} |`;
    return !lines.some((line) => line.startsWith(begin) && line.endsWith(end));
  });
  expect(missing).toEqual([]);
});

test('has a row for everything that createScenario takes: what can be set has a default that is explained', async () => {
  const { data } = await api.ask(`{ __schema { types { name kind inputFields { name type { ...T } } } } }
    fragment T on __Type { name kind ofType { name kind ofType { name kind ofType { name kind } } } }`);
  const { types } = (data as { __schema: { types: InputType[] } }).__schema;
  // What the planner decides by hand has no default but nothing.
  const settable = fieldsOf(types, 'ScenarioChoicesInput').filter((field) => !field.startsWith('hand'));
  const told = new Set(rows.map(({ field }) => field.replaceAll(/\.\d+/g, '')));
  // A list told as one row covers what is inside: its default is the whole list.
  const lists = ['solver.levels.terms', 'solver.smoothing.profile'];
  expect(
    settable.filter((field) => !told.has(field) && !lists.some((list) => field.startsWith(list))),
  ).toEqual([]);
});

interface TypeRef {
  name: string | null;
  kind: string;
  ofType?: TypeRef;
}
interface InputType {
  name: string;
  inputFields: { name: string; type: TypeRef }[] | null;
}

/** Every leaf of an input, by its path. */
function fieldsOf(types: readonly InputType[], name: string): string[] {
  const nameOf = (type: TypeRef): string => (type.ofType == null ? type.name! : nameOf(type.ofType));
  const fields = types.find((type) => type.name === name)?.inputFields ?? [];
  return fields.flatMap((field) => {
    const inside = fieldsOf(types, nameOf(field.type));
    return inside.length === 0 ? [field.name] : inside.map((path) => `${field.name}.${path}`);
  });
}
