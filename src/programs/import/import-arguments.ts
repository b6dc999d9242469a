import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ImportFailure } from './import-failure.ts';

export interface ImportArguments {
  folder: string;
  practice: string | undefined;
}

export const importHelp = `npm run import -- synthea <folder> [--practice <id>]

Brings a Synthea CSV export into a practice: organizations become sites, providers staff, payers payers, patients patients, and encounters appointments
that were kept, with their visits and visit types. The digits that Synthea adds to people's names are taken off.

  <folder>         Holds organizations.csv, providers.csv, payers.csv, patients.csv and encounters.csv as Synthea wrote them.
  --practice <id>  The practice, such as practice_01k9vd3m5sf7wtrc3f8s4y6h2e. May be left out when the database has only one.
  --help           Shows this.

The database is the one Foyer itself uses: DATABASE_URL and DATABASE_APP_URL, else the embedded one in FOYER_DATA. Foyer may be running meanwhile.
What is in already is passed over: an import can be repeated, and an interrupted one is finished by running it again.
A row that cannot be taken is told as file:line column reason, and the rest goes in.
Exit code: 0 all rows are in, 1 the import could not begin or go on, 2 rows were refused, 130 it was interrupted.
`;

/** What the command line asks for; null for help. */
export function importArguments(argv: readonly string[]): ImportArguments | null {
  const { values, positionals } = parse(argv);
  if (values.help) return null;
  const [format, folder, ...rest] = positionals;
  if (format !== 'synthea')
    throw misuse(format ? `"${format}" is no known kind of export` : 'no kind of export is named');
  if (!folder) throw misuse('the folder is missing');
  if (rest.length > 0) throw misuse(`"${rest[0]}" is one argument too many`);
  return { folder: resolve(folder), practice: values.practice };
}

function parse(argv: readonly string[]) {
  try {
    const options = { practice: { type: 'string' }, help: { type: 'boolean' } } as const;
    return parseArgs({ args: [...argv], options, allowPositionals: true });
  } catch (error) {
    throw misuse(error instanceof Error ? error.message.replace(/\.$/, '') : String(error));
  }
}

function misuse(what: string): ImportFailure {
  return new ImportFailure(`Cannot import: ${what}; write npm run import -- synthea <folder>, or --help.`);
}
