import {
  buildASTSchema,
  concatAST,
  type GraphQLSchema,
  type GraphQLType,
  getNamedType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  Kind,
  lexicographicSortSchema,
  parse,
  print,
  printType,
  visit,
} from 'graphql';

/** The schema of SDL sources, without resolvers. */
export function schemaOf(sources: readonly string[]): GraphQLSchema {
  return buildASTSchema(concatAST(sources.map((source) => parse(source))));
}

/** A schema as text that differs exactly when clients would notice: sorted, without descriptions and directives, from the root types down. */
export function shapeOf(schema: GraphQLSchema): string {
  const sorted = lexicographicSortSchema(schema);
  const names = [...reachableTypes(sorted)].filter((name) => !name.startsWith('__')).sort();
  const printed = names.map((name) => printType(sorted.getType(name) ?? fail(name))).join('\n\n');
  return print(
    visit(parse(printed), {
      enter: (node) => ('description' in node && node.description ? { ...node, description: undefined } : undefined),
      [Kind.DIRECTIVE]: () => null,
    }),
  );
}

/** Names of the types that can be reached from the roots. A type that only a directive's argument uses is not one. */
export function reachableTypes(schema: GraphQLSchema): Set<string> {
  const reached = new Set<string>();
  const reach = (name: string): void => {
    if (reached.has(name)) return;
    reached.add(name);
    const type = schema.getType(name);
    if (isUnionType(type)) for (const member of type.getTypes()) reach(member.name);
    if (isInterfaceType(type)) for (const possible of schema.getPossibleTypes(type)) reach(possible.name);
    if (isObjectType(type)) for (const parent of type.getInterfaces()) reach(parent.name);
    if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) return;
    for (const field of Object.values(type.getFields())) {
      reach(nameOf(field.type));
      if ('args' in field) for (const argument of field.args) reach(nameOf(argument.type));
    }
  };
  for (const root of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]) {
    if (root) reach(root.name);
  }
  return reached;
}

function nameOf(type: GraphQLType): string {
  return getNamedType(type).name;
}

function fail(name: string): never {
  throw new Error(`The schema has no type ${name}.`);
}
