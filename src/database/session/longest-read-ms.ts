/**
 * The limit of each statement of a query, in milliseconds. Measured among 100,000 patients of one practice, on two busy
 * cores. The most expensive useful search (two misspelled words, and their number) takes 0.1 to 0.3 s. The most
 * expensive possible statement of a client takes 0.8 s. Writes with their answers, the audit, live payloads and
 * look-ups of sessions keep the other limit: losing one means more than a retry.
 */
export const longestReadMs = 2_000;
