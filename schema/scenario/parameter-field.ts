/** Where a parameter is said in the contract: the field of the input that takes it, and what that field says it is. */

import type { GraphQLSchema } from 'graphql';
import { getNamedType, isInputObjectType } from 'graphql';
import { choicePath } from './stated.ts';

/** A field of `ScenarioChoicesInput`, or of the inputs inside it. */
export interface ParameterField {
  /** From `choices`, lists by rank: `solver.levels.0.gap`. */
  field: string;
  /** Its description, after those of the fields that hold it: « Lissage › Largeur d'une marche ». */
  label: string;
}

/**
 * The field that takes the parameter at a path of the choices.
 * @throws Error when the contract has none: a parameter that nobody can set is a fault of ours.
 */
export function fieldOf(schema: GraphQLSchema, path: string): ParameterField {
  const steps = choicePath(path).split('/').slice(1);
  let type = schema.getType('ScenarioChoicesInput');
  const labels: string[] = [];
  for (const step of steps) {
    if (/^\d+$/.test(step)) continue;
    const field = isInputObjectType(type) ? type.getFields()[step] : undefined;
    if (field === undefined) throw new Error(`No field of ScenarioChoicesInput takes the parameter ${path}`);
    labels.push((field.description ?? '').replace(/\.$/, ''));
    type = getNamedType(field.type);
  }
  // That the solver's parameters are those of the solve says nothing of any of them.
  const told = steps[0] === 'solver' ? labels.slice(1) : labels;
  return { field: steps.join('.'), label: told.join(' › ') };
}
