import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
} from 'graphql';
import { createClient as createSocketClient } from 'graphql-ws';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { maxDocumentCharacters } from '../../src/admission/documents/limits.ts';
import { directiveOn } from '../../src/contract/directive-on.ts';
import { toTypeId } from '../../src/contract/type-id.ts';
import { newId } from '../../src/database/sql/new-id.ts';
import { Role } from '../../src/generated/models.ts';
import type { NodeType } from '../../src/generated/node-types.ts';
import type { Client } from '../kit/client.ts';
import { patternedText } from '../kit/fitting-text.ts';
import { openOffice } from '../kit/office.ts';
import { servedSchema } from '../kit/served-schema.ts';
import { startTestServer, type TestServer } from '../kit/start-test-server.ts';
import { fitting, misfits } from './values-of-types.ts';

type Declared = GraphQLArgument | GraphQLInputField;
type Values = Record<string, unknown>;

const mutations = Object.values(servedSchema().getMutationType()?.getFields() ?? {});

function fittingFor(declared: Declared, type: GraphQLInputType = declared.type): unknown {
  const nullable = isNonNullType(type) ? type.ofType : type;
  if (isListType(nullable)) return [fittingFor(declared, nullable.ofType)];
  if (isInputObjectType(nullable)) return filled(Object.values(nullable.getFields()).filter(isRequiredInputField));
  if (isEnumType(nullable)) return nullable.getValues()[0]?.name;
  if (nullable.name === 'ID')
    return toTypeId(directiveOn<{ type: NodeType }>(declared, 'ref')?.type ?? 'Patient', newId());
  if (nullable.name !== 'String') return fitting[nullable.name];
  return (
    patternedText(declared) ?? 'a'.repeat(Math.max(1, directiveOn<{ min?: number }>(declared, 'length')?.min ?? 1))
  );
}

function filled(fields: readonly Declared[]): Values {
  return Object.fromEntries(fields.map((field) => [field.name, fittingFor(field)]));
}

interface Wrong {
  path: string[];
  value: unknown;
}

/** Every place of an argument or input field, with values that do not fit there. */
function wrongAt(declared: Declared, path: string[], type: GraphQLInputType = declared.type): Wrong[] {
  const nullable = isNonNullType(type) ? type.ofType : type;
  const missing = isNonNullType(type) && declared.defaultValue === undefined ? [{ path, value: null }] : [];
  if (isListType(nullable)) return [...missing, ...wrongAt(declared, [...path, '0'], nullable.ofType)];
  if (isInputObjectType(nullable)) {
    // Filters hold filters without end.
    if (path.length > 4) return [...missing, { path, value: 'text' }];
    const inner = Object.values(nullable.getFields()).flatMap((field) => wrongAt(field, [...path, field.name]));
    return [...missing, { path, value: 'text' }, { path: [...path, 'noSuchField'], value: 1 }, ...inner];
  }
  const named = getNamedType(nullable);
  const values = isEnumType(named) ? ['NO_SUCH_VALUE', 1] : (misfits[named.name] ?? []);
  expect(values, `values that do not fit ${named.name}`).not.toEqual([]);
  return [...missing, ...values.map((value) => ({ path, value })), ...brokenLimits(declared, path, named.name)];
}

function brokenLimits(declared: Declared, path: string[], type: string): Wrong[] {
  if (type === 'ID' && directiveOn(declared, 'ref')) return [{ path, value: 'no id' }];
  const { min, max } = directiveOn<{ min?: number; max?: number }>(declared, 'length') ?? {};
  if (type !== 'String' || isListType(isNonNullType(declared.type) ? declared.type.ofType : declared.type)) return [];
  return [
    ...refusedIn(declared).map((character) => ({ path, value: `a${character}b` })),
    ...(directiveOn(declared, 'verbatim') ? [] : [{ path, value: '\u200B\u2060' }]),
    ...(min ? [{ path, value: directiveOn(declared, 'verbatim') ? '' : ' \t\n\u00A0' }] : []),
    ...(max ? [{ path, value: 'a'.repeat(max + 1) }] : []),
    ...(directiveOn(declared, 'pattern') ? [{ path, value: '/' }] : []),
  ];
}

/** A text is one line, unless the schema says that it has several or is taken as it was sent. */
function refusedIn(declared: Declared): readonly string[] {
  if (directiveOn(declared, 'verbatim')) return ['\0', '\uD800'];
  const inLines = ['\0', '\u0007', '\u0085\u202E', '\u2066', '\uDC00', '\uFFFF', '\u0378'];
  return directiveOn(declared, 'multiline') ? inLines : [...inLines, '\n', '\t', '\u2028'];
}

/** Arguments that fit, but for one value. */
function argumentsWith(args: readonly GraphQLArgument[], { path, value }: Wrong): Values {
  const values = filled(args);
  const put = (into: Values, declared: readonly Declared[], [name = '', ...rest]: string[]): void => {
    const field = declared.find((candidate) => candidate.name === name);
    if (rest.length === 0 || !field) {
      into[name] = value;
      return;
    }
    into[name] ??= fittingFor(field);
    if (rest[0] === '0') {
      const list = into[name] as unknown[];
      if (rest.length === 1) list[0] = value;
      else put(list[0] as Values, fieldsOf(field), rest.slice(1));
    } else put(into[name] as Values, fieldsOf(field), rest);
  };
  put(values, args, path);
  return values;
}

function fieldsOf({ type }: Declared): Declared[] {
  const named = getNamedType(type);
  return isInputObjectType(named) ? Object.values(named.getFields()) : [];
}

interface Case {
  mutation: (typeof mutations)[number];
  wrong: Wrong[];
  values: Values;
}

const oneWrong: Case[] = mutations.flatMap((mutation) =>
  mutation.args.flatMap((arg) =>
    wrongAt(arg, [arg.name]).map((wrong) => ({
      mutation,
      wrong: [wrong],
      values: argumentsWith(mutation.args, wrong),
    })),
  ),
);

/** Every field of the input at once, each with a value that does not fit. */
const allWrong: Case[] = mutations.map((mutation) => {
  const input = mutation.args.find(({ name }) => name === 'input') as GraphQLArgument;
  const wrong = fieldsOf(input).flatMap((field) => wrongAt(field, ['input', field.name]).slice(-1));
  const values = filled(mutation.args);
  const whole = { ...(values.input as Values) };
  for (const one of wrong) {
    const made = argumentsWith(mutation.args, one).input as Values;
    whole[one.path[1] ?? ''] = made[one.path[1] ?? ''];
  }
  return { mutation, wrong, values: { ...values, input: whole } };
});

type Send = (query: string, variables: Values) => Promise<{ data?: Values | null; errors?: unknown }>;

interface Refused {
  __typename: string;
  message: string;
  path: string[];
  problems: { path: string[]; message: string }[];
}

const selected = '{ __typename ... on InvalidInputError { message path problems { path message } } }';

/** A value as a document writes it. */
function literalOf(value: unknown, type: GraphQLInputType | undefined): string {
  if (Array.isArray(value)) return `[${value.map((item) => literalOf(item, type)).join(', ')}]`;
  const named = type && getNamedType(type);
  if (typeof value === 'string') return isEnumType(named) ? value : JSON.stringify(value);
  if (typeof value !== 'object' || value === null) return String(value);
  const fields = isInputObjectType(named) ? named.getFields() : {};
  return `{${Object.entries(value).map(([name, inner]) => `${name}: ${literalOf(inner, fields[name]?.type)}`)}}`;
}

/** Ten mutations are the most that one operation may have; dear ones, and those of many fields, are sent by twos. */
function operationsOf(cases: readonly Case[]): Case[][] {
  const operations: Case[][] = [];
  for (const one of cases) {
    const last = operations.at(-1);
    const isDear =
      directiveOn(one.mutation, 'cost') !== undefined || JSON.stringify(one.values).split(/\W+/).length > 15;
    if (last && last.length < (isDear ? 2 : 10)) last.push(one);
    else operations.push([one]);
  }
  return operations;
}

async function answersTo(send: Send, cases: readonly Case[], areLiterals = false): Promise<Refused[]> {
  const answers: Refused[] = [];
  for (const some of operationsOf(cases)) {
    const definitions: string[] = [];
    const variables: Values = {};
    const fields = some.map(({ mutation, values }, index) => {
      const args = mutation.args.map(({ name, type }) => {
        if (areLiterals) return `${name}: ${literalOf(values[name], type)}`;
        definitions.push(`$${name}${index}: ${type}`);
        variables[`${name}${index}`] = values[name];
        return `${name}: $${name}${index}`;
      });
      return `m${index}: ${mutation.name}(${args.join(', ')}) ${selected}`;
    });
    const head = areLiterals ? 'mutation' : `mutation(${definitions.join(', ')})`;
    const { data, errors } = await send(`${head} { ${fields.join('\n')} }`, variables);
    expect(errors).toBeUndefined();
    answers.push(...some.map((_case, index) => data?.[`m${index}`] as Refused));
  }
  return answers;
}

const many = { burst: 1_000_000_000, perSecond: 1_000_000 };
const rates = { session: many, signIn: many, lookUp: many, address: many };
const modes = ['development', 'production'] as const;
const servers = new Map<string, { server: TestServer; colleague: Client }>();

beforeAll(async () => {
  for (const mode of modes) {
    const server = await startTestServer({ explorer: mode === 'development', rates });
    const office = await openOffice(server);
    servers.set(mode, { server, colleague: await office.as(...Object.values(Role)) });
  }
});

afterAll(() => Promise.all([...servers.values()].map(({ server }) => server.stop())));

async function withDoor(mode: string, door: string, use: (send: Send) => Promise<void>): Promise<void> {
  const { colleague } = servers.get(mode) as { colleague: Client };
  if (door === 'HTTP') return use((query, variables) => colleague.send(query, variables));
  const client = createSocketClient({
    url: `${colleague.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${colleague.token}` },
    retryAttempts: 0,
  });
  try {
    await use(async (query, variables) => {
      for await (const result of client.iterate<Values>({ query, variables })) return result;
      throw new Error('The operation had no answer.');
    });
  } finally {
    await client.dispose();
  }
}

const doors = modes.flatMap((mode) => ['HTTP', 'WebSocket'].map((door) => [mode, door] as const));

test.each(doors)('in %s over %s every value that does not fit is named at its path, and alone', async (mode, door) => {
  expect(oneWrong.length).toBeGreaterThan(300);
  await withDoor(mode, door, async (send) => {
    const answers = await answersTo(send, oneWrong);
    const found = oneWrong.map(({ mutation, wrong: [wrong] }, index) => {
      const { __typename, path, problems } = answers[index] as Refused;
      const paths = [...new Set(problems?.map((problem) => problem.path.join('.')))];
      return { mutation: mutation.name, value: wrong?.value, __typename, path, paths };
    });
    expect(found).toEqual(
      oneWrong.map(({ mutation, wrong: [wrong] }) => ({
        mutation: mutation.name,
        value: wrong?.value,
        __typename: 'InvalidInputError',
        path: wrong?.path,
        paths: [wrong?.path.join('.')],
      })),
    );
  });
});

test.each(doors)('in %s over %s all values that do not fit are named at once', async (mode, door) => {
  await withDoor(mode, door, async (send) => {
    const answers = await answersTo(send, allWrong);
    for (const [index, { mutation, wrong }] of allWrong.entries()) {
      const { problems } = answers[index] as Refused;
      const named = problems.map(({ path }) => path.join('.'));
      expect([
        mutation.name,
        ...wrong.map(({ path }) => path.join('.')).filter((path) => !named.includes(path)),
      ]).toEqual([mutation.name]);
    }
  });
});

test('a value written in the document is answered in the same words as a variable', async () => {
  await withDoor('production', 'HTTP', async (send) => {
    // A document cannot write half of a surrogate pair, nor a value that is longer than a document may be.
    const isWritable = (text: string) => !/\\ud[89a-f]/.test(text) && text.length < maxDocumentCharacters / 2;
    const cases = oneWrong.filter(({ values }) => isWritable(JSON.stringify(values)));
    expect(await answersTo(send, cases, true)).toEqual(await answersTo(send, cases));
  });
});

test('each message names its value and says what is accepted', async () => {
  await withDoor('production', 'HTTP', async (send) => {
    for (const { message, path, problems } of await answersTo(send, oneWrong)) {
      expect(message).toContain(path.join('.'));
      expect(problems[0]?.message).toMatch(/send |write |remove it|accepted|needed|must /);
    }
  });
});
