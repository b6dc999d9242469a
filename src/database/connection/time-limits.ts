/** In milliseconds. A statement that takes longer is a fault, and would take the connection from other requests. */
export const timeLimits = {
  statement_timeout: 15_000,
  // Longer than the server's own limit: for a server that has disappeared without a word.
  query_timeout: 20_000,
  idle_in_transaction_session_timeout: 30_000,
  connectionTimeoutMillis: 10_000,
};
