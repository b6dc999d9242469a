import { chmodSync, lchownSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Account } from './account.ts';

/** Puts right what copying a data folder changes: PostgreSQL wants it to be its account's own and closed to others. */
export function takeOwnership(folder: string, account: Account | null): void {
  const { uid, mode } = statSync(folder);
  if (account && uid !== account.uid) {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    for (const path of ['', ...names]) lchownSync(join(folder, path), account.uid, account.gid);
  }
  if (mode & 0o027) chmodSync(folder, 0o700);
}
