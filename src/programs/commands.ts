import { resetAccountCommand } from './account/reset-account-command.ts';
import { listAuditCommand } from './audit/list-audit-command.ts';
import { clearinghouseCommand } from './clearinghouse/clearinghouse-command.ts';
import { clusterCommand } from './cluster/cluster-command.ts';
import type { Command } from './command-line/command.ts';
import { documentsCommand } from './documents/documents-command.ts';
import { importCodesCommand } from './import/codes/import-codes-command.ts';
import { importSyntheaCommand } from './import/import-synthea-command.ts';
import { jobsCommand } from './jobs/jobs-command.ts';
import { createPracticeCommand } from './practice/create-practice-command.ts';
import { listPracticesCommand } from './practice/list-practices-command.ts';
import { seedCommand } from './seed/seed-command.ts';
import { claimsDayCommand } from './simulate/claims/claims-day-command.ts';
import { simulateCommand } from './simulate/simulate-command.ts';
import { startCommand } from './start/start-command.ts';

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
  startCommand,
  clusterCommand,
  jobsCommand,
  createPracticeCommand,
  listPracticesCommand,
  resetAccountCommand,
  listAuditCommand,
  importSyntheaCommand,
  importCodesCommand,
  seedCommand,
  simulateCommand(),
  claimsDayCommand(),
  clearinghouseCommand(),
  documentsCommand,
];
