import fc from 'fast-check';
import { type GraphQLSchema, Lexer, Source, TokenKind } from 'graphql';
import type { Draft } from './drafts.ts';
import type { Sent } from './payload.ts';

/** How a draft is written down: nothing here changes what is asked for. */
export interface Writing {
  /** White space, commas and comments between tokens, taken in turn. */
  gaps: string[];
  after: 'NONE' | 'NULL' | 'LITERAL' | 'VARIABLE' | 'ABSENT_VARIABLE' | 'NULL_VARIABLE' | 'DEFAULT';
  cursor: string;
}

/** The values that may differ between clients that send the same text: arguments and variables. */
export interface Choice {
  args: Record<string, unknown>;
  isArgLiteral: boolean;
  /** For each variable of the draft: its own value, the other one, or none. */
  values: ('SAME' | 'OTHER' | 'NONE')[];
}

export const writings: fc.Arbitrary<Writing> = fc.record({
  gaps: fc.array(fc.constantFrom(' ', '\n', '\t', ', ', '  ', ' # Exam rooms { too }\n'), { minLength: 1 }),
  after: fc.constantFrom<Writing['after'][]>(
    ...(['NONE', 'NULL', 'LITERAL', 'VARIABLE', 'ABSENT_VARIABLE', 'NULL_VARIABLE', 'DEFAULT'] as const),
  ),
  cursor: fc.tuple(fc.constantFrom('a', '0'), fc.nat(99)).map(([digit, seq]) => `${digit.repeat(32)}.${seq}`),
});

/** The subscription as it goes over the wire. */
export function write(schema: GraphQLSchema, draft: Draft, choice: Choice, { gaps, after, cursor }: Writing): Sent {
  const variables: Record<string, unknown> = {};
  const declared: string[] = [];
  const passed: string[] = [];
  for (const { name, type } of schema.getSubscriptionType()?.getFields()[draft.field]?.args ?? []) {
    if (name === 'after') continue;
    const value = choice.args[name];
    passed.push(`${name}: ${choice.isArgLiteral ? JSON.stringify(value) : `$${name}`}`);
    if (choice.isArgLiteral) continue;
    declared.push(`$${name}: ${type}`);
    variables[name] = value;
  }
  const isVariable = after.endsWith('VARIABLE') || after === 'DEFAULT';
  if (isVariable) declared.push(`$after: EventCursor${after === 'DEFAULT' ? ` = "${cursor}"` : ''}`);
  if (after !== 'NONE') passed.push(`after: ${isVariable ? '$after' : after === 'NULL' ? 'null' : `"${cursor}"`}`);
  if (after === 'VARIABLE') variables.after = cursor;
  if (after === 'NULL_VARIABLE') variables.after = null;
  for (const [index, { name, declaration, value }] of draft.variables.entries()) {
    declared.push(`$${name}: ${declaration}`);
    const taken = choice.values[index] ?? 'SAME';
    if (taken !== 'NONE') variables[name] = taken === 'SAME' ? value : otherThan(value);
  }
  const head = `subscription Watch${declared.length > 0 ? `(${declared.join(', ')})` : ''}`;
  const call = `${draft.field}${passed.length > 0 ? `(${passed.join(', ')})` : ''}`;
  const text = [`${head} { ${call} ${draft.selection} }`, ...draft.fragments].join('\n');
  return { query: respaced(text, gaps), variables };
}

function otherThan(value: unknown): unknown {
  return typeof value === 'boolean' ? !value : Number(value) + 1;
}

function respaced(text: string, gaps: readonly string[]): string {
  const lexer = new Lexer(new Source(text));
  const tokens: string[] = [];
  for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance())
    tokens.push(text.slice(token.start, token.end));
  return tokens.map((token, index) => `${token}${gaps[index % gaps.length]}`).join('');
}
