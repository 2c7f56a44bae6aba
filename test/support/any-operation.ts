/** Draws operations that are valid for a schema: fields, lists with sizes, aliases, fragments, conditions. */

import fc from 'fast-check';
import type { GraphQLArgument, GraphQLNamedType, GraphQLSchema } from 'graphql';
import { getNamedType, isAbstractType, isCompositeType, isObjectType, isRequiredArgument } from 'graphql';

/** An operation with the values of its variables. */
export interface AnyOperation {
  query: string;
  variables: Record<string, unknown>;
}

/**
 * Queries of this schema. `required` gives the values that a required argument may take, written as literals,
 * by the name of its field; a field that it does not know is left out.
 */
export function anyOperation(
  schema: GraphQLSchema,
  required: Readonly<Record<string, readonly string[]>>,
): fc.Arbitrary<AnyOperation> {
  return fc.gen().map((draw) => new Writer(schema, required, draw).operation());
}

const MOST_LEVELS = 8;

class Writer {
  readonly #schema: GraphQLSchema;
  readonly #required: Readonly<Record<string, readonly string[]>>;
  readonly #draw: fc.GeneratorValue;
  readonly #variables: { name: string; type: string; value: unknown; written: string }[] = [];
  readonly #fragments: string[] = [];
  #aliases = 0;
  #lastOfPage = false;

  constructor(
    schema: GraphQLSchema,
    required: Readonly<Record<string, readonly string[]>>,
    draw: fc.GeneratorValue,
  ) {
    this.#schema = schema;
    this.#required = required;
    this.#draw = draw;
  }

  operation(): AnyOperation {
    const selection = this.#selection(this.#schema.getQueryType() as GraphQLNamedType, 1);
    const declared = this.#variables.map(({ written }) => written).join(', ');
    const values = this.#variables.filter(({ value }) => value !== undefined);
    return {
      query: `query${declared === '' ? '' : ` (${declared})`} ${selection} ${this.#fragments.join(' ')}`,
      variables: Object.fromEntries(values.map(({ name, value }) => [name, value])),
    };
  }

  #selection(type: GraphQLNamedType, level: number): string {
    const parts = Array.from({ length: this.#draw(fc.integer, { min: 1, max: 2 }) }, () =>
      this.#part(type, level),
    );
    return `{ __typename ${parts.join(' ')} }`;
  }

  #part(type: GraphQLNamedType, level: number): string {
    const kind = this.#draw(fc.integer, { min: 0, max: 9 });
    if (isAbstractType(type) || kind === 0) {
      const concrete = isAbstractType(type) ? this.#pick(this.#schema.getPossibleTypes(type)) : type;
      return `... on ${concrete.name} ${this.#condition()} ${this.#selection(concrete, level)}`;
    }
    if (kind === 1) {
      const name = `F${this.#fragments.length}`;
      this.#fragments.push(''); // Its place, before those that it needs itself.
      const place = this.#fragments.length - 1;
      this.#fragments[place] = `fragment ${name} on ${type.name} ${this.#selection(type, level)}`;
      return `...${name} ${this.#condition()}`;
    }
    return this.#field(type, level);
  }

  #field(type: GraphQLNamedType, level: number): string {
    const fields = isObjectType(type) ? Object.values(type.getFields()) : [];
    const known = fields.filter(
      (field) =>
        (!field.args.some(isRequiredArgument) || this.#required[field.name] !== undefined) &&
        (level < MOST_LEVELS || !isCompositeType(getNamedType(field.type))),
    );
    // Fields with something inside are what there is to count.
    const composite = known.filter((field) => isCompositeType(getNamedType(field.type)));
    const among = composite.length > 0 && this.#draw(fc.integer, { min: 0, max: 3 }) > 0 ? composite : known;
    if (among.length === 0) return '';
    const field = this.#pick(among);
    const inside = getNamedType(field.type);
    this.#lastOfPage = this.#draw(fc.integer, { min: 0, max: 3 }) === 0;
    const args = field.args.flatMap((argument) => this.#argument(field.name, argument, field.args));
    this.#aliases += 1;
    return `a${this.#aliases}: ${field.name}${args.length === 0 ? '' : `(${args.join(', ')})`} ${this.#condition()} ${
      isCompositeType(inside) ? this.#selection(inside, level + 1) : ''
    }`;
  }

  #argument(field: string, argument: GraphQLArgument, all: readonly GraphQLArgument[]): string[] {
    if (isRequiredArgument(argument)) {
      return [`${argument.name}: ${this.#pick(this.#required[field] ?? [''])}`];
    }
    // One size of a page, not both: that is refused.
    const fromEnd = this.#lastOfPage && all.some(({ name }) => name === 'last');
    const isSize = argument.name === (fromEnd ? 'last' : 'first');
    if (!isSize || this.#draw(fc.integer, { min: 0, max: 9 }) === 0) return [];

    const size = this.#draw(fc.integer, { min: 1, max: 9 });
    const written = this.#pick(['literal', 'literal', 'variable', 'variable', 'default', 'null']);
    if (written === 'null') return [`${argument.name}: null`];
    if (written === 'literal') return [`${argument.name}: ${size}`];
    return [
      `${argument.name}: ${written === 'variable' ? this.#variable('Int', size) : this.#variable(`Int = ${size}`, undefined)}`,
    ];
  }

  #pick<T>(among: readonly T[]): T {
    return among[this.#draw(fc.nat, { max: among.length - 1 })] as T;
  }

  #condition(): string {
    const kind = this.#draw(fc.integer, { min: 0, max: 11 });
    if (kind > 1) return '';
    const value = this.#draw(fc.boolean);
    const written = this.#draw(fc.boolean) ? String(value) : this.#variable('Boolean!', value);
    return `@${kind === 0 ? 'skip' : 'include'}(if: ${written})`;
  }

  #variable(type: string, value: unknown): string {
    const name = `v${this.#variables.length}`;
    this.#variables.push({ name, type, value, written: `$${name}: ${type}` });
    return `$${name}`;
  }
}
