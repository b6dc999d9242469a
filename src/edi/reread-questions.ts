import type { AuthorizationQuestion } from './authorization/authorization-question.ts';
import { differences } from './claim/differences.ts';
import type { StatusQuestion } from './claim-status/write-276.ts';
import type { EdiItem } from './edi-item.ts';
import type { EligibilityQuestion } from './eligibility/write-270.ts';
import { problemsOf, readEdiText } from './read-edi.ts';

/** A file of questions, as it was to be written. */
export type AskedQuestions =
  | { kind: '270'; questions: readonly EligibilityQuestion[] }
  | { kind: '276'; questions: readonly StatusQuestion[] }
  | { kind: '278_REQUEST'; questions: readonly AuthorizationQuestion[] };

/** Reads a file of questions back: what differs from the questions that it was made of, and the file's problems. */
export function rereadQuestions({ kind, questions }: AskedQuestions, content: string): string[] {
  const items = readEdiText(content);
  const found = problemsOf(items).map(({ segment, position, text }) => `${segment} ${position}: ${text}`);
  const read = items.flatMap((item) => questionsIn(item, kind));
  if (read.length !== questions.length)
    found.push(`The file has ${read.length} questions instead of ${questions.length}.`);
  for (const [index, question] of questions.entries())
    found.push(
      ...differences(`questions.${index}`, kind === '276' ? asSaid(question as StatusQuestion) : question, read[index]),
    );
  return found;
}

function questionsIn(item: EdiItem, kind: AskedQuestions['kind']): readonly unknown[] {
  if (item.kind !== kind) return [];
  return item.kind === '276' ? item.questions : [item.question];
}

/** A 276 about a dependent says neither birth date nor sex of the subscriber. */
function asSaid({ subscriber, dependent, ...question }: StatusQuestion) {
  return { ...question, dependent, subscriber: dependent ? { ...subscriber, birthDate: null, sex: null } : subscriber };
}
