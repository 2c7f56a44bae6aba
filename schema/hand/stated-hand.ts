/** From the hand of an input to what the use case is told, and its paths back to the input's. */

import type { DatedDecision, Problem, StatedHand } from '../../src/scenarios/index.ts';
import type { HandDecisionInput, HandInput, SessionSelectionInput } from './hand.input.ts';
import { isOneSelection, selectionPath, whichOf } from './selection.ts';

/** The four kinds of decision of an input. */
const KINDS = ['pin', 'forbid', 'prefer', 'notBefore'] as const;
type Kind = (typeof KINDS)[number];

/** What keeps an input from being read as a hand: a decision of no kind or of two, sessions said twice or not at all. */
export function handFaults(input: HandInput | null | undefined, path: string): Problem[] {
  const decisions = (input?.decisions ?? []).flatMap((decision, d): Problem[] => {
    const at = `${path}/decisions/${d}`;
    const kinds = KINDS.filter((kind) => decision[kind] != null);
    if (kinds.length !== 1) return [oneExpected(at, kinds, `un seul de ${KINDS.join(', ')}`)];
    const [kind] = kinds;
    return selectionFaults(decision[kind!]!.selection, `${at}/${kind}/selection`);
  });
  const part = input?.solveOnly == null ? [] : selectionFaults(input.solveOnly, `${path}/solveOnly`);
  return [...decisions, ...part];
}

function selectionFaults(selection: SessionSelectionInput, path: string): Problem[] {
  if (isOneSelection(selection)) return [];
  const said = (['sessions', 'filter'] as const).filter((name) => selection[name] != null);
  return [oneExpected(path, said, 'soit sessions, soit filter')];
}

function oneExpected(path: string, said: readonly string[], expected: string): Problem {
  const found = said.length === 0 ? 'Rien n’est dit' : `${said.join(' et ')} sont dits à la fois`;
  const message = `${found}. Attendu : ${expected}. Corrigez ${path}.`;
  return { code: 'ONE_OF_EXPECTED', path, value: said.join(', '), message };
}

/** The hand that a sound input states; null takes the whole hand away. */
export function statedHand(input: HandInput | null): StatedHand | null {
  if (input === null) return null;
  const { decisions, solveOnly, minimalChange, horizon, plan } = input;
  return {
    ...(decisions == null ? {} : { decisions: decisions.map(decisionOf) }),
    ...(solveOnly === undefined ? {} : { solveOnly: solveOnly && whichOf(solveOnly) }),
    ...(minimalChange === undefined ? {} : { minimalChange: minimalChange && pricesOf(minimalChange) }),
    ...(horizon === undefined ? {} : { horizon: horizon && { ...horizon } }),
    ...(plan === undefined ? {} : { plan }),
  };
}

function decisionOf({ pin, forbid, prefer, notBefore }: HandDecisionInput): DatedDecision {
  if (pin != null) {
    const { selection, at, evenIfClosed } = pin;
    return { kind: 'PIN', which: whichOf(selection), at, evenIfClosed };
  }
  if (forbid != null) {
    const { selection, from, to } = forbid;
    return { kind: 'FORBID', which: whichOf(selection), when: { from, to } };
  }
  if (prefer != null) return { kind: 'PREFER', which: whichOf(prefer.selection), at: prefer.at };
  return { kind: 'NOT_BEFORE', which: whichOf(notBefore!.selection), date: notBefore!.date };
}

function pricesOf({ after, ...prices }: NonNullable<HandInput['minimalChange']>) {
  const said = Object.entries(prices).filter(([, price]) => price != null);
  // Null is a choice here: before all levels.
  return { ...Object.fromEntries(said), ...(after === undefined ? {} : { after }) };
}

/**
 * A path of the use case under `/hand`, as one in the input's hand: `/decisions/0/which/opco/1` is
 * `/decisions/0/forbid/selection/filter/opcos/1`. Null for a rule that the input does not state: it is the base's.
 */
export function handPath(path: string, input: HandInput | null | undefined): string | null {
  const [, decision, rest = ''] = /^\/decisions\/(\d+)(\/.*)?$/.exec(path) ?? [];
  if (decision !== undefined)
    return decisionPath(rest, input?.decisions?.[Number(decision)], Number(decision));
  const [, part] = /^\/solveOnly(\/.*)?$/.exec(path) ?? [];
  if (path.startsWith('/solveOnly'))
    return input?.solveOnly == null
      ? null
      : `/solveOnly${part === undefined ? '' : selectionPath(part, input.solveOnly)}`;
  const [, rule] = path.split('/');
  return input?.[rule as keyof HandInput] == null ? null : path;
}

function decisionPath(rest: string, decision: HandDecisionInput | undefined, d: number): string | null {
  const kind: Kind | undefined = decision && KINDS.find((name) => decision[name] != null);
  if (decision === undefined || kind === undefined) return null;
  const at = `/decisions/${d}/${kind}`;
  if (rest.startsWith('/which'))
    return `${at}/selection${selectionPath(rest.slice('/which'.length), decision[kind]!.selection)}`;
  return `${at}${rest.replace(/^\/when/, '')}`;
}
