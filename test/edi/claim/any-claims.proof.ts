import { test } from 'vitest';
import { checkClaims } from '../kit/check-claims.ts';

test('files of 20,000 random sets of claims re-read to the same claims', () => {
  checkClaims(20_000);
});
