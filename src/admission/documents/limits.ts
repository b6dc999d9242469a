/** The most lexical tokens of a document. */
export const maxTokens = 1_000;

/** The longest document, in characters. What separates tokens is none itself, but has to be read. */
export const maxDocumentCharacters = 64 * 1024;
