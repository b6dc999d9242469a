import { makeExecutableSchema } from '@graphql-tools/schema';
import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { expect, test } from 'vitest';
import { directiveOn } from '../../src/contract/directive-on.ts';
import { readTypeDefs } from '../../src/contract/read-type-defs.ts';
import { reachableTypes } from '../kit/schema-shape.ts';

const schema = makeExecutableSchema({ typeDefs: readTypeDefs() });
const types = Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('__'));
const own = types.filter((type) => type.astNode);
const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].filter(
  (root) => root != null,
);
const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});

type AnyField = GraphQLField<unknown, unknown>;
const fieldsOf = (type: GraphQLNamedType): AnyField[] =>
  isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
const everyField = own.flatMap((type) =>
  fieldsOf(type).map((field) => ({ name: `${type.name}.${field.name}`, field, type })),
);
const inputFields = own.flatMap((type) =>
  isInputObjectType(type)
    ? Object.values(type.getFields()).map((field) => ({ name: `${type.name}.${field.name}`, field }))
    : [],
);
const listOf = (type: GraphQLType) => {
  const nullable = isNonNullType(type) ? type.ofType : type;
  return isListType(nullable) ? nullable : undefined;
};

test('every type, field, argument, input field and enum value is described', () => {
  const values = own.flatMap((type) =>
    isEnumType(type)
      ? type.getValues().map((value) => ({ name: `${type.name}.${value.name}`, text: value.description }))
      : [],
  );
  const everything = [
    ...own.map((type) => ({ name: type.name, text: type.description })),
    ...everyField.map(({ name, field }) => ({ name, text: field.description })),
    ...everyField.flatMap(({ name, field }) =>
      field.args.map((arg) => ({ name: `${name}(${arg.name})`, text: arg.description })),
    ),
    ...inputFields.map(({ name, field }) => ({ name, text: field.description })),
    ...values,
  ];
  expect(everything.filter(({ text }) => !text?.trim()).map(({ name }) => name)).toEqual([]);
  expect(everything.length).toBeGreaterThan(500);
});

test('every root field says who may use it, and none says both', () => {
  const undecided = roots.flatMap((root) =>
    Object.values(root.getFields())
      .filter((field) => (directiveOn(field, 'allow') !== undefined) === (directiveOn(field, 'public') !== undefined))
      .map((field) => `${root.name}.${field.name}`),
  );
  expect(undecided).toEqual([]);
});

test('only signing in, the ways to a password, the viewer and pairing a screen work without a session', () => {
  const open = roots.flatMap((root) => Object.values(root.getFields()).filter((field) => directiveOn(field, 'public')));
  expect(open.map(({ name }) => name).sort()).toEqual([
    'displayKind',
    'displayToken',
    'pairingState',
    'requestPasswordReset',
    'setPassword',
    'signIn',
    'startDisplayPairing',
    'viewer',
  ]);
});

test('every mutation takes one input, with the id before it when it selects', () => {
  const odd = mutations.filter(({ args }) => !['input', 'id,input'].includes(args.map(({ name }) => name).join(',')));
  expect(odd.map(({ name }) => name)).toEqual([]);
});

test('every mutation answers with its own result: one success, invalid input, and errors that share an interface', () => {
  const odd = mutations.filter(({ name, type }) => {
    const result = isNonNullType(type) ? type.ofType : undefined;
    const verb = `${name[0]?.toUpperCase()}${name.slice(1)}`;
    if (!isUnionType(result) || result.name !== `${verb}Result`) return true;
    const members = result.getTypes().map((member) => member.name);
    const errors = result
      .getTypes()
      .filter((member) => member.getInterfaces().some((parent) => parent.name === 'UserError'));
    return (
      !members.includes(`${verb}Success`) ||
      !members.includes('InvalidInputError') ||
      errors.length !== members.length - 1
    );
  });
  expect(odd.map(({ name }) => name)).toEqual([]);
});

test('a list is a page of a connection or states its greatest length, and its items are never null, but for nodes by their ids', () => {
  const odd = everyField.filter(({ name, field }) => {
    const list = listOf(field.type);
    if (!list) return false;
    const isSized = /Connection\.(edges|nodes)$/.test(name) || directiveOn(field, 'listSize');
    return !isNonNullType(list.ofType) || !isSized;
  });
  // An id that finds nothing leaves its place empty.
  expect(odd.map(({ name }) => name)).toEqual(['Query.nodes']);
});

test('a connection takes at most 100 items a page', () => {
  const connections = everyField.filter(({ field }) => String(field.type).replace('!', '').endsWith('Connection'));
  const odd = connections.filter(({ field }) => {
    const first = field.args.find(({ name }) => name === 'first');
    return (
      !first ||
      directiveOn<{ max: number }>(first, 'range')?.max !== 100 ||
      !field.args.some(({ name }) => name === 'after')
    );
  });
  expect(odd.map(({ name }) => name)).toEqual([]);
});

test('objects refer to objects, not to their ids', () => {
  // Numbers on an insurance card and at a tax office: they name no object.
  const numbers = ['Coverage.memberId', 'Practice.taxId', 'Advice.memberId'];
  expect(everyField.filter(({ name }) => /Ids?$/.test(name)).map(({ name }) => name)).toEqual(numbers);
});

test('a field that a permission masks can be null', () => {
  const roots = new Set(['Query', 'Mutation', 'Subscription']);
  const masked = everyField.filter(
    ({ name, field }) => directiveOn(field, 'allow') && !roots.has(name.split('.')[0] ?? ''),
  );
  expect(masked.length).toBeGreaterThan(10);
  expect(masked.filter(({ field }) => isNonNullType(field.type)).map(({ name }) => name)).toEqual([]);
});

test('every id argument but those of node and nodes says which kind it takes', () => {
  const args = everyField.flatMap(({ name, field }) =>
    field.args.map((arg) => ({ name: `${name}(${arg.name})`, field: arg })),
  );
  const ids = [...args, ...inputFields].filter(({ field }) => /\bID\b/.test(String(field.type)));
  expect(ids.filter(({ field }) => !directiveOn(field, 'ref')).map(({ name }) => name)).toEqual([
    'Query.node(id)',
    'Query.nodes(ids)',
  ]);
});

test('every text that comes in has a greatest length or a pattern', () => {
  const args = everyField.flatMap(({ name, field }) =>
    field.args.map((arg) => ({ name: `${name}(${arg.name})`, field: arg })),
  );
  const texts = [...args, ...inputFields].filter(({ field }) => /^\[?String\b/.test(String(field.type)));
  const open = texts.filter(
    ({ field }) => directiveOn<{ max?: number }>(field, 'length')?.max === undefined && !directiveOn(field, 'pattern'),
  );
  // A page cursor is checked as a whole where it is read.
  expect(open.map(({ name }) => name).filter((name) => !/\((after|before)\)$/.test(name))).toEqual([]);
});

test('passwords, keys and contents of files are taken as they were sent, and no other text is', () => {
  const texts = inputFields.filter(({ field }) => /^\[?String\b/.test(String(field.type)));
  const isSecret = (name: string) => /\.(password|idempotencyKey)$|^ReceiveEdiFileInput\.content$/.test(name);
  const verbatim = texts.filter(({ field }) => directiveOn(field, 'verbatim')).map(({ name }) => name);
  expect(verbatim.filter((name) => !isSecret(name))).toEqual([]);
  expect(texts.map(({ name }) => name).filter((name) => isSecret(name) && !verbatim.includes(name))).toEqual([]);
});

test('enum values are written in capitals', () => {
  const values = own.flatMap((type) => (isEnumType(type) ? type.getValues().map((value) => value.name) : []));
  expect(values.filter((value) => !/^[A-Z][A-Z0-9_]*$/.test(value))).toEqual([]);
});

test('a deprecation names what to use instead', () => {
  const reasons = everyField.map(({ field }) => field.deprecationReason).filter((reason) => reason != null);
  expect(reasons.filter((reason) => !/`\w+`/.test(reason))).toEqual([]);
});

test('every type can be reached from a root or is what a directive says', () => {
  const reached = reachableTypes(schema);
  expect(own.map(({ name }) => name).filter((name) => !reached.has(name) && name !== 'Money')).toEqual([]);
});
