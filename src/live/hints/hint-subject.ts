import { isPracticeId } from './hint-text.ts';

/** Where a practice's hints are published. Only an id can stand in it: a dot or a wildcard would reach into other subjects. */
export function hintSubject(practiceId: string): string {
  if (!isPracticeId(practiceId)) throw new Error('Only the id of a practice can be part of a subject.');
  return `foyer.hints.${practiceId}`;
}
