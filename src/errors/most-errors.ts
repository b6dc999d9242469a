/**
 * The most errors reported in one answer: the others show up after the first ones are fixed. No more are looked for in
 * a document or its variables.
 */
export const mostErrors = 3;
