import type { Reader } from '../../database/sql/reader.ts';

interface TicketRoll {
  practiceId: string;
  siteId: string;
  /** The site's calendar day. */
  day: string;
}

/**
 * The next ticket of a site's day. The counter's row stays locked until commit: tickets have no holes, and check-ins of
 * a site come one after the other.
 */
export async function nextTicket(db: Reader, roll: TicketRoll): Promise<string> {
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
  return ticketCode(lastNumber);
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
