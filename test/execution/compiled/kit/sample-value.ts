import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
} from 'graphql';
import { directiveOn } from '../../../../src/contract/directive-on.ts';
import type { NodeType } from '../../../../src/generated/node-types.ts';
import type { Random } from '../../../../src/programs/simulate/plan/seeded-random.ts';

export interface Samples {
  /** As they stand in JSON. */
  ofScalar: Readonly<Record<string, readonly unknown[]>>;
  idOf(kind: NodeType | undefined, random: Random): string;
}

/** Some inputs go on inside themselves. */
const mostDepth = 4;

/** A value for an argument or input field, as it stands in JSON. */
export function sampleValue(
  type: GraphQLInputType,
  declaration: GraphQLArgument | GraphQLInputField,
  random: Random,
  samples: Samples,
  depth = 0,
): unknown {
  if (isNonNullType(type)) return sampleOf(type.ofType, declaration, random, samples, depth);
  return random.below(8) === 0 ? null : sampleOf(type, declaration, random, samples, depth);
}

function sampleOf(
  type: GraphQLInputType,
  declaration: GraphQLArgument | GraphQLInputField,
  random: Random,
  samples: Samples,
  depth: number,
): unknown {
  if (isListType(type))
    return Array.from({ length: 1 + random.below(2) }, () =>
      sampleValue(type.ofType, declaration, random, samples, depth),
    );
  if (isEnumType(type)) return random.pick(type.getValues()).name;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter(
      (field) => isRequiredInputField(field) || (depth < mostDepth && random.below(3) === 0),
    );
    return Object.fromEntries(
      fields.map((field) => [field.name, sampleValue(field.type, field, random, samples, depth + 1)]),
    );
  }
  const name = String(type);
  if (name === 'ID') return samples.idOf(directiveOn<{ type: NodeType }>(declaration, 'ref')?.type, random);
  return random.pick(samples.ofScalar[name] ?? ['sample']);
}

/** The same value as it stands in a document. */
export function printLiteral(value: unknown, type: GraphQLInputType): string {
  if (value === null) return 'null';
  if (isNonNullType(type)) return printLiteral(value, type.ofType);
  if (isListType(type)) return `[${(value as unknown[]).map((item) => printLiteral(item, type.ofType)).join(', ')}]`;
  if (isEnumType(type)) return String(value);
  if (!isInputObjectType(type)) return JSON.stringify(value);
  const fields = type.getFields();
  const printed = Object.entries(value as object).map(([name, inner]) => {
    const field = fields[name];
    return field ? `${name}: ${printLiteral(inner, field.type)}` : '';
  });
  return `{ ${printed.join(', ')} }`;
}
