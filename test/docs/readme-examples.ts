/** The examples of the README, written from what really happens. */

/** What happened, when it was tried. */
export interface Tried {
  /** Answer to the first question, as it travels. */
  answer: PlanAnswer;
  /** What the command line said. */
  said: string;
}

/** The parts of the answer that the prose repeats. */
export interface PlanAnswer {
  data: {
    campaign: {
      latestPlan: {
        sessionsMoved: number;
        weeksMoved: number;
        peakBefore: { month: string; entries: number };
        peakAfter: { month: string; entries: number };
      };
    };
  };
}

/** The README with its examples as they were tried; the same text when they are right already. */
export function withExamples(readme: string, { answer, said }: Tried): string {
  const { sessionsMoved, weeksMoved, peakBefore, peakAfter } = answer.data.campaign.latestPlan;
  return readme
    .replace(/^```json\n[\s\S]*?^```$/m, () => `\`\`\`json\n${shortJson(answer)}\n\`\`\``)
    .replace(/^```text\n[\s\S]*?^```$/m, () => `\`\`\`text\n${excerptOf(said)}\n\`\`\``)
    .replace(
      /\d+ semaines de décalage sur \d+ sessions/,
      `${weeksMoved} semaines de décalage sur ${sessionsMoved} sessions`,
    )
    .replace(
      /\d+ entrées demandées en avril, \d+ au plus dans le plan/,
      `${peakBefore.entries} entrées demandées en avril, ${peakAfter.entries} au plus dans le plan`,
    );
}

/** The table by month and the three sentences under the tables; figures have plain spaces, as documents do. */
function excerptOf(said: string): string {
  const lines = said.replaceAll(/[\u00a0\u202f]/g, ' ').split('\n');
  const from = (start: string): number => lines.findIndex((line) => line.startsWith(start));
  const table = lines.slice(from('  mois '), from('  décembre ') + 1);
  const sentences = lines.slice(from('Mois le plus plein'), from('Sessions non placées') + 1);
  return [...table, '', ...sentences].join('\n');
}

/** JSON with each object of plain values on one line. */
function shortJson(value: unknown, indent = ''): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Array.isArray(value) ? value.map((item) => ['', item] as const) : Object.entries(value);
  const isFlat = members.every(([, member]) => typeof member !== 'object' || member === null);
  const texts = members.map(
    ([key, member]) => `${key === '' ? '' : `${JSON.stringify(key)}: `}${shortJson(member, `${indent}  `)}`,
  );
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  if (isFlat) return `${open} ${texts.join(', ')} ${close}`;
  return `${open}\n${texts.map((text) => `${indent}  ${text}`).join(',\n')}\n${indent}${close}`;
}
