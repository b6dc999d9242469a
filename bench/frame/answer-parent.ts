/** The requests that a program answers. Input and answer travel as JSON. */
export type Answers = Record<string, (input: never) => unknown>;

interface Question {
  number: number;
  name: string;
  input: unknown;
}

/** Lets the process that started this one ask it things, and ends this one when that one has ended. */
export function answerParent(answers: Answers): void {
  process.on('message', (question: Question) => void answer(answers, question));
  process.on('disconnect', () => process.exit());
  process.send?.({ isReady: true });
}

async function answer(answers: Answers, { number, name, input }: Question): Promise<void> {
  try {
    const handler = answers[name];
    if (!handler) throw new Error(`This program has no answer to ${name}.`);
    process.send?.({ number, answer: (await handler(input as never)) ?? null });
  } catch (error) {
    process.send?.({ number, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}
