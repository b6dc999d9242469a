import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';

/** One writer's own row: writers of one practice meet only where its events are numbered. */
export interface Desk {
  practiceId: string;
  siteId: string;
  roomId: string;
  patientId: string;
}

/** Founds practices with this many rooms each; answers one desk per room. */
export async function furnish(owner: Client, practices: number, roomsEach: number): Promise<Desk[]> {
  const desks: Desk[] = [];
  for (let practice = 0; practice < practices; practice += 1) {
    const [practiceId, siteId, patientId] = [randomUUID(), randomUUID(), randomUUID()];
    await owner.query(`select set_config('foyer.practice', $1, false)`, [practiceId]);
    await owner.query(`insert into practice (practice_id, name) values ($1, 'Bench')`, [practiceId]);
    await owner.query('insert into practice_stream (practice_id) values ($1)', [practiceId]);
    await owner.query(
      `insert into site (practice_id, id, name, time_zone) values ($1, $2, 'Main', 'America/New_York')`,
      [practiceId, siteId],
    );
    for (let room = 0; room < roomsEach; room += 1) {
      const roomId = randomUUID();
      await owner.query(
        `insert into room (practice_id, id, site_id, name, kind, readiness) values ($1, $2, $3, $4, 'EXAM', 'READY')`,
        [practiceId, roomId, siteId, `Room ${room}`],
      );
      desks.push({ practiceId, siteId, roomId, patientId });
    }
  }
  return desks;
}
