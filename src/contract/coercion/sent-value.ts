import { Kind, type ValueNode } from 'graphql';

/** A value of a document that is neither an object nor a list nor null: its type alone knows how to read it. */
export class Literal {
  readonly node: ValueNode;

  constructor(node: ValueNode) {
    this.node = node;
  }
}

/** The place of a variable in a document. */
export class Placeholder {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/** A value of a document in the form in which variables come: objects, lists and null as they are in JSON. */
export function sentValue(node: ValueNode): unknown {
  switch (node.kind) {
    case Kind.VARIABLE:
      return new Placeholder(node.name.value);
    case Kind.NULL:
      return null;
    case Kind.LIST:
      return node.values.map(sentValue);
    case Kind.OBJECT:
      return Object.fromEntries(node.fields.map(({ name, value }) => [name.value, sentValue(value)]));
    default:
      return new Literal(node);
  }
}
