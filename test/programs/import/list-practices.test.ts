import { randomUUID } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { listPractices } from '../../../src/domains/practice/list-practices.ts';
import { sendsOwnStatements } from '../../kit/sends-own-statements.ts';
import { query } from '../../start/kit/query.ts';
import { founded } from './kit/founded.ts';

sendsOwnStatements();

/** A role that owns the table of practices without being a superuser, as on a hosted PostgreSQL. */
async function plainOwner(ownerUrl: string): Promise<string> {
  const role = `owner_${randomUUID().replaceAll('-', '')}`;
  await query(ownerUrl, `create role ${role} login password 'plain'`);
  await query(ownerUrl, `grant create, usage on schema public to ${role}`);
  await query(ownerUrl, `alter table practice owner to ${role}`);
  onTestFinished(async () => {
    await query(ownerUrl, `alter table practice owner to current_user`);
    await query(ownerUrl, `drop owned by ${role}`);
    await query(ownerUrl, `drop role ${role}`);
  });
  const url = new URL(ownerUrl);
  url.username = role;
  url.password = 'plain';
  return url.href;
}

test('an owner whom row-level security binds sees which practices there are', async () => {
  const { ownerUrl } = await founded('Ash Street', 'Birch Street');
  const owner = await plainOwner(ownerUrl);
  const practices = await listPractices(owner);
  expect(practices.map(({ name }) => name)).toEqual(['Ash Street', 'Birch Street']);
});

test('the application’s own role sees none', async () => {
  const { appUrl } = await founded('Ash Street');
  expect(await listPractices(appUrl)).toEqual([]);
});
