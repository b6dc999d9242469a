/** The purpose of a requester who is not known yet, where it is counted apart. */
export type Purpose = 'signIn';

/**
 * Taken from the text before parsing, which is counted as well: other requests from an address must not prevent a
 * sign-in. A client that writes the word into another operation uses up the sign-ins of its own address, as it could by
 * signing in. The ways to a password count as well: they look up accounts and hash passwords, too.
 */
export function purposeOf(text: string): Purpose | undefined {
  return /signIn|setPassword|requestPasswordReset/.test(text) ? 'signIn' : undefined;
}
