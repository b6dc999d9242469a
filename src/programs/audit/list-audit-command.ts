import { Temporal } from 'temporal-polyfill';
import { parseTypeId } from '../../contract/type-id.ts';
import { command } from '../command-line/command.ts';
import { choice, type Option, refuse, requiredText, text } from '../command-line/options.ts';

const practiceFlags = '--practice <id>';
const example = 'practice_01k9vd3m5sf7wtrc3f8s4y6h2e';

/** A practice's id as clients know it, read as its UUID. */
const practiceOption: Option<string> = {
  ...requiredText(practiceFlags, 'The practice; practice list shows the ids.', { example, most: 64 }),
  read: (written) => {
    const id = requiredText(practiceFlags, '', { example, most: 64 }).read(written);
    const typeId = parseTypeId(id);
    if (typeId?.type !== 'Practice') throw refuse(practiceFlags, id, `a practice's id such as ${example}`);
    return typeId.uuid;
  },
};

export const listAuditCommand = command({
  name: 'audit list',
  summary: "Lists the entries of a practice's audit trail, the earliest first",
  usage: '--practice <id> [--from <time>] [--to <time>] [--format csv|json]',
  options: {
    practice: practiceOption,
    from: timeOption('--from <time>', 'The first day (UTC) or instant. Default: the beginning.', 0),
    to: timeOption('--to <time>', 'The last day (UTC), or the instant before which to stop. Default: now.', 1),
    format: choice('--format <format>', 'csv, or json: one array of objects. Default: csv.', ['csv', 'json']),
    reason: text('--reason <text>', 'Why the trail is read; it is kept with the entry about this reading.'),
  },
  details: `Reads with the owner's connection: DATABASE_URL, else that of the embedded database in FOYER_DATA. Foyer may be running meanwhile.

The reading itself is put into the audit trail first, with the user and the machine that run the command; without that entry nothing is written. \
In csv a cell that a spreadsheet would take for a formula begins with an apostrophe.`,
  examples: [
    `npm run -s foyer -- audit list --practice ${example} --from 2026-11-01 --to 2026-11-30 > november.csv`,
    `npm run -s foyer -- audit list --practice ${example} --format json --reason "Complaint 17"`,
  ],
  exitCodes: { 0: 'all entries are listed', 1: 'they could not be read, or there is no such practice' },
  run: async ({ options: { format = 'csv', ...options } }, surroundings) => {
    const { listAudit } = await import('./list-audit.ts');
    return listAudit({ ...options, format }, surroundings);
  },
});

/** A day counts from its beginning, or from that of the day so many days later. */
function timeOption(flags: string, about: string, daysLater: number): Option<Date | undefined> {
  const read: Option<Date | undefined>['read'] = (written) => {
    if (typeof written !== 'string') return undefined;
    try {
      return new Date(millisecondsOf(written, daysLater));
    } catch {
      throw refuse(flags, written, 'a day such as 2026-11-21 or an instant such as 2026-11-21T08:30:00Z');
    }
  };
  return { flags, about, read };
}

function millisecondsOf(time: string, daysLater: number): number {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(time)) return Temporal.Instant.from(time).epochMilliseconds;
  const day = Temporal.PlainDate.from(time, { overflow: 'reject' }).add({ days: daysLater });
  return day.toZonedDateTime('UTC').epochMilliseconds;
}
