import type { Reader } from '../../database/sql/reader.ts';
import { undoMs } from './undo-window.ts';

interface TicketRoll {
  practiceId: string;
  siteId: string;
  /** The site's calendar day. */
  day: string;
}

/**
 * The next ticket of a site's day. The counter's row stays locked until commit: tickets have no holes but those of other
 * days' patients, and check-ins of a site come one after the other.
 */
export async function nextTicket(db: Reader, roll: TicketRoll, now: Date): Promise<string> {
  const first = ticketCode(await nextNumber(db, roll));
  const taken = await findTakenTickets(db, roll, now);
  let ticket = first;
  while (taken.has(ticket)) ticket = ticketCode(await nextNumber(db, roll));
  return ticket;
}

async function nextNumber(db: Reader, roll: TicketRoll): Promise<number> {
  const { lastNumber } = await db
    .insertInto('ticket_counter')
    .values({ ...roll, lastNumber: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['practiceId', 'siteId', 'day'])
        .doUpdateSet((set) => ({ lastNumber: set('ticket_counter.lastNumber', '+', 1) })),
    )
    .returning('lastNumber')
    .executeTakeFirstOrThrow();
  return lastNumber;
}

/** A visit that ended less than this ago, and arrived less than a day before that, may be reopened. */
const reopenedMs = undoMs + 24 * 60 * 60_000;

/** Tickets of other days whose patients are still here, or may be again when the end of their visit is undone. */
async function findTakenTickets(db: Reader, { practiceId, siteId, day }: TicketRoll, now: Date): Promise<Set<string>> {
  const ofOtherDays = db
    .selectFrom('visit')
    .select('ticket')
    .where('practiceId', '=', practiceId)
    .where('siteId', '=', siteId)
    .where('day', '!=', day);
  const here = ofOtherDays.where('endedAt', 'is', null);
  const ended = ofOtherDays
    .where('arrivedAt', '>', new Date(now.getTime() - reopenedMs))
    .where('endedAt', '>', new Date(now.getTime() - undoMs));
  const rows = await here.unionAll(ended).execute();
  return new Set(rows.map(({ ticket }) => ticket));
}

const numbersALetter = 99;

/** `A01` to `A99`, `B01` and so on; after `Z99` comes `AA01`. */
export function ticketCode(number: number): string {
  const digits = ((number - 1) % numbersALetter) + 1;
  let letters = '';
  for (let left = Math.floor((number - 1) / numbersALetter); left >= 0; left = Math.floor(left / 26) - 1) {
    letters = String.fromCharCode(65 + (left % 26)) + letters;
  }
  return letters + String(digits).padStart(2, '0');
}
