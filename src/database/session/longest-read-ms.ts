/**
 * What each statement of a query may take, in milliseconds. Among 100,000 patients of one practice, on two busy cores, the dearest search that somebody means (two
 * misspelled words, and their number) takes 0.1 to 0.3 s, and the dearest statement that a client could think of 0.8 s. Writes with their answers, the audit, live
 * payloads and looking people up keep the other limit: losing one means more than asking again.
 */
export const longestReadMs = 2_000;
