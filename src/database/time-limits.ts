/** In milliseconds. What takes longer is a fault, and would take the connection from everybody else. */
export const timeLimits = {
  statement_timeout: 15_000,
  // Longer than the server's own limit: for a server that has gone without a word.
  query_timeout: 20_000,
  idle_in_transaction_session_timeout: 30_000,
  connectionTimeoutMillis: 10_000,
};

/**
 * What each statement of a query may take, in milliseconds. Among 100,000 patients of one practice, on two busy cores, the dearest search that somebody means (two
 * misspelled words, and their number) takes 0.1 to 0.3 s, and the dearest statement that a client could think of 0.8 s. Writes, the audit, live payloads and looking
 * people up keep the other limit: no client decides what their statements cost, and losing one means more than asking again.
 */
export const longestReadMs = 2_000;
