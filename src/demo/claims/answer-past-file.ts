import { ClaimStatus } from '../../generated/models.ts';
import type { Fate } from './claim-plan.ts';
import { daysAfter } from './demo-days.ts';
import type { DemoPast } from './demo-past.ts';
import { type Answers, answersFor } from './fates.ts';
import { receivePastFile } from './receive-past-file.ts';
import type { SentFile } from './send-past-file.ts';
import { write277ca, write999 } from './write-acknowledgements.ts';
import { type DecidedClaim, write835 } from './write-remittances.ts';
import { write277 } from './write-status-reports.ts';

/** A claim in a file that was sent. */
export interface SentClaim {
  claimId: string;
  fate: Fate;
  /** How many claims of the same fate came before. */
  ordinal: number;
}

/** Something that comes at its time, after the files before it. */
export interface PastStep {
  at: Date;
  run(): Promise<void>;
}

interface ToAnswer {
  /** The day on which the file was sent. */
  day: string;
  claims: readonly SentClaim[];
  /** The file, once it was sent. */
  file(): SentFile;
  /** The next number of the clearinghouse's files. */
  nextNumber(): number;
}

/** The answers of a file, each at its time: within minutes from the clearinghouse and the payer, then after days. */
export function answerPastFile(past: DemoPast, { day, claims, file, nextNumber }: ToAnswer): PastStep[] {
  const isRejected = claims.some(({ fate }) => fate === ClaimStatus.FILE_REJECTED);
  const answered = claims.map((sent) => ({ sent, answers: answersFor(sent.fate, sent.ordinal) }));
  const having = (level: keyof Answers) => answered.filter(({ answers }) => answers[level] !== null);
  const statuses = (level: 'house' | 'payer' | 'report') =>
    having(level).flatMap(({ sent: { claimId }, answers }) => {
      const [claim, status] = [file().snapshots.get(claimId), answers[level]];
      const payerNumber = answers.payer && claim ? payerNumberOf(claim.patientControlNumber) : null;
      return claim && status ? [{ claim, status, payerNumber: level === 'house' ? null : payerNumber }] : [];
    });
  const decisions = (isReversal: boolean) =>
    having('advice').flatMap(({ sent: { claimId, fate }, answers: { advice } }): DecidedClaim[] => {
      const claim = file().snapshots.get(claimId);
      if (!claim || !advice || (isReversal && fate !== ClaimStatus.REVERSED)) return [];
      return [{ claim, plan: advice, payerNumber: payerNumberOf(claim.patientControlNumber), isReversal }];
    });
  const answer = (
    at: string,
    extension: string,
    write: (one: { controlNumber: number; at: Date }) => string,
  ): PastStep => {
    const moment = new Date(at);
    return {
      at: moment,
      run: () =>
        receivePastFile(past, {
          ...{ clearinghouseId: file().clearinghouseId, extension, at: moment },
          content: write({ controlNumber: nextNumber(), at: moment }),
        }),
    };
  };
  const some = (isThere: boolean, step: () => PastStep) => (isThere ? [step()] : []);
  const isAnswered = claims.every(({ fate }) => fate !== ClaimStatus.SUBMITTED);
  const isReversed = claims.some(({ fate }) => fate === ClaimStatus.REVERSED);
  return [
    ...some(isAnswered, () => answer(`${day}T19:30:52Z`, '999', (one) => write999(file(), isRejected, one))),
    ...some(having('house').length > 0, () =>
      answer(`${day}T19:31:37Z`, '277ca', (one) => write277ca('AY', file(), statuses('house'), one)),
    ),
    ...some(having('payer').length > 0, () =>
      answer(`${day}T19:33:08Z`, '277ca', (one) => write277ca('PR', file(), statuses('payer'), one)),
    ),
    ...some(having('report').length > 0, () =>
      answer(`${daysAfter(day, 4)}T14:05:00Z`, '277', (one) => write277(statuses('report'), one)),
    ),
    ...some(having('advice').length > 0, () =>
      answer(`${daysAfter(day, 14)}T12:20:00Z`, '835', (one) => write835(decisions(false), one)),
    ),
    ...some(isReversed, () =>
      answer(`${daysAfter(day, 25)}T12:20:00Z`, '835', (one) => write835(decisions(true), one)),
    ),
  ];
}

/** The payer's number of a claim. */
const payerNumberOf = (pcn: string): string => `P${pcn.slice(0, 9)}`;
