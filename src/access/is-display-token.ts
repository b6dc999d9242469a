/** Whether a token is a screen's, paired or not yet: its prefix says so. */
export function isDisplayToken(token: string): boolean {
  return token.startsWith('foyer_dp_');
}
