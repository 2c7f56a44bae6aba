/** What the throughput benchmark asks: the curve of a campaign, and a list as a screen shows it. */

import { ask } from '../served.ts';

/** A query, its name in the document, and what it stands for. */
export interface Asked {
  name: string;
  means: string;
  query: string;
}

export const ASKED: readonly Asked[] = [
  {
    name: 'curve',
    means: 'la courbe d’une campagne, avant et après le plan',
    query: `query Courbe { campaign(slug: "normandie-2022") { title
      entryCurve(period: MONTH) { points { period sessions entries } undated { sessions entries } }
      latestPlan { peakBefore { month entries } peakAfter { month entries } weeksMoved
        curve(period: MONTH) { points { period sessions entries } } } } }`,
  },
  {
    name: 'list',
    means: 'cent sessions, leur projet et leur agence',
    query: `query Liste { sessions(first: 100, filter: { campaign: "normandie-2022" }) { totalCount pageInfo { hasNextPage endCursor }
      nodes { id reference wishedStart wishedFrom wishedTo places cost hours departement communeName state
        project { reference title opco rome nature } agency { name } } } }`,
  },
];

/** What a server answers to each, by the name of its operation. */
export async function answersOf(server: string): Promise<Record<string, unknown>> {
  const answers: Record<string, unknown> = {};
  for (const { query } of ASKED) {
    const [, operation = ''] = /query (\w+)/.exec(query) ?? [];
    answers[operation] = (await ask(server, query)).data;
  }
  return answers;
}
