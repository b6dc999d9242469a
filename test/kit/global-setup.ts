import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../src/database/set-up/migrate.ts';
import { installJobs } from '../../src/jobs/install-jobs.ts';
import { jobKinds } from '../../src/start/job-kinds.ts';
import { startTestPostgres } from './test-postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A superuser's connection to the database `postgres`. */
    adminUrl: string;
    /** A migrated database that test files copy. */
    template: string;
    /** The application's connection, to be pointed at the file's copy. */
    appUrl: string;
    /** Whether the files of a worker share a server, as vitest.config.ts decides by their names. */
    sharesServer: boolean;
  }
}

const template = 'foyer_template';

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startTestPostgres(process.env.TEST_DATABASE_URL);
  const admin = new pg.Client(postgres.adminUrl);
  await admin.connect();
  await admin.query(`drop database if exists ${template} with (force)`);
  await admin.query(`create database ${template}`);
  await admin.end();
  const templateUrl = new URL(postgres.adminUrl);
  templateUrl.pathname = `/${template}`;
  const { appUrl } = await migrate(templateUrl.href, null);
  await installJobs(templateUrl.href, jobKinds);
  project.provide('adminUrl', postgres.adminUrl);
  project.provide('template', template);
  project.provide('appUrl', appUrl);
  return () => postgres.stop();
}
