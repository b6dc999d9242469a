/** What somebody wants who is not known yet, where that is counted apart. */
export type Purpose = 'signIn';

/**
 * Told by the text, before it is parsed, which is paid for as well: whoever signs in must be able to, whatever else comes from their address. Who writes the word
 * into something else takes from those who sign in from the same address, as they could by signing in.
 */
export function purposeOf(text: string): Purpose | undefined {
  return text.includes('signIn') ? 'signIn' : undefined;
}
