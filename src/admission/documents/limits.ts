/** The largest request body or WebSocket message, in bytes. */
export const maxBodyBytes = 256 * 1024;
/**
 * How long a request may take to come in, and how often those that have not are looked for, in milliseconds: the largest body needs 20 s of a line with 100 kbit/s. Who
 * sends a byte now and then would otherwise keep a connection for ever.
 */
export const requestPatience = { requestMs: 30_000, lookMs: 5_000 };
/** The most lexical tokens of a document. */
export const maxTokens = 1_000;
/** The longest document, in characters. What separates tokens is none itself, but has to be read. */
export const maxDocumentCharacters = 64 * 1024;
/** The most errors told of one answer, whatever they are about: who mends the first ones sees the others then. Of a document and of variables no more are looked for. */
export const mostErrors = 3;
/** The most WebSockets and streams of one session or display on one node. */
export const mostConnections = 20;
/** The most WebSockets without a token on one node. */
export const mostStrangers = 200;
/**
 * The most different things that one session or display watches at once on one node: the five boards of a front desk in each of its twenty connections. For each of
 * them payloads are made.
 */
export const mostGroups = 100;
/** What these may cost together, in the units of `@cost`: ten of the dearest operations there are, or the boards of a hundred sites, 2,002 each. */
export const mostGroupsCost = 250_000;
/** The most operations open at once on one connection. */
export const mostOperations = 50;
