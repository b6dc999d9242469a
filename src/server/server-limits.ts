/** The largest request body or WebSocket message, in bytes. */
export const maxBodyBytes = 256 * 1024;

/**
 * How long a request may take to come in, and how often slow ones are looked for, in milliseconds. The largest body
 * needs 20 s of a line with 100 kbit/s. A client that sends a byte now and then would otherwise keep a connection for
 * ever.
 */
export const requestPatience = { requestMs: 30_000, lookMs: 5_000 };

/** The most WebSockets without a token on one node. */
export const mostAnonymousSockets = 200;

/** The most operations open at once on one connection. */
export const mostOperations = 50;
