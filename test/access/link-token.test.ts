import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { linkCredential, newLinkToken } from '../../src/access/link-token.ts';
import { hashSecret } from '../../src/access/token.ts';

test('the token of a link says which practice it belongs to, and is kept as its hash', () => {
  const practiceId = randomUUID();
  const token = newLinkToken(practiceId);
  expect(token).toMatch(/^foyer_ln_[0-9a-z]{26}_[\w-]{43}$/);
  expect(linkCredential(token)).toEqual({ practiceId, tokenHash: hashSecret(token) });
  expect(newLinkToken(practiceId)).not.toBe(token);
});

test.each([
  '',
  'foyer_ln_',
  newLinkToken(randomUUID()).replace('foyer_ln', 'foyer_st'),
  newLinkToken(randomUUID()).slice(0, -1),
  `foyer_ln_${'z'.repeat(26)}_${'a'.repeat(43)}`,
])('"%s" is no token of a link', (token) => {
  expect(linkCredential(token)).toBeNull();
});
