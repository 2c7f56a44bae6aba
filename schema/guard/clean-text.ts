/**
 * Texts that JavaScript accepts and PostgreSQL refuses, NUL and lone surrogates, are stopped at the door:
 * literals when the document is validated, variables before it runs.
 */

import type { ASTVisitor, StringValueNode, ValidationContext } from 'graphql';
import { badUserInput, excerpt } from '../errors.ts';

/** True for a text that can be stored. */
export function isCleanText(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

function refusal(where: string, text: string, node: StringValueNode | null = null) {
  return badUserInput(
    `${where} ${excerpt(text)} refusé : il contient un caractère nul ou une moitié de caractère. Attendu : du texte Unicode bien formé. Retirez ces caractères et recommencez.`,
    {},
    node,
  );
}

/** Validation rule: every text written in the document. */
export function CleanLiteralsRule(context: ValidationContext): ASTVisitor {
  return {
    StringValue(node) {
      if (!isCleanText(node.value)) {
        context.reportError(refusal('Texte', node.value, node));
      }
    },
  };
}

/** Throws for the first variable that holds such a text, however deep. */
export function checkVariables(variables: Record<string, unknown> | undefined): void {
  const pending: [string, unknown][] = Object.entries(variables ?? {});
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [path, value] = next;
    if (typeof value === 'string' && !isCleanText(value)) {
      throw refusal(`Variable $${path}`, value);
    }
    if (typeof value === 'object' && value !== null) {
      pending.push(
        ...Object.entries(value).map(([key, inner]): [string, unknown] => [`${path}.${key}`, inner]),
      );
    }
  }
}
