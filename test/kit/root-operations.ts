import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isUnionType,
} from 'graphql';
import { directiveOn } from '../../src/contract/directive-on.ts';
import type { NodeType } from '../../src/generated/node-types.ts';
import { patternedText } from './fitting-text.ts';

/** An operation of one root field, with a value for every argument. */
export interface RootOperation {
  /** Such as `Mutation.bookAppointment`. */
  name: string;
  kind: 'query' | 'mutation' | 'subscription';
  field: string;
  query: string;
  variables: Record<string, unknown>;
  /** Where its variables hold ids, and of which kind. */
  ids: { path: string[]; kind: NodeType }[];
}

type IdOf = (kind: NodeType) => string;
type Declaration = GraphQLArgument | GraphQLInputField;

const samples: Record<string, unknown> = {
  Boolean: false,
  Date: '1990-06-15',
  DateTime: '2031-06-16T14:00:00.000Z',
  Duration: 'PT30M',
  Email: 'somebody@example.org',
  Float: 1,
  EventCursor: `${'0'.repeat(32)}.0`,
  LocalTime: '08:00',
  Money: '1.00',
  Phone: '+16175550123',
};
/** Texts that a rule of their own checks. */
const texts: Record<string, string> = {
  ...{ timeZone: 'America/Chicago', state: 'MA', postalCode: '01970-1234' },
  ...{ taxonomyCode: '207Q00000X', taxId: '123456789', cliaNumber: '22D0000000', placeOfService: '11' },
  ...{ modifiers: '25' },
};
/** Omitted arguments: they would lead away from what a test is about, or go on inside themselves. */
const leftOut = new Set(['after', 'expectedVersion', 'idempotencyKey', 'and', 'or', 'not']);

/** One operation for every root field of the schema, made from the schema alone: a field added tomorrow is in it. */
export function rootOperations(schema: GraphQLSchema, idOf: IdOf): RootOperation[] {
  const roots = [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
    ['subscription', schema.getSubscriptionType()],
  ] as const;
  return roots.flatMap(([kind, root]) =>
    Object.values(root?.getFields() ?? {}).map((field) =>
      operationOf(kind, `${root?.name}.${field.name}`, field, idOf),
    ),
  );
}

function operationOf(
  kind: RootOperation['kind'],
  name: string,
  field: GraphQLField<unknown, unknown>,
  idOf: IdOf,
): RootOperation {
  const ids: RootOperation['ids'] = [];
  const args = field.args.filter((arg) => !leftOut.has(arg.name));
  const variables = Object.fromEntries(args.map((arg) => [arg.name, sampleOf(arg.type, arg, [arg.name], ids, idOf)]));
  const declared = args.map((arg) => `$${arg.name}: ${arg.type}`).join(', ');
  const passed = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const call = `${field.name}${passed && `(${passed})`}`;
  return {
    name,
    kind,
    field: field.name,
    query: `${kind}${declared && `(${declared})`} { ${call}${selectionOf(field)} }`,
    variables,
    ids,
  };
}

function selectionOf(field: GraphQLField<unknown, unknown>): string {
  const named = getNamedType(field.type);
  if (!isCompositeType(named)) return '';
  return isUnionType(named) ? ' { __typename ... on UserError { message path } }' : ' { __typename }';
}

function sampleOf(
  type: GraphQLInputType,
  declaration: Declaration,
  path: string[],
  ids: RootOperation['ids'],
  idOf: IdOf,
): unknown {
  const nullable = isNonNullType(type) ? type.ofType : type;
  if (isListType(nullable)) return [sampleOf(nullable.ofType, declaration, [...path, '0'], ids, idOf)];
  const ref = directiveOn<{ type: NodeType }>(declaration, 'ref');
  if (ref || nullable.name === 'ID') {
    const kind = ref?.type ?? 'Patient';
    ids.push({ path, kind });
    return idOf(kind);
  }
  if (isInputObjectType(nullable)) {
    const fields = Object.values(nullable.getFields()).filter(
      (field) => !leftOut.has(field.name) || isNonNullType(field.type),
    );
    return Object.fromEntries(
      fields.map((field) => [field.name, sampleOf(field.type, field, [...path, field.name], ids, idOf)]),
    );
  }
  // The last stages have no threshold.
  if (isEnumType(nullable)) return nullable.getValues().at(declaration.name === 'stage' ? 0 : -1)?.name;
  if (nullable.name === 'Int') return directiveOn<{ min?: number }>(declaration, 'range')?.min ?? 1;
  if (nullable.name === 'String') return textOf(declaration);
  return samples[nullable.name];
}

function textOf(declaration: Declaration): string {
  const sample = texts[declaration.name];
  if (sample !== undefined) return sample;
  return (
    patternedText(declaration) ?? 'sample'.padEnd(directiveOn<{ min?: number }>(declaration, 'length')?.min ?? 0, 'x')
  );
}
