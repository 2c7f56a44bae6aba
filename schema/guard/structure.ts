/**
 * The shape of a document, counted before it is even validated: validation itself compares the fields that share
 * a name two by two. Fragments are counted where they are used, yet read once each, so that a nest of fragments
 * that unfolds into billions of fields costs no more than its text.
 */

import type { DefinitionNode, DocumentNode, FragmentDefinitionNode, SelectionSetNode } from 'graphql';
import { Kind, visit } from 'graphql';
import { refuseBeyond } from './limits.ts';

/** What a selection holds, fragments unfolded. May be as large as a double goes, or infinite. */
interface Shape {
  fields: number;
  aliases: number;
  depth: number;
}

const NOTHING: Shape = { fields: 0, aliases: 0, depth: 0 };

/** Throws the typed error of a document that is too large in some way. A cycle of fragments counts once: validation refuses it. */
export function refuseOversized(document: DocumentNode): void {
  let directives = 0;
  visit(document, {
    Directive() {
      directives += 1;
    },
    Name({ value }) {
      refuseBeyond('name', value.length);
    },
    OperationDefinition({ variableDefinitions }) {
      refuseBeyond('variables', variableDefinitions?.length ?? 0);
    },
  });
  refuseBeyond('directives', directives);
  const shapes = new Shapes(document);
  for (const definition of document.definitions) {
    const { fields, aliases, depth } = shapes.of(definition);
    refuseBeyond('depth', depth);
    refuseBeyond('aliases', aliases);
    refuseBeyond('fields', fields);
  }
}

class Shapes {
  readonly #fragments: Map<string, FragmentDefinitionNode>;
  readonly #known = new Map<string, Shape>();

  constructor({ definitions }: DocumentNode) {
    this.#fragments = new Map(
      definitions
        .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
        .map((fragment) => [fragment.name.value, fragment]),
    );
  }

  of(definition: DefinitionNode): Shape {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) return this.#ofFragment(definition.name.value);
    return definition.kind === Kind.OPERATION_DEFINITION
      ? this.#ofSelection(definition.selectionSet)
      : NOTHING;
  }

  #ofSelection({ selections }: SelectionSetNode): Shape {
    const sum = { ...NOTHING };
    for (const selection of selections) {
      const isField = selection.kind === Kind.FIELD;
      const inside =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? this.#ofFragment(selection.name.value)
          : selection.selectionSet === undefined
            ? NOTHING
            : this.#ofSelection(selection.selectionSet);
      // A fragment counts for one as well: a nest of them may hold no field at all.
      sum.fields += inside.fields + 1;
      sum.aliases += inside.aliases + (isField && selection.alias !== undefined ? 1 : 0);
      sum.depth = Math.max(sum.depth, inside.depth + (isField ? 1 : 0));
    }
    return sum;
  }

  #ofFragment(name: string): Shape {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const fragment = this.#fragments.get(name);
    if (fragment === undefined) return NOTHING;
    this.#known.set(name, NOTHING); // Until it is known: a cycle ends here.
    const shape = this.#ofSelection(fragment.selectionSet);
    this.#known.set(name, shape);
    return shape;
  }
}
