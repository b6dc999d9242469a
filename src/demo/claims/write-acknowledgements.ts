import type { ProfessionalClaim } from '../../edi/claim/professional-claim.ts';
import { writtenCents } from '../../edi/values/numbers.ts';
import type { X12Writer } from '../../edi/writing/x12-writer.ts';
import { answerFile, digits } from './answer-file.ts';
import type { StatusCodes } from './fates.ts';
import type { SentFile } from './send-past-file.ts';

/** The answer to one claim of a file. */
export interface StatusOfClaim {
  claim: ProfessionalClaim;
  status: StatusCodes;
  payerNumber: string | null;
}

interface Answer {
  controlNumber: number;
  at: Date;
}

/** 999. A rejected file has its fault in one claim. */
export function write999(
  { group, set, snapshots }: SentFile,
  isRejected: boolean,
  { controlNumber, at }: Answer,
): string {
  const version = '005010X231A1';
  return answerFile({ functionalId: 'FA', set: '999', version, controlNumber, at }, [
    (out) => {
      const outcome = isRejected ? 'R' : 'A';
      const [faulty] = snapshots.values();
      out.segment('AK1', 'HC', group, '005010X222A1');
      out.segment('AK2', '837', set, '005010X222A1');
      if (isRejected && faulty) {
        out.segment('IK3', 'NM1', '24', '2010', '8');
        out.segment('CTX', ['CLM01', faulty.patientControlNumber]);
        out.segment('IK4', '9', '67', '7');
      }
      out.segment('IK5', outcome, ...(isRejected ? ['5'] : []));
      out.segment('AK9', outcome, '1', '1', isRejected ? '0' : '1');
    },
  ]);
}

/** 277CA of the clearinghouse (AY), or of each payer (PR). */
export function write277ca(
  source: 'AY' | 'PR',
  { reference }: SentFile,
  claims: readonly StatusOfClaim[],
  { controlNumber, at }: Answer,
): string {
  const senders = source === 'AY' ? [claims] : byPayer(claims);
  const version = '005010X214';
  return answerFile(
    { functionalId: 'HN', set: '277', version, controlNumber, at },
    senders.map((answered, index) => (out, date) => {
      const first = answered[0]?.claim;
      const report = `${controlNumber}${source}${index + 1}`;
      out.segment('BHT', '0085', '08', report, date, '0900', 'TH');
      out.segment('HL', '1', null, '20', '1');
      if (source === 'AY')
        out.segment('NM1', 'AY', '2', 'HARBOR CLEARING', null, null, null, null, '46', 'HARBORCLEARING');
      else out.segment('NM1', 'PR', '2', first?.payer.name, null, null, null, null, 'PI', first?.payer.id);
      out.segment('TRN', '1', report);
      out.segment('DTP', '050', 'D8', date);
      out.segment('DTP', '009', 'D8', date);
      out.segment('HL', '2', '1', '21', '1');
      out.segment('NM1', '41', '2', 'HARBOR STREET', null, null, null, null, '46', 'HARBORSTREET');
      out.segment('TRN', '2', reference);
      const whole = [['A1', '19', source], date, 'WQ', sumOf(answered)] as const;
      out.segment('STC', ...whole);
      out.segment('HL', '3', '2', '19', '1');
      out.segment('NM1', '85', '2', 'HARBOR STREET', null, null, null, null, 'XX', first?.billingProvider.npi);
      out.segment('TRN', '1', '0');
      out.segment('STC', ...whole);
      for (const [place, one] of answered.entries()) {
        out.segment('HL', String(place + 4), '3', 'PT');
        aboutClaim(out, date, one);
      }
    }),
  );
}

function aboutClaim(out: X12Writer, date: string, { claim, status, payerNumber }: StatusOfClaim): void {
  const isAccepted = /^A[012]$/.test(status[0]);
  patientSegment(out, 'QC', claim);
  out.segment('TRN', '2', claim.patientControlNumber);
  out.segment('STC', status, date, isAccepted ? 'WQ' : 'U', writtenCents(claim.total));
  if (payerNumber && isAccepted) out.segment('REF', '1K', payerNumber);
  out.segment('REF', 'D9', claim.clearinghouseClaimNumber);
  out.segment('DTP', '472', 'D8', digits(claim.lines[0]?.serviceDate ?? ''));
}

/** NM1 of the patient, with the member id. */
export function patientSegment(out: X12Writer, entity: 'QC' | 'IL', { patient, subscriber }: ProfessionalClaim): void {
  const { name } = patient ?? subscriber;
  const [family, given] = name.kind === 'PERSON' ? [name.familyName, name.givenName] : [name.name, null];
  out.segment('NM1', entity, '1', family, given, null, null, null, 'MI', subscriber.memberId);
}

/** Answers of each payer for itself. */
export function byPayer<One extends { claim: ProfessionalClaim }>(claims: readonly One[]): One[][] {
  return [...Map.groupBy(claims, ({ claim }) => claim.payer.id).values()];
}

const sumOf = (claims: readonly StatusOfClaim[]) =>
  writtenCents(claims.reduce((total, { claim }) => total + claim.total, 0));
