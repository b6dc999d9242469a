import { writtenCents } from '../../edi/values/numbers.ts';
import { answerFile, digits } from './answer-file.ts';
import { daysAfter } from './demo-days.ts';
import { byPayer, patientSegment, type StatusOfClaim } from './write-acknowledgements.ts';

const daysToReply = 30;

/** 277: how far each payer is with its claims. A request names the day of the reply. */
export function write277(
  claims: readonly StatusOfClaim[],
  { controlNumber, at }: { controlNumber: number; at: Date },
): string {
  const version = '005010X212';
  return answerFile(
    { functionalId: 'HN', set: '277', version, controlNumber, at },
    byPayer(claims).map((reported, index) => (out, date) => {
      const first = reported[0]?.claim;
      out.segment('BHT', '0010', '08', `${controlNumber}S${index + 1}`, date, '0900', 'DG');
      out.segment('HL', '1', null, '20', '1');
      out.segment('NM1', 'PR', '2', first?.payer.name, null, null, null, null, 'PI', first?.payer.id);
      out.segment('HL', '2', '1', '21', '1');
      out.segment('NM1', '41', '2', 'HARBOR STREET', null, null, null, null, '46', 'HARBORSTREET');
      out.segment('HL', '3', '2', '19', '1');
      out.segment('NM1', '1P', '2', 'HARBOR STREET', null, null, null, null, 'XX', first?.billingProvider.npi);
      for (const [place, { claim, status, payerNumber }] of reported.entries()) {
        out.segment('HL', String(place + 4), '3', '22', '0');
        patientSegment(out, 'IL', claim);
        out.segment('TRN', '2', `${claim.patientControlNumber}-1`);
        out.segment('STC', status, date, null, writtenCents(claim.total));
        if (payerNumber && status[0] !== 'A4') out.segment('REF', '1K', payerNumber);
        out.segment('REF', 'EJ', claim.patientControlNumber);
        out.segment('DTP', '472', 'D8', digits(claim.lines[0]?.serviceDate ?? ''));
        const replyBy = digits(daysAfter(at.toISOString().slice(0, 10), daysToReply));
        if (status[0].startsWith('R')) out.segment('DTP', '106', 'D8', replyBy);
      }
    }),
  );
}
