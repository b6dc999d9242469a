import { resolve } from 'node:path';
import { command } from '../../command-line/command.ts';
import { CommandFailure } from '../../command-line/command-failure.ts';
import { flag, limitedText, type Option, refuse, text } from '../../command-line/options.ts';
import { UsageFailure } from '../../command-line/usage-failure.ts';
import { longestName } from '../../practice/practice-options.ts';
import { ImportFailure } from '../import-failure.ts';
import { codeSets } from './code-sets.ts';
import { calendarDay } from './written-cells.ts';

/** The practice's own list, which is no published set. */
const ownList = 'cpt';
/** The NPI registry, of which only NPIs in use are kept. */
const registry = 'nppes';
const sets = [...Object.keys(codeSets), registry, ownList].join(', ');
const effectiveFlags = '--effective <date>';

export const importCodesCommand = command({
  name: 'import codes',
  summary: "Brings in a published set of codes, or a practice's own price list",
  usage: '<set> <file…> [--effective <date>]',
  alsoAs: 'npm run import -- codes',
  operands: {
    set: `The set: ${sets}.`,
    file: 'The file as it was published; all four files of a release of ptp. For cpt a CSV file of the practice: code,description,price.',
  },
  isRepeatable: true,
  options: {
    effective: day(
      'The first day on which the codes count. Default: the day that the name of the file says; for pos all days, for cpt 1 January. Of nppes the last day of the file.',
    ),
    mayEndMany: flag(
      '--may-end-many',
      'Takes a release that ends more than a tenth of the codes. Default: it is refused, as a file that was cut off.',
    ),
    practice: text('--practice <id>', 'Of cpt: the practice. Default: the only one that the database has.'),
    acceptedBy: limitedText(
      '--accepted-by <name>',
      'Of cpt: the person who says that the practice has a licence for CPT codes. It is kept with the codes.',
      { example: 'Mona Diaz', most: longestName },
    ),
  },
  details: `Published sets belong to all practices. A release goes in as a whole, or nothing of it: a line that cannot be taken is reported as file:line column reason. \
Codes that a release lacks end the day before it; visits before that day keep them. The same file again changes nothing.

icd10cm is the order file of a fiscal year, hcpcs the file of HCPCS Level II in either layout, ptp the NCCI edits for practitioners, mue the medically unlikely edits for practitioners, pos the \
places of service as code,name, noc the codes not otherwise classified. Foyer brings no CPT codes: cpt takes a list of the practice's own, for that practice alone, with its prices; \
of codes that begin with a letter it takes the price only. nppes is the NPI registry's monthly or weekly file npidata_pfile_*.csv: only the NPIs of practices, staff, sites and providers on claims are kept.

The database is the one Foyer itself uses: DATABASE_URL and DATABASE_APP_URL, else the embedded one in FOYER_DATA. Foyer may be running meanwhile.`,
  examples: [
    'npm run foyer -- import codes icd10cm path/to/icd10cm_order_2026.txt',
    'npm run foyer -- import codes icd10cm path/to/icd10cm_order_2026.txt --effective 2026-04-01',
    'npm run foyer -- import codes cpt path/to/prices.csv --accepted-by "Mona Diaz"',
  ],
  exitCodes: {
    0: 'the release is in',
    1: 'the import could not begin or go on, or the command line is not understood',
    2: 'lines were refused, and nothing is in',
    130: 'it was interrupted, and nothing is in',
  },
  misuseCode: 1,
  misuse,
  run: async ({ operands: [set, ...files], options }, surroundings) => {
    const source = codeSets[set ?? ''];
    if (!source && set !== ownList && set !== registry)
      throw new UsageFailure(misuse(set ? `"${set}" is no known set` : 'no set is named'));
    const [path, ...others] = files.map((file) => resolve(file));
    if (path === undefined) throw new UsageFailure(misuse('the file is missing'));
    const { practice, acceptedBy, effective, mayEndMany } = options;
    if (set !== ownList && (practice ?? acceptedBy) !== undefined)
      throw new UsageFailure(misuse('--practice and --accepted-by belong to cpt'));
    if (!source && others.length > 0) throw new UsageFailure(misuse(`${set} takes one file`));
    try {
      if (set === registry) {
        const { runRegistryImport } = await import('./npi-registry/run-registry-import.ts');
        return await runRegistryImport({ path, effective }, surroundings);
      }
      if (!source) {
        const { runPriceListImport } = await import('./price-list/run-price-list-import.ts');
        return await runPriceListImport({ path, practice, acceptedBy, effective, mayEndMany }, surroundings);
      }
      const { runCodesImport } = await import('./run-codes-import.ts');
      const paths = [path, ...others];
      return await runCodesImport({ set: String(set), source, paths, effective, mayEndMany }, surroundings);
    } catch (error) {
      if (error instanceof ImportFailure) throw new CommandFailure(error.message);
      throw error;
    }
  },
});

function day(about: string): Option<string | undefined> {
  const written = text(effectiveFlags, about);
  return {
    ...written,
    read: (value) => {
      const found = written.read(value);
      if (found === undefined || calendarDay(found)) return found;
      throw refuse(effectiveFlags, found, 'a day such as 2026-10-01');
    },
  };
}

function misuse(wrong: string): string {
  return `Cannot import: ${wrong}; write npm run import -- codes <set> <file>, with one of the sets ${sets}, or --help.`;
}
