import fc from 'fast-check';
import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isLeafType,
  isObjectType,
} from 'graphql';

/** A subscription in the making: everything about it but how it is written down. */
export interface Draft {
  field: string;
  selection: string;
  fragments: string[];
  /** Declared variables beside those of the root field's arguments. */
  variables: { name: string; declaration: string; value: unknown }[];
}

type Pick = fc.GeneratorValue;

/** Any subscription of the schema with any selection below it, as deep as four objects. */
export function drafts(schema: GraphQLSchema): fc.Arbitrary<Draft> {
  const fields = Object.values(schema.getSubscriptionType()?.getFields() ?? {});
  return fc.gen().map((pick) => {
    const field = pick(() => fc.constantFrom(...fields));
    const author = new Author(pick);
    const selection = author.selectionOf(objectOf(field.type), 3);
    return { field: field.name, selection, fragments: author.fragments, variables: author.variables };
  });
}

function objectOf(type: GraphQLOutputType): GraphQLObjectType {
  const named = getNamedType(type);
  if (!isObjectType(named)) throw new Error(`${named} is no object.`);
  return named;
}

/** Writes selections, making up aliases, fragments and variables as it goes. */
class Author {
  readonly fragments: string[] = [];
  readonly variables: Draft['variables'] = [];
  readonly #pick: Pick;
  #names = 0;

  constructor(pick: Pick) {
    this.#pick = pick;
  }

  selectionOf(type: GraphQLObjectType, depth: number): string {
    const fields = Object.values(type.getFields()).filter((field) => depth > 0 || isLeafType(getNamedType(field.type)));
    if (fields.length === 0) return '{ __typename }';
    const most = depth > 1 ? 5 : 3;
    const chosen = this.#pick(() => fc.subarray(fields, { minLength: 1, maxLength: Math.min(most, fields.length) }));
    const parts = chosen.map((field) => this.#wrapped(type, this.#fieldOf(field, depth)));
    return `{ ${parts.join(' ')} }`;
  }

  #fieldOf(field: GraphQLField<unknown, unknown>, depth: number): string {
    const args = field.args.some(({ name }) => name === 'first') ? this.#page() : '';
    const named = getNamedType(field.type);
    const selection = isObjectType(named) ? ` ${this.selectionOf(named, depth - 1)}` : '';
    // A response name of its own wherever two selections could ask for different things under one.
    const alias = args || this.#isSo(5) ? `${this.#fresh('a')}: ` : '';
    return `${alias}${field.name}${args}${this.#condition()}${selection}`;
  }

  #wrapped(type: GraphQLObjectType, field: string): string {
    const way = this.#pick(fc.nat, { max: 9 });
    if (way === 0) return `...${this.#condition()} { ${field} }`;
    if (way === 1) return `... on ${type.name}${this.#condition()} { ${field} }`;
    if (way > 2) return field;
    const name = this.#fresh('F');
    this.fragments.push(`fragment ${name} on ${type.name} { ${field} }`);
    return `...${name}${this.#condition()}`;
  }

  #page(): string {
    const first = this.#pick(fc.integer, { min: 1, max: 3 });
    return `(first: ${this.#isSo(2) ? first : this.#variable('Int! = 2', first)})`;
  }

  #condition(): string {
    if (!this.#isSo(5)) return '';
    const isGiven = this.#pick(fc.boolean);
    const condition = this.#isSo(3) ? isGiven : this.#variable('Boolean! = true', isGiven);
    return ` @${this.#pick(() => fc.constantFrom('include', 'skip'))}(if: ${condition})`;
  }

  #variable(declaration: string, value: unknown): string {
    const known = this.variables.filter((variable) => variable.declaration === declaration);
    if (known[0] && this.#isSo(2)) return `$${known[0].name}`;
    const name = this.#fresh('v');
    this.variables.push({ name, declaration, value });
    return `$${name}`;
  }

  #isSo(oneIn: number): boolean {
    return this.#pick(fc.nat, { max: oneIn - 1 }) === 0;
  }

  #fresh(prefix: string): string {
    this.#names += 1;
    return `${prefix}${this.#names}`;
  }
}
