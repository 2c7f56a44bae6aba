/**
 * Texts that JavaScript accepts and PostgreSQL refuses, NUL and lone surrogates, are stopped at the door:
 * literals when the document is validated, variables before it runs.
 */

import type {
  ASTVisitor,
  GraphQLInputType,
  GraphQLSchema,
  NamedTypeNode,
  OperationDefinitionNode,
  StringValueNode,
  ValidationContext,
} from 'graphql';
import { getNamedType, isInputObjectType, typeFromAST } from 'graphql';
import { badUserInput, excerpt } from '../errors.ts';
import { BOUNDS, refuseBeyond, tooMuch } from './limits.ts';
import { LONG_TEXT } from './long-text.ts';

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
      if (node.value.length > BOUNDS.text.most) {
        context.reportError(tooMuch('text', node.value.length));
      } else if (!isCleanText(node.value)) {
        context.reportError(refusal('Texte', node.value, node));
      }
    },
  };
}

/** Throws for the first value of the variables that holds such a text or is too long, and for too many values. */
export function checkVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Record<string, unknown> = {},
): void {
  let values = 0;
  const check = (
    path: string,
    value: unknown,
    type: GraphQLInputType | undefined,
    mayBeLong: boolean,
  ): void => {
    values += 1;
    refuseBeyond('values', values);
    if (typeof value === 'string') {
      if (!mayBeLong) refuseBeyond('text', value.length);
      if (!isCleanText(value)) throw refusal(`Variable $${path}`, value);
    }
    if (typeof value !== 'object' || value === null) return;
    const named = type && getNamedType(type);
    const fields = isInputObjectType(named) ? named.getFields() : {};
    for (const [key, inner] of Object.entries(value)) {
      refuseBeyond('name', key.length);
      const isElement = Array.isArray(value);
      const field = isElement ? undefined : fields[key];
      check(
        `${path}.${key}`,
        inner,
        isElement ? type : field?.type,
        isElement ? mayBeLong : field?.extensions[LONG_TEXT] === true,
      );
    }
  };
  for (const { variable, type } of variableDefinitions) {
    const name = variable.name.value;
    check(name, variables[name], typeFromAST(schema, type as NamedTypeNode) as GraphQLInputType, false);
  }
}
