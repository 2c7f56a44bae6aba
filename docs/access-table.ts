/** The table of rights of `access.md`, written from the rules that the code reads. */

import { type Access, RULES } from '../src/access/rules.ts';
import { roles } from '../src/domain/role.ts';

const BEGIN = '<!-- rights -->';
const END = '<!-- /rights -->';

const WORDS: Record<Access, string> = { YES: 'oui', OWN: 'le sien', VALIDATED: 'validé', NO: '–' };

/**
 * The document with its table written anew between the markers.
 * @throws Error when the markers are not there: the table would silently go stale.
 */
export function withRightsTable(document: string): string {
  const [from, to] = [document.indexOf(BEGIN), document.indexOf(END)];
  if (from < 0 || to < from) throw new Error(`The document has no table: expected ${BEGIN}, then ${END}.`);
  const lines = [
    ['opération', ...roles.codes.map((role) => roles.label(role))],
    ['---', ...roles.codes.map(() => '---')],
    ...Object.entries(RULES).map(([operation, rights]) => [
      `\`${operation}\``,
      ...roles.codes.map((role) => WORDS[rights[role]]),
    ]),
  ];
  const table = lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  return `${document.slice(0, from + BEGIN.length)}\n\n${table}\n\n${document.slice(to)}`;
}
