// Changes committed by plain SQL: each is one message and one transaction, so that publishing them is measured, not writing them. It hints as nodes do.
import { Client } from 'pg';
import { pino } from 'pino';
import { parseTypeId } from '../../src/contract/type-id.ts';
import { startNotifyHints } from '../../src/live/hints/notify-hints.ts';
import { answerParent } from '../frame/answer-parent.ts';
import { atPace, type Pace } from '../frame/at-pace.ts';
import { processorTime } from '../frame/processor-time.ts';
import type { Office } from './furnish-office.ts';

const writers = 4;
const [appUrl = ''] = process.argv.slice(2);
const clients = await Promise.all(
  Array.from({ length: writers }, async () => {
    const client = new Client(appUrl);
    await client.connect();
    return client;
  }),
);
const hints = await startNotifyHints({ url: appUrl, log: pino({ level: 'silent' }), onHint: () => {} });
let offices: Office[] = [];

const uuidOf = (id: string) => parseTypeId(id)?.uuid ?? '';

async function change(count: number): Promise<void> {
  const office = offices[count % offices.length];
  const client = clients[count % writers];
  if (!office || !client) throw new Error('There are no practices.');
  const { practiceId } = office;
  const visit = uuidOf(office.visits[Math.floor(count / offices.length) % office.visits.length] ?? '');
  const facts = JSON.stringify([
    { type: 'VISIT_CHANGED', subject_id: visit, topics: [`visits:${uuidOf(office.site)}`] },
  ]);
  const results = (await client.query(
    `select set_config('foyer.practice', '${practiceId}', true);
     update visit set version = version + 1 where practice_id = '${practiceId}' and id = '${visit}';
     select last_seq from append_events('${practiceId}', '${facts}'::jsonb)`,
  )) as unknown as { rows: { last_seq: string }[] }[];
  hints.publish({ practiceId, seq: Number(results[2]?.rows[0]?.last_seq) });
}

answerParent({
  processorTime,
  take: (all: Office[]) => {
    offices = all;
  },
  work: async (pace: Pace): Promise<void> => {
    await atPace(pace, change);
  },
});
