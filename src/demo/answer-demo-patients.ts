import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { newId } from '../database/sql/new-id.ts';
import type { Reader } from '../database/sql/reader.ts';
import { x12Writer } from '../edi/writing/x12-writer.ts';
import { EligibilityMender, EligibilityStatus } from '../generated/models.ts';
import { auditDemoRows } from './audit-demo-rows.ts';

interface DemoCoverage {
  id: string;
  patientId: string;
}

const dayMs = 86_400_000;
const { ASKED, ACTIVE, INACTIVE, NOT_FOUND } = EligibilityStatus;

/** The latest answers of the first coverages: days ago, and what the payer said. */
const answers = [
  {
    daysAgo: 0,
    status: ACTIVE,
    segments: [
      ['EB', '1', null, '30'],
      ['EB', 'B', null, '98', null, null, '27', '20'],
    ],
  },
  { daysAgo: 0, status: INACTIVE, segments: [['EB', '6', null, '30']] },
  { daysAgo: 40, status: ACTIVE, segments: [['EB', '1', null, '30']] },
  { daysAgo: 0, status: NOT_FOUND, segments: [['AAA', 'N', null, '75', 'C']] },
  { daysAgo: 0, status: ASKED, segments: [] },
] as const;

/** Coverages in every state that an answer leaves them in. */
export async function answerDemoPatients(
  db: Reader,
  practiceId: string,
  clearinghouseId: string,
  coverages: readonly DemoCoverage[],
): Promise<void> {
  const row = () => ({ practiceId, id: newId(), version: 1 });
  const checks = answers.flatMap(({ daysAgo, status, segments }, index) => {
    const coverage = coverages[index];
    const at = new Date(Date.now() - daysAgo * dayMs);
    return coverage
      ? [{ ...row(), coverage, at, status, segments, trace: newId().replaceAll('-', '').toUpperCase() }]
      : [];
  });
  for (const check of checks) {
    const { coverage, at, status, trace, segments, ...ids } = check;
    const ediFileId = await keepFile(db, practiceId, clearinghouseId, { at, trace, segments });
    const serviceDate = at.toISOString().slice(0, 10);
    const isRejected = status === NOT_FOUND;
    const asked = {
      ...{ ...ids, patientId: coverage.patientId, coverageId: coverage.id, serviceDate, serviceTypes: ['30'], trace },
      ...{ reference: trace, ediFileId, attempt: 1, askedAt: at, status, answeredAt: status === ASKED ? null : at },
      ...{ rejectCode: isRejected ? '75' : null, whoMends: isRejected ? EligibilityMender.DESK : null },
    };
    await db.insertInto('eligibility_check').values(asked).execute();
    await auditDemoRows(db, practiceId, 'eligibility_check', [asked]);
    if (status !== ASKED) await keepAnswer(db, practiceId, asked, segments);
  }
}

interface Asked {
  id: string;
  coverageId: string;
  ediFileId: string;
  askedAt: Date;
  serviceDate: string;
  status: EligibilityStatus;
  rejectCode: string | null;
}

type Segments = (typeof answers)[number]['segments'];

async function keepAnswer(db: Reader, practiceId: string, asked: Asked, segments: Segments): Promise<void> {
  const { id: checkId, coverageId, ediFileId, askedAt: at, serviceDate, status: outcome, rejectCode } = asked;
  const id = newId();
  const rejectCodes = rejectCode ? [rejectCode] : [];
  await db
    .insertInto('eligibility_answer')
    .values({ practiceId, id, checkId, coverageId, ediFileId, at, serviceDate, outcome, rejectCodes })
    .execute();
  const benefits = segments.filter(([segment]) => segment === 'EB');
  for (const [index, [, information, , type, , , period = null, dollars]] of benefits.entries())
    await db
      .insertInto('eligibility_benefit')
      .values({
        ...{ practiceId, id: newId(), eligibilityAnswerId: id, position: index + 1, information: String(information) },
        ...{ serviceTypes: [String(type)], period, amountCents: dollars ? Number(dollars) * 100 : null, messages: [] },
      })
      .execute();
}

interface Received {
  at: Date;
  trace: string;
  segments: Segments;
}

/** The file that an answer came in; of a question without one, the empty answer of the clearinghouse that has it. */
async function keepFile(
  db: Reader,
  practiceId: string,
  clearinghouseId: string,
  { at, trace, segments }: Received,
): Promise<string> {
  const [date = '', time = ''] = at.toISOString().split('T');
  const header = { senderQualifier: 'ZZ', sender: 'HARBOR', receiverQualifier: 'ZZ', receiver: 'FOYERDEMO', date };
  const numbers = { controlNumber: 1, isAcknowledgmentRequested: false, usage: 'T' } as const;
  const out = x12Writer({ ...header, time: time.slice(0, 5), ...numbers });
  out.group({ functionalId: 'HB', sender: 'HARBOR', receiver: 'FOYERDEMO', date, time, controlNumber: 1, version });
  out.set({ id: '271', controlNumber: '0001', version });
  out.segment('BHT', '0022', '11', trace, date.replaceAll('-', ''), time.slice(0, 5).replace(':', ''));
  out.segment('HL', '1', null, '20', '1');
  out.segment('HL', '2', '1', '21', '1');
  out.segment('HL', '3', '2', '22', '0');
  out.segment('TRN', '2', trace, '9HARBOR000');
  for (const [segment, ...values] of segments) out.segment(segment, ...values);
  const content = Buffer.from(out.end().content ?? '', 'latin1');
  const sha256 = createHash('sha256').update(content).digest('hex');
  const id = newId();
  const facts = {
    direction: 'IN',
    name: `${sha256.slice(0, 12)}.271`,
    transactions: ['271'],
    sha256,
    bytes: content.length,
  };
  await db
    .insertInto('edi_file')
    .values({
      practiceId,
      id,
      clearinghouseId,
      ...facts,
      at,
      status: 'APPLIED',
      applied: 1,
      problems: '[]',
      version: 1,
    } as never)
    .execute();
  await sql`insert into edi_content (practice_id, edi_file_id, content) values (${practiceId}, ${id}, ${content})`.execute(
    db,
  );
  return id;
}

const version = '005010X279A1';
