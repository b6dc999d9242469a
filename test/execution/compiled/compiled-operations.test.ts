import { makeExecutableSchema } from '@graphql-tools/schema';
import { execute, parse } from 'graphql';
import { expect, test } from 'vitest';
import { CompiledOperations } from '../../../src/execution/compiled/compiled-operations.ts';
import type { OperationArgs } from '../../../src/execution/operation-args.ts';

const typeDefs = /* GraphQL */ `
  type Query { echo(text: String, texts: [String!]): String part: Part parts: [Part!]! failing: String! }
  type Part { name: String echo(text: String): String part: Part }
  type Mutation { note(text: String): [String] }
`;
const part: Record<string, unknown> = { name: 'a part' };
part.part = part;
const noted: unknown[] = [];
const echo = (_source: unknown, args: unknown) => JSON.stringify(args);
const schema = makeExecutableSchema({
  typeDefs,
  resolvers: {
    Query: {
      echo,
      part: () => part,
      parts: () => [part],
      failing: () => {
        throw new Error('It failed.');
      },
    },
    Part: { echo },
    Mutation: {
      note: async (_source: unknown, { text }: { text: string }) => {
        await null;
        return noted.push(text) && [...noted];
      },
    },
  },
});

function ask(operations: CompiledOperations, document: OperationArgs['document'], variableValues = {}) {
  const contextValue = { request: { masked: [] } } as unknown as OperationArgs['contextValue'];
  return operations.execute({ schema, document, variableValues, contextValue });
}

async function bytes(answer: unknown): Promise<string> {
  return JSON.stringify(await answer);
}

test('an operation is compiled when it comes for the third time', async () => {
  const operations = new CompiledOperations(schema, { isTrusted: () => true });
  const document = parse('{ part { name } }');
  for (const expected of [0, 0, 1, 1]) {
    expect(await bytes(ask(operations, document))).toBe('{"data":{"part":{"name":"a part"}}}');
    expect(operations.size).toBe(expected);
  }
  expect(operations.answers).toEqual({ compiled: 2, interpreted: 2 });
});

test('no text of a document or its variables becomes part of the program that is made of it', async () => {
  const operations = new CompiledOperations(schema, { from: 1, isTrusted: () => true });
  const marks = [
    '__MAGIC_DATE__33a9e76d_02e0_4128_8e92_3530ad3da74d',
    '__MAGIC_NAN__57f286b9_4c20_487f_b409_79804ddcb4f8',
  ];
  const texts = [
    ...marks.map((mark) => `${mark}0,globalThis.wasRun=true`),
    ...marks,
    "';globalThis.wasRun=true;'",
    '`$' + '{1}`',
  ];
  for (const text of texts) {
    const literal = JSON.stringify(text);
    const document = parse(`query($text: String = ${literal}, $other: String) {
      echo(text: ${literal}, texts: [${literal}, $other]) part { echo(text: $text) } }`);
    const answer = await bytes(ask(operations, document, { other: text }));
    expect(answer).toBe(await bytes(execute({ schema, document, variableValues: { other: text } })));
    expect(JSON.parse(JSON.parse(answer).data.part.echo)).toEqual({ text });
  }
  expect(operations.answers.interpreted).toBe(0);
  expect(globalThis).not.toHaveProperty('wasRun');
});

test('names that mean something to JavaScript are answered as graphql-js answers them', async () => {
  const operations = new CompiledOperations(schema, { from: 1, isTrusted: () => true });
  const names = [
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'idx0',
    'then',
    'toJSON',
    'a_b',
    'await',
    'x',
  ];
  for (const name of names) {
    const document = parse(
      `query($${name}: String) { ${name}: part { ${name}: part { ${name}: echo(text: $${name}) } } }`,
    );
    const variables = { [name]: 'value' };
    expect(await bytes(ask(operations, document, variables)), name).toBe(
      await bytes(execute({ schema, document, variableValues: variables })),
    );
  }
});

test('writes are left to graphql-js, one after the other', async () => {
  const operations = new CompiledOperations(schema, { from: 1, isTrusted: () => true });
  const document = parse(
    'mutation { a: note(text: "1") ...B c: note(text: "3") } fragment B on Mutation { b: note(text: "2") }',
  );
  expect(await bytes(ask(operations, document))).toBe('{"data":{"a":["1"],"b":["1","2"],"c":["1","2","3"]}}');
  expect(operations.answers).toEqual({ compiled: 0, interpreted: 1 });
});

test('a document with many switches is compiled for eight choices of them at most', async () => {
  const operations = new CompiledOperations(schema, { from: 1, isTrusted: () => true });
  const names = Array.from({ length: 6 }, (_, number) => `s${number}`);
  const fields = names.map((name, number) => `f${number}: part @include(if: $${name}) { name }`).join(' ');
  const document = parse(`query(${names.map((name) => `$${name}: Boolean!`).join(' ')}) { ${fields} }`);
  for (let choice = 0; choice < 64; choice += 1) {
    const variables = Object.fromEntries(names.map((name, number) => [name, ((choice >> number) & 1) === 1]));
    expect(await bytes(ask(operations, document, variables))).toBe(
      await bytes(execute({ schema, document, variableValues: variables })),
    );
  }
  expect(operations.size).toBe(8);
});

test('fragments that multiply are not written out to their end', async () => {
  const operations = new CompiledOperations(schema, { from: 1, isTrusted: () => true });
  const fragments = Array.from(
    { length: 40 },
    (_, number) => `fragment F${number} on Part { a: part { ...F${number + 1} } b: part { ...F${number + 1} } }`,
  );
  const document =
    parse(`{ parts @skip(if: true) { ...F0 } nothing: part @include(if: false) { ...F0 } part { ...F30 } }
    ${fragments.join(' ')} fragment F40 on Part { name }`);
  expect((await ask(operations, document)).errors).toBeUndefined();
  expect(operations.size).toBe(0);
});

test('a non-null field that fails is reported once, and by one executor alone when it is the whole answer', async () => {
  const operations = new CompiledOperations(schema, { from: 1, isTrusted: () => true });
  const document = parse('{ failing }');
  const { data, errors } = await ask(operations, document);
  expect([data, errors?.map((error) => error.toJSON())]).toEqual([
    null,
    [{ message: 'It failed.', path: ['failing'], locations: [{ line: 1, column: 3 }] }],
  ]);
  expect(operations.answers).toEqual({ compiled: 1, interpreted: 0 });
});
