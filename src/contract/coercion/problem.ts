/** One value of an input that is not accepted. */
export interface Problem {
  /** From the arguments of the field down; items of a list are counted from 0. */
  path: string[];
  message: string;
}

/** The most that one answer names; the schema says so at `InvalidInputError.problems`. */
export const mostProblems = 50;

/** The message of a refusal: its first problem, and the places of the others. */
export function summaryOf([first, ...others]: readonly Problem[]): string {
  if (!first) throw new Error('An input is refused for at least one problem.');
  const places = [...new Set(others.map(({ path }) => path.join('.')))].filter(
    (place) => place !== first.path.join('.'),
  );
  return places.length === 0 ? first.message : `${first.message} Correct as well: ${places.join(', ')}.`;
}
