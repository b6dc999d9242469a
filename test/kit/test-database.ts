import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import './statements/record-sent.ts';

export interface TestDatabase {
  /** A superuser's connection, which row-level security does not bind. */
  ownerUrl: string;
  appUrl: string;
  drop(): Promise<void>;
}

/** A copy of the migrated template, of this test file's own. */
export function createTestDatabase(): Promise<TestDatabase> {
  return createDatabase(inject('template'));
}

/** A database without any table. */
export function createEmptyDatabase(): Promise<TestDatabase> {
  return createDatabase('template1');
}

async function createDatabase(template: string): Promise<TestDatabase> {
  const name = `foyer_${randomUUID().replaceAll('-', '')}`;
  await administer(`create database ${name} template ${template}`);
  return {
    ownerUrl: pointedAt(inject('adminUrl'), name),
    appUrl: pointedAt(inject('appUrl'), name),
    drop: () => administer(`drop database if exists ${name} with (force)`),
  };
}

async function administer(statement: string): Promise<void> {
  const admin = new pg.Client(inject('adminUrl'));
  await admin.connect();
  await admin.query(statement).finally(() => admin.end());
}

function pointedAt(url: string, database: string): string {
  const pointed = new URL(url);
  pointed.pathname = `/${database}`;
  return pointed.href;
}
