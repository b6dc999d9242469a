import { buildSchema, type GraphQLArgument } from 'graphql';
import { expect, test } from 'vitest';
import { compileArgumentCheck } from '../../src/guards/check-arguments.ts';
import type { Violation } from '../../src/guards/violation.ts';

const schema = buildSchema(`
  directive @multiline on ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION
  directive @verbatim(reason: String!) on ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION
  directive @length(min: Int, max: Int) on ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION
  input Inner { line: String, lines: String @multiline @length(max: 3), items: [String!] }
  type Query {
    field(line: String, lines: String @multiline, secret: String @verbatim(reason: "a test"), inner: Inner): Int
  }
`);
const args = schema.getQueryType()?.getFields().field?.args as readonly GraphQLArgument[];

function check(values: Record<string, unknown>) {
  const violations: Violation[] = [];
  const checked = compileArgumentCheck(args)(values, violations);
  return { checked, wrong: violations.map(({ path, message }) => [path.join('.'), message]) };
}

test('a text is one line, has several, or is taken as it was sent', () => {
  const sent = ' a \u00A0b ';
  expect(check({ line: sent, lines: `${sent}\r\n c`, secret: sent }).checked).toEqual({
    line: 'a b',
    lines: 'a \u00A0b \n c',
    secret: sent,
  });
  expect(check({ line: 'a\nb', lines: 'a\u0007', secret: '\0' }).wrong).toEqual([
    ['line', 'line holds a line break (U+000A); remove it.'],
    ['lines', 'lines holds a control character (U+0007); remove it.'],
    ['secret', 'secret holds a control character (U+0000); remove it.'],
  ]);
});

test('texts inside inputs and lists are checked as well, and measured as they are kept', () => {
  expect(check({ inner: { line: ' a  b', lines: ' a\r\nb ', items: ['a  b', ' c'] } })).toEqual({
    checked: { inner: { line: 'a b', lines: 'a\nb', items: ['a b', 'c'] } },
    wrong: [],
  });
  expect(check({ inner: { line: '\u202E', lines: 'a\nb\nc', items: ['a', '\u200B'] } }).wrong).toEqual([
    ['inner.line', 'inner.line holds a character that turns the direction of writing (U+202E); remove it.'],
    ['inner.lines', 'inner.lines has 5 characters; 0 to 3 are accepted.'],
    ['inner.items.1', 'inner.items.1 holds only characters that cannot be seen; write at least one that can.'],
  ]);
});
