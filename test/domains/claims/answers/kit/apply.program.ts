// A process that applies one file as a node's worker does, and may be killed.
import 'reflect-metadata';
import { pino } from 'pino';
import { openOrm } from '../../../../../src/database/orm.ts';
import { applyFile } from '../../../../../src/domains/claims/answers/apply-file.job.ts';
import { createJobSender } from '../../../../../src/jobs/job-sender.ts';

const { APP_URL = '', PRACTICE_ID: practiceId = '', EDI_FILE_ID: ediFileId = '' } = process.env;
const orm = await openOrm(APP_URL, 2);
await applyFile.work({ practiceId, ediFileId }, { orm, jobs: createJobSender(orm), log: pino({ level: 'silent' }) });
