import type pg from 'pg';
import { checkInFunctions } from './check-in-functions.ts';
import { entryFunctions } from './entry-functions.ts';
import { limitFunctions } from './limit-functions.ts';

/** The functions that the other sides need in the database: the client, PostGraphile's mutation, and the statements of the limit. They run with their caller's rights. */
export async function makeFunctions(owner: pg.Client): Promise<void> {
  await owner.query('create schema bench');
  await owner.query('grant usage on schema bench to foyer_app');
  for (const statement of [...entryFunctions, ...checkInFunctions, ...limitFunctions]) await owner.query(statement);
  await owner.query('revoke execute on all functions in schema bench from public');
  await owner.query('grant execute on all functions in schema bench to foyer_app');
}
