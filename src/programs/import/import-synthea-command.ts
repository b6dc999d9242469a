import { resolve } from 'node:path';
import { command } from '../command-line/command.ts';
import { flag, limitedText, text } from '../command-line/options.ts';
import { UsageFailure } from '../command-line/usage-failure.ts';
import type { WantedPractice } from '../practice/make-practice.ts';
import { longestName, optionalEmail, optionalTimeZone } from '../practice/practice-options.ts';
import { readWayIn, wayInOptions } from '../practice/way-in.ts';

export const importSyntheaCommand = command({
  name: 'import synthea',
  summary: 'Brings a Synthea CSV export into a practice',
  usage: '<folder> [--practice <id> | --new-practice <name> …] [--bookable]',
  alsoAs: 'npm run import -- synthea',
  operands: {
    folder:
      'Holds organizations.csv, providers.csv, payers.csv, patients.csv and encounters.csv as Synthea wrote them.',
  },
  options: {
    practice: text(
      '--practice <id>',
      'The practice, such as practice_01k9vd3m5sf7wtrc3f8s4y6h2e. Default: the only one that the database has.',
    ),
    newPractice: limitedText('--new-practice <name>', 'Makes a practice of this name for the rows.', {
      ...{ example: 'Elm Street Family Practice', most: longestName },
    }),
    managerEmail: optionalEmail(
      '--manager-email <address>',
      'With --new-practice: what its office manager signs in with.',
    ),
    managerName: limitedText('--manager-name <name>', "The office manager's name. Default: Office manager.", {
      ...{ example: 'Mona Diaz', most: longestName },
    }),
    ...wayInOptions,
    timeZone: optionalTimeZone('IANA time zone of sites whose place does not say. Default: none, they are refused.'),
    isBookable: flag(
      '--bookable',
      'Providers, visit types and sites can be booked at once. Default: they are history.',
    ),
  },
  details: `Organizations become sites, providers staff, payers payers, patients patients, and encounters appointments that were kept, with their visits and visit \
types. The digits that Synthea adds to people's names are taken off.

Nothing can be booked with imported providers and visit types, and sites have no opening hours, until the office opens them: updateStaffMember and updateVisitType \
with isActive: true, updateSite with hours. --bookable brings them in open, with hours on weekdays from 08:00 to 17:00. Rows that are in already stay as they are.

A site's time zone is that of its position (LAT, LON), else that of its US state where the ZIP is one of that state's.

Files are UTF-8 with commas; lines end with LF, CR LF or CR. \
The database is the one Foyer itself uses: DATABASE_URL and DATABASE_APP_URL, else the embedded one in FOYER_DATA. Foyer may be running meanwhile. \
Rows that are in already are passed over: an import can be repeated, and an interrupted one is finished by running it again. \
A row that cannot be taken is reported as file:line column reason, and the rest goes in.`,
  examples: [
    'npm run foyer -- import synthea path/to/csv',
    'npm run foyer -- import synthea path/to/csv --new-practice "Elm Street Archive" --manager-email manager@example.org --link',
  ],
  exitCodes: {
    0: 'all rows are in',
    1: 'the import could not begin or go on, or the command line is not understood',
    2: 'rows were refused, or a file had none',
    130: 'it was interrupted',
  },
  // 2 is what scripts know as refused rows.
  misuseCode: 1,
  misuse,
  run: async ({ operands: [folder], options }, surroundings) => {
    if (!folder) throw new UsageFailure(misuse('the folder is missing'));
    const { practice, timeZone = null, isBookable } = options;
    const newPractice = await wantedPractice(options, surroundings);
    const { runImport } = await import('./run-import.ts');
    const wishes = { timeZone, isBookable };
    return runImport({ folder: resolve(folder), practice, newPractice, wishes }, surroundings);
  },
});

interface PracticeOptions {
  practice?: string | undefined;
  newPractice?: string | undefined;
  managerEmail?: string | undefined;
  managerName?: string | undefined;
  isLink: boolean;
  isPiped: boolean;
}

/** Null where the rows go into a practice that there is. */
async function wantedPractice(
  { practice, newPractice: name, managerEmail, managerName, ...wayIn }: PracticeOptions,
  terminal: Parameters<typeof readWayIn>[0],
): Promise<WantedPractice | null> {
  if (name === undefined) {
    if (managerEmail === undefined && managerName === undefined && !wayIn.isLink && !wayIn.isPiped) return null;
    throw new UsageFailure(misuse("--new-practice is missing, to which the manager's options belong"));
  }
  if (practice !== undefined) throw new UsageFailure(misuse('--practice and --new-practice exclude each other'));
  if (managerEmail === undefined) throw new UsageFailure(misuse('--manager-email is missing for the new practice'));
  const passwordHash = await readWayIn(terminal, wayIn);
  return { name, site: null, managerName: managerName ?? 'Office manager', managerEmail, passwordHash };
}

function misuse(wrong: string): string {
  return `Cannot import: ${wrong}; write npm run import -- synthea <folder>, or --help.`;
}
