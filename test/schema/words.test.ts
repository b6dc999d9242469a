import { Kind, type StringValueNode, visit } from 'graphql';
import { expect, test } from 'vitest';
import { readContract } from '../../src/contract/read-type-defs.ts';

const mostWords = 30;

/** Words that hide the subject or are no term of the field, each with the ones to write. */
const avoided: [RegExp, string][] = [
  [/(?:^|[.!?:] )(?:who|whoever|whom|whose|what|whatever)\b/i, 'the name of the subject: a client, staff, the server'],
  [/\bcame to\b/i, 'The result of createRoom: the new room, or …'],
  [/\b(?:anew|asker|askers)\b/i, 'again, retry; client'],
  [/\b(?:tell|tells|told|telling)\b/i, 'sent, reported, published'],
  [/\b(?:nobody|somebody|anybody|whoever)\b/i, 'the name of the person: the patient, a colleague'],
  [/\bleft out\b/i, 'Default: …; absent'],
  [/\bnothing to say\b/i, 'the contents of the input'],
];

/** The descriptions of the contract, filled-in ones included, each with the name of what it describes. */
function describedIn(): { name: string; text: string }[] {
  const found: { name: string; text: string }[] = [];
  const names: string[] = [];
  visit(readContract(), {
    enter(node) {
      const name = 'name' in node && node.name?.kind === Kind.NAME ? node.name.value : '';
      names.push(name);
      const description: StringValueNode | undefined = 'description' in node ? node.description : undefined;
      if (description) found.push({ name: names.filter(Boolean).join('.'), text: description.value });
    },
    leave() {
      names.pop();
    },
  });
  return found;
}

/** A text in backquotes counts as one word. */
const sentencesOf = (text: string) =>
  text
    .replaceAll(/`[^`]*`/g, 'Code')
    .split(/(?<=[.!?])\s+(?=[A-Z-])|\n\n|\n(?=- )/)
    .map((sentence) => sentence.trim());

const described = describedIn();

test('descriptions name their subject and use the words of the field', () => {
  const faults = described.flatMap(({ name, text }) =>
    avoided
      .filter(([words]) => words.test(text.replaceAll(/\s+/g, ' ')))
      .map(([words, instead]) => `${name}: "${text}" has ${words}; write ${instead}`),
  );
  expect(faults).toEqual([]);
  expect(described.length).toBeGreaterThan(1000);
});

test(`no sentence of a description has more than ${mostWords} words`, () => {
  const long = described.flatMap(({ name, text }) =>
    sentencesOf(text)
      .filter((sentence) => sentence.split(/\s+/).length > mostWords)
      .map((sentence) => `${name}: ${sentence}`),
  );
  expect(long).toEqual([]);
});
