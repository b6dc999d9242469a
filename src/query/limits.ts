/** The largest request body or WebSocket message, in bytes. */
export const maxBodyBytes = 256 * 1024;
/** The most lexical tokens of a document. */
export const maxTokens = 1_000;
/** The longest document, in characters. What separates tokens is none itself, but has to be read. */
export const maxDocumentCharacters = 64 * 1024;
/** The most validation errors told at once. */
export const maxValidationErrors = 3;
/** The most errors told of one answer. */
export const mostErrors = 20;
/** The most WebSockets and streams of one session or display on one node. */
export const mostConnections = 20;
/** The most WebSockets without a token on one node. */
export const mostStrangers = 200;
/** The most operations open at once on one connection. */
export const mostOperations = 50;
