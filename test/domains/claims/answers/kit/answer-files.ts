import { anInterchange } from '../../../../edi/kit/an-interchange.ts';
import type { SentClaim, SentClaims } from './sent-claims.ts';

/** Answers to these claims' file, as a clearinghouse and a payer write them. */
export function answersTo({ numbers }: Pick<SentClaims, 'numbers'>) {
  return {
    ta1: (outcome: string, code = '000') =>
      anInterchange('FA', '005010X231A1', [], {
        outside: [`TA1*${numbers.interchange}*260105*1200*${outcome}*${code}`],
      }),
    f999: (outcome: string, errors: readonly string[] = []) =>
      anInterchange('FA', '005010X231A1', [
        [`AK1*HC*${numbers.group}`, `AK2*837*${numbers.set}`, ...errors, `IK5*${outcome}`, `AK9*${outcome}*1*1*1`],
      ]),
    /** One report for each claim: `A2:20`, on a day of January 2026. */
    c277ca: (from: 'AY' | 'PR', claims: readonly Reported[], { day = '06', head = [] as readonly string[] } = {}) =>
      anInterchange('HN', '005010X214', [
        [
          'BHT*0085*08*REPORT1*20260106*0900*TH',
          ...[
            'HL*1**20*1',
            `NM1*${from}*2*SENDER*****46*S1`,
            'TRN*1*REPORT1',
            'DTP*050*D8*20260106',
            'DTP*009*D8*20260106',
          ],
          ...[
            'HL*2*1*21*1',
            'NM1*41*2*OFFICE*****46*O1',
            `TRN*2*${numbers.set}`,
            ...(head.length > 0 ? head : [accepted]),
          ],
          ...['HL*3*2*19*1', 'NM1*85*2*OFFICE*****XX*1234567893', 'TRN*1*0', accepted],
          ...claims.flatMap(({ claim, status, lines = [], icn }, index) => [
            ...[`HL*${index + 4}*3*PT`, 'NM1*QC*1*DOE*JANE****MI*W1', `TRN*2*${claim.pcn}`],
            `STC*${status}*202601${day}*${/^A[0125]/.test(status) ? 'WQ' : 'U'}*150`,
            ...(icn ? [`REF*1K*${icn}`] : []),
            ...[`REF*D9*${claim.label}`, 'DTP*472*D8*20260102', ...lines],
          ]),
        ],
      ]),
    c277: (claims: readonly Reported[], { day = '10' } = {}) =>
      anInterchange('HN', '005010X212', [
        [
          'BHT*0010*08*ANSWER1*20260110*0900*DG',
          ...['HL*1**20*1', 'NM1*PR*2*PLAN*****PI*1', 'HL*2*1*21*1', 'NM1*41*2*OFFICE*****46*O1'],
          ...['HL*3*2*19*1', 'NM1*1P*2*OFFICE*****XX*1234567893'],
          ...claims.flatMap(({ claim, status }, index) => [
            ...[`HL*${index + 4}*3*22*0`, 'DMG*D8*19800401*F', 'NM1*IL*1*DOE*JANE****MI*W1', `TRN*2*${claim.pcn}-1`],
            ...[`STC*${status}*202601${day}**150`, `REF*EJ*${claim.pcn}`, 'DTP*472*D8*20260102'],
          ]),
        ],
      ]),
  };
}

export interface Reported {
  claim: SentClaim;
  /** The first element of STC. */
  status: string;
  lines?: readonly string[];
  icn?: string;
}

const accepted = 'STC*A1:19*20260106*WQ*150';
