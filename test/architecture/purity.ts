import { stripTypeScriptTypes } from 'node:module';
import { nodesOf, type SyntaxNode } from './source.ts';

/** Something a file may not contain. */
export interface Impurity {
  file: string;
  found: string;
  rule: string;
}

const clockRule =
  'solver/ has no clock, no randomness but a seed, and no environment: the same instance gives the same plan';

/** Names of what would let the world into the maths; `performance.now` only where work is timed. */
function worldlyName(node: SyntaxNode, mayTime: boolean): string | undefined {
  if (node.type === 'MemberExpression') {
    const object = (node.object as SyntaxNode).value;
    const property = (node.property as SyntaxNode).value;
    const name = `${object}.${property}`;
    if (
      ['Date.now', 'Math.random', 'process.env', 'crypto.randomUUID', 'crypto.getRandomValues'].includes(name)
    ) {
      return name;
    }
    return object === 'performance' && !mayTime ? name : undefined;
  }
  const isDate = (node.callee as SyntaxNode | undefined)?.value === 'Date';
  if (node.type === 'NewExpression' && isDate && ((node.arguments as unknown[]) ?? []).length === 0)
    return 'new Date()';
  if (node.type === 'CallExpression' && isDate) return 'Date()';
  return undefined;
}

/** Clock, randomness and environment in a file of the solver. */
export function worldIn(file: string, tree: SyntaxNode): Impurity[] {
  const mayTime = /^solver\/(search|engines)\//.test(file);
  return [...nodesOf(tree)].flatMap((node) => {
    const found = worldlyName(node, mayTime);
    return found === undefined ? [] : [{ file, found, rule: clockRule }];
  });
}

/** What Node cannot run by leaving the types out, asked of Node itself: its workers load these files as they are. */
export function unerasableIn(file: string, code: string): Impurity[] {
  try {
    stripTypeScriptTypes(code, { mode: 'strip' });
    return [];
  } catch (error) {
    const rule =
      'what a worker loads is erasable TypeScript: no enum, parameter property, decorator or namespace';
    return [{ file, found: String((error as Error).message).split('\n')[0] ?? '', rule }];
  }
}
