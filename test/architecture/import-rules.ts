import type { Import } from './source.ts';

/** An import that the house forbids. */
export interface ForbiddenImport extends Import {
  /** The rule it breaks, as `docs` and reviewers say it. */
  rule: string;
}

/** A rule: which files it is about, and which of their imports it lets through. */
interface Rule {
  says: string;
  about: RegExp;
  allows(imported: Import): boolean;
}

const useCases =
  /^src\/(allocation|imports|exports|listing|programming|scenarios|durable|runs|simulations|live|indicators|access)\//;
const tables = /^src\/(entities|db)\//;
const domain = /^src\/domain\//;
/** What surrounds the application: the environment, HTTP, the first and last words of a process. */
const shell = /^src\/(http\/.*|[a-z-]+)\.ts$/;
const compositionRoots = /^src\/(main\.ts|cli\/)/;

const isPackage = (to: string): boolean => !/^(src|solver|schema|data|web|test|\.\.)\//.test(to);
const within =
  (...places: (RegExp | string)[]) =>
  ({ to }: Import): boolean =>
    isPackage(to) || places.some((place) => (typeof place === 'string' ? place === to : place.test(to)));
const solverPackages = /^(node:.*|highs|javascript-lp-solver|ajv(\/.*)?)$/;

/** Who may import whom: the table of the house, then the rules inside the solver. */
const rules: Rule[] = [
  {
    says: 'solver/ imports nothing of ours outside solver/, and no ORM, GraphQL or HTTP',
    about: /^solver\//,
    allows: ({ to }) => /^solver\//.test(to) || solverPackages.test(to),
  },
  {
    says: 'src/domain imports nothing of ours outside src/domain',
    about: domain,
    allows: within(domain),
  },
  {
    says: 'src/entities and src/db import src/domain and each other only',
    about: tables,
    allows: within(domain, tables),
  },
  {
    says: 'use cases import solver/index.ts (of the solver), src/domain, src/entities, src/db and use cases only',
    about: useCases,
    allows: within('solver/index.ts', domain, tables, useCases),
  },
  {
    says: 'schema/ imports types of solver/index.ts, src/domain, src/entities, src/db and use cases only',
    about: /^schema\//,
    allows: (imported) =>
      within(/^schema\//, domain, tables, useCases)(imported) ||
      (imported.typeOnly && imported.to === 'solver/index.ts'),
  },
  {
    says: 'what surrounds the application (src/*.ts, src/http) imports itself and src/domain only',
    about: new RegExp(`^(?!src/main\\.ts)${shell.source.slice(1)}`),
    allows: (imported) => within(domain, shell)(imported) && imported.to !== 'src/main.ts',
  },
  {
    says: 'data/ imports itself and src/domain only: it is read, it decides nothing',
    about: /^data\//,
    allows: within(/^data\//, domain),
  },
  {
    says: 'web/ knows schema/schema.graphql and nothing else',
    about: /^web\//,
    allows: within(/^web\//, 'schema/schema.graphql'),
  },
  {
    says: 'nothing but themselves imports src/main.ts or src/cli, where everything is put together',
    about: /^(?!src\/(main\.ts|cli\/))/,
    allows: ({ to }) => !compositionRoots.test(to),
  },
  {
    says: 'nothing that is shipped imports test/',
    about: /./,
    allows: ({ to }) => !/^test\//.test(to),
  },
  {
    says: 'solver/validation is a second opinion: it imports the instance, the parameters, the plan and itself only',
    about: /^solver\/validation\//,
    allows: within(/^solver\/(validation|instance|parameters|solution)\//),
  },
  {
    says: 'the judges of a split are a second opinion: they import its types and each other only',
    about: /^solver\/allocation\/verify(-release)?\.ts$/,
    allows: within(/^solver\/allocation\/(types|verify)\.ts$/),
  },
  {
    says: 'constraints import neither objectives, nor each other, nor engines',
    about: /^solver\/model\/constraints\//,
    allows: ({ to }) => !/^solver\/(model\/(constraints|objectives)|engines)\//.test(to),
  },
  {
    says: 'objectives import neither constraints, nor each other, nor engines',
    about: /^solver\/model\/objectives\//,
    allows: ({ to }) => !/^solver\/(model\/(constraints|objectives)|engines)\//.test(to),
  },
  {
    says: 'engines never see an instance: they import themselves only',
    about: /^solver\/engines\//,
    allows: within(/^solver\/(engines\/|model\/lp\.ts$)/),
  },
  {
    says: 'an import is written out, so that it can be checked',
    about: /./,
    allows: ({ to }) => to !== '(computed)',
  },
];

/** The imports that break a rule, in the order given; one that breaks two is there twice. */
export function forbiddenImports(imports: Import[]): ForbiddenImport[] {
  return imports.flatMap((imported) =>
    rules
      .filter((rule) => rule.about.test(imported.from) && !rule.allows(imported))
      .map(({ says }) => ({ ...imported, rule: says })),
  );
}
