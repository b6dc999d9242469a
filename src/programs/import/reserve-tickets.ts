import { sql } from 'kysely';
import { ticketCode } from '../../domains/visits/next-ticket.ts';
import type { WriteUnit } from '../../writing/unit.ts';

interface Arrival {
  siteId: string;
  /** The site's calendar day. */
  day: string;
}

/** A ticket of its site's day for each arrival, as `nextTicket` gives them one by one. In the order of the arrivals. */
export async function reserveTickets({ db, practiceId }: WriteUnit, arrivals: readonly Arrival[]): Promise<string[]> {
  const rolls = Map.groupBy(arrivals, rollOf);
  const wanted = [...rolls.values()].map((roll) => ({ ...roll[0], count: roll.length }));
  // Locked in one order by all, so that two imports wait for each other instead of locking each other out.
  const { rows } = await sql<Arrival & { last: number }>`
    insert into ticket_counter (practice_id, site_id, day, last_number)
    select practice.practice_id, "siteId", day, count
    from practice cross join json_to_recordset(${JSON.stringify(wanted)}::json) as wanted("siteId" uuid, day date, count int)
    where practice.practice_id = ${practiceId}
    order by "siteId", day
    on conflict (practice_id, site_id, day) do update set last_number = ticket_counter.last_number + excluded.last_number
    returning site_id as "siteId", day, last_number as last`.execute(db);
  const next = new Map(rows.map((row) => [rollOf(row), row.last - (rolls.get(rollOf(row))?.length ?? 0)]));
  return arrivals.map((arrival) => {
    const number = (next.get(rollOf(arrival)) ?? 0) + 1;
    next.set(rollOf(arrival), number);
    return ticketCode(number);
  });
}

function rollOf({ siteId, day }: Arrival): string {
  return `${siteId} ${day}`;
}
