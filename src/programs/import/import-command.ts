import { resolve } from 'node:path';
import { command } from '../command-line/command.ts';
import { text } from '../command-line/options.ts';
import { UsageFailure } from '../command-line/usage-failure.ts';

export const importCommand = command({
  name: 'import',
  summary: 'Brings a Synthea CSV export into a practice',
  usage: 'synthea <folder> [--practice <id>]',
  alsoAs: 'npm run import',
  operands: {
    format: 'The kind of export: synthea.',
    folder:
      'Holds organizations.csv, providers.csv, payers.csv, patients.csv and encounters.csv as Synthea wrote them.',
  },
  options: {
    practice: text(
      '--practice <id>',
      'The practice, such as practice_01k9vd3m5sf7wtrc3f8s4y6h2e. Default: the only one that the database has.',
    ),
  },
  details: `Organizations become sites, providers staff, payers payers, patients patients, and encounters appointments that were kept, with their visits and visit \
types. The digits that Synthea adds to people's names are taken off.

The database is the one Foyer itself uses: DATABASE_URL and DATABASE_APP_URL, else the embedded one in FOYER_DATA. Foyer may be running meanwhile. \
Rows that are in already are passed over: an import can be repeated, and an interrupted one is finished by running it again. \
A row that cannot be taken is reported as file:line column reason, and the rest goes in.`,
  examples: ['npm run foyer -- import synthea path/to/csv'],
  exitCodes: {
    0: 'all rows are in',
    1: 'the import could not begin or go on, or the command line is not understood',
    2: 'rows were refused',
    130: 'it was interrupted',
  },
  // 2 is what scripts know as refused rows.
  misuseCode: 1,
  misuse,
  run: async ({ operands: [format, folder], options: { practice } }, surroundings) => {
    if (format !== 'synthea')
      throw new UsageFailure(misuse(format ? `"${format}" is no known kind of export` : 'no kind of export is named'));
    if (!folder) throw new UsageFailure(misuse('the folder is missing'));
    const { runImport } = await import('./run-import.ts');
    return runImport({ folder: resolve(folder), practice }, surroundings);
  },
});

function misuse(wrong: string): string {
  return `Cannot import: ${wrong}; write npm run import -- synthea <folder>, or --help.`;
}
