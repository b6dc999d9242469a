import {
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
} from 'graphql';
import type { Random } from '../../../../src/programs/simulate/plan/seeded-random.ts';
import { printLiteral, type Samples, sampleValue } from './sample-value.ts';

export interface RandomDocument {
  query: string;
  variables: Record<string, unknown>;
}

interface Writing {
  schema: GraphQLSchema;
  random: Random;
  samples: Samples;
  variables: Map<string, { type: string; value: unknown }>;
  fragments: { name: string; on: string; body: string }[];
}

/** The root field of a subscription takes no directives: graphql-js cannot validate them. */
const levels = 4;

/** An operation that mostly is valid: fields to a few levels, aliases, fragments, arguments, variables, `@skip` and `@include`. */
export function randomDocument(
  schema: GraphQLSchema,
  root: GraphQLObjectType,
  random: Random,
  samples: Samples,
): RandomDocument {
  const writing: Writing = { schema, random, samples, variables: new Map(), fragments: [] };
  const kind = root === schema.getSubscriptionType() ? 'subscription' : 'query';
  const body = kind === 'query' ? selection(writing, root, levels - 1) : rootField(writing, root);
  const declared = [...writing.variables].map(([name, { type }]) => `$${name}: ${type}`).join(', ');
  const fragments = writing.fragments.map(({ name, on, body: inner }) => `fragment ${name} on ${on} ${inner}`);
  const variables = Object.fromEntries([...writing.variables].map(([name, { value }]) => [name, value]));
  const names = Object.keys(variables);
  if (names.length > 0 && random.below(25) === 0) delete variables[random.pick(names)];
  return { query: [`${kind} Some${declared && `(${declared})`} ${body}`, ...fragments].join('\n'), variables };
}

function rootField(writing: Writing, root: GraphQLObjectType): string {
  return `{ ${field(writing, writing.random.pick(Object.values(root.getFields())), levels)} }`;
}

function selection(writing: Writing, type: GraphQLCompositeType, depth: number): string {
  const { random } = writing;
  const parts = Array.from({ length: 1 + random.below(5) }, () => part(writing, type, depth));
  return `{ ${parts.join(' ')} }`;
}

function part(writing: Writing, type: GraphQLCompositeType, depth: number): string {
  const { random } = writing;
  const chance = random.below(20);
  if (chance === 0 || (isUnionType(type) && chance < 4)) return `${alias(random)}__typename${directive(writing)}`;
  if (chance < 3 || isUnionType(type) || (isAbstractType(type) && chance < 9)) return fragment(writing, type, depth);
  const fields = Object.values((type as GraphQLObjectType | GraphQLInterfaceType).getFields());
  const leaves = fields.filter((candidate) => isLeafType(getNamedType(candidate.type)));
  const from = depth > 1 || leaves.length === 0 ? fields : leaves;
  return field(writing, random.pick(from), depth);
}

function field(writing: Writing, { name, args, type }: GraphQLField<unknown, unknown>, depth: number): string {
  const { random } = writing;
  const given = args
    .filter((arg) => isRequiredArgument(arg) || random.below(2) === 0)
    .map((arg) => {
      const value = sampleValue(arg.type, arg, random, writing.samples);
      if (random.below(2) === 0) return `${arg.name}: ${printLiteral(value, arg.type)}`;
      const variable = `v${writing.variables.size}`;
      const isWrong = random.below(60) === 0;
      writing.variables.set(variable, { type: String(arg.type), value: isWrong ? { no: 'such value' } : value });
      return `${arg.name}: $${variable}`;
    });
  const named = getNamedType(type);
  const inner = isCompositeType(named) ? ` ${depth > 0 ? selection(writing, named, depth - 1) : '{ __typename }'}` : '';
  // With arguments of its own a field needs a name of its own.
  const key = args.length > 0 ? `a${random.below(1e9)}: ` : alias(random);
  return `${key}${name}${given.length > 0 ? `(${given.join(', ')})` : ''}${depth < levels ? directive(writing) : ''}${inner}`;
}

function alias(random: Random): string {
  return random.below(5) === 0
    ? `${random.pick(['x', 'y', 'toString', 'under_score', 'idx0', 'name'])}${random.below(40)}: `
    : '';
}

function directive(writing: Writing): string {
  const { random, variables } = writing;
  if (random.below(8) > 0) return '';
  const name = random.pick(['skip', 'include']);
  const isOn = random.below(2) === 0;
  if (random.below(3) === 0) return ` @${name}(if: ${isOn})`;
  const known = [...variables].filter(([, { type }]) => type === 'Boolean!').map(([variable]) => variable);
  const variable = known.length > 0 && random.below(2) === 0 ? random.pick(known) : `s${variables.size}`;
  if (!variables.has(variable)) variables.set(variable, { type: 'Boolean!', value: isOn });
  return ` @${name}(if: $${variable})`;
}

function fragment(writing: Writing, type: GraphQLCompositeType, depth: number): string {
  const { schema, random, fragments } = writing;
  const types = isAbstractType(type) ? [type, ...schema.getPossibleTypes(type)] : [type, ...type.getInterfaces()];
  const on = random.pick(types);
  const known = fragments.filter((candidate) => candidate.on === on.name);
  if (known.length > 0 && random.below(2) === 0) return `...${random.pick(known).name}${directive(writing)}`;
  if (isUnionType(on) && depth < 1) return '__typename';
  const body = selection(
    writing,
    on,
    depth - (isObjectType(type) || isInterfaceType(type) ? 1 : 0) < 0 ? 0 : depth - 1,
  );
  if (random.below(2) === 0)
    return `...${random.below(4) === 0 && on === type ? '' : ` on ${on.name}`}${directive(writing)} ${body}`;
  const name = `F${fragments.length}`;
  fragments.push({ name, on: on.name, body });
  return `...${name}${directive(writing)}`;
}
