/** The most lexical tokens of a document. */
export const maxTokens = 1_000;

/** The longest document, in characters. Separators are not tokens, but have to be read. */
export const maxDocumentCharacters = 64 * 1024;
