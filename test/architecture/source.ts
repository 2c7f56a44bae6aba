import { posix } from 'node:path';
import { parseSync } from '@swc/core';

/** One import of a source file. */
export interface Import {
  /** Project path of the importing file, "src/main.ts". */
  from: string;
  /** Project path of what is imported, or the name of a package ("highs", "node:fs"). */
  to: string;
  /** True when nothing of it exists at run time. */
  typeOnly: boolean;
}

/** A node of the syntax tree, as far as we look into it. */
export type SyntaxNode = { type: string } & Record<string, unknown>;

/** The syntax tree of a file. */
export function parse(path: string, code: string): SyntaxNode {
  const tsx = path.endsWith('.tsx');
  return parseSync(code, {
    syntax: 'typescript',
    tsx,
    decorators: true,
    target: 'es2022',
  }) as unknown as SyntaxNode;
}

/** Every node of a tree. */
export function* nodesOf(tree: unknown): Generator<SyntaxNode> {
  const left = [tree];
  while (left.length > 0) {
    const node = left.pop();
    if (typeof node !== 'object' || node === null) continue;
    if ('type' in node && typeof node.type === 'string') yield node as SyntaxNode;
    for (const child of Object.values(node)) left.push(child);
  }
}

/**
 * Every import of a file: declarations, re-exports, `import()`, `import('x').Type`, and the files it starts
 * as threads or processes, `new URL('./worker.ts', import.meta.url)`.
 */
export function importsOf(path: string, tree: SyntaxNode): Import[] {
  const imports: Import[] = [];
  for (const node of nodesOf(tree)) {
    const found = importedBy(node);
    if (found !== undefined)
      imports.push({ from: path, to: target(path, found.specifier), typeOnly: found.typeOnly });
  }
  return imports;
}

function importedBy(node: SyntaxNode): { specifier: string; typeOnly: boolean } | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration': {
      const specifier = textOf(node.source);
      return specifier === undefined ? undefined : { specifier, typeOnly: isTypeOnly(node) };
    }
    case 'CallExpression': {
      const [argument] = node.arguments as { expression: SyntaxNode }[];
      if ((node.callee as SyntaxNode).type !== 'Import') return undefined;
      // What cannot be read cannot be checked: a rule refuses it by this name.
      return { specifier: textOf(argument?.expression) ?? '(computed)', typeOnly: false };
    }
    case 'TsImportType': {
      const specifier = textOf(node.argument);
      return specifier === undefined ? undefined : { specifier, typeOnly: true };
    }
    case 'NewExpression': {
      const callee = node.callee as SyntaxNode;
      const specifier = textOf((node.arguments as { expression: SyntaxNode }[] | undefined)?.[0]?.expression);
      const isFile =
        callee.value === 'URL' && specifier !== undefined && /^\.{1,2}\/.*\.[tj]sx?$/.test(specifier);
      return isFile ? { specifier, typeOnly: false } : undefined;
    }
    default:
      return undefined;
  }
}

function isTypeOnly(node: SyntaxNode): boolean {
  if (node.typeOnly === true) return true;
  const specifiers = (node.specifiers ?? []) as { isTypeOnly?: boolean }[];
  return specifiers.length > 0 && specifiers.every(({ isTypeOnly: only }) => only === true);
}

function textOf(node: unknown): string | undefined {
  const literal = node as { type?: string; value?: unknown } | null | undefined;
  return literal?.type === 'StringLiteral' ? String(literal.value) : undefined;
}

function target(from: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier;
  return posix.join(posix.dirname(from), specifier).replace(/\.js$/, '.ts');
}
