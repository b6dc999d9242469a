import { anInterchange } from '../../../../edi/kit/an-interchange.ts';

export interface PaidClaim {
  pcn: string;
  icn?: string;
  /** CLP02. Default: 1. */
  status?: string;
  charge?: number;
  paid: number;
  patient?: number;
  /** CLP09. Default: 1. */
  frequency?: string;
  segments: readonly string[];
}

/** An 835 with these claims, which pays the sum of theirs unless another amount is given. */
export function anAdvice(
  claims: readonly PaidClaim[],
  { trace = 'EFT77', day = '20260120', plb = [] as readonly string[], total = null as number | null } = {},
): string {
  const sum = total ?? claims.reduce((all, { paid }) => all + paid, 0);
  return anInterchange('HP', '005010X221A1', [
    [
      `BPR*I*${sum}*C*ACH*CCP*01*999999992*DA*1*1512345678**01*999988880*DA*2*${day}`,
      ...[`TRN*1*${trace}*1512345678`, `DTM*405*${day}`, 'N1*PR*EXAMPLE HEALTH PLAN*XV*12345', 'N3*1 PLAN ST'],
      ...['N4*ALBANY*NY*12201', 'N1*PE*EXAMPLE MEDICAL GROUP*XX*1234567893', 'REF*TJ*141234567', 'LX*1'],
      ...claims.flatMap(segmentsOf),
      ...plb,
    ],
  ]);
}

function segmentsOf({
  pcn,
  icn = `ICN${pcn}`,
  status = '1',
  charge = 150,
  paid,
  patient = 0,
  frequency = '1',
  segments,
}: PaidClaim) {
  const head = `CLP*${pcn}*${status}*${charge}*${paid}*${patient}*12*${icn}*11*${frequency}`;
  return [head, 'NM1*QC*1*DOE*JANE****MI*W1', ...segments];
}

/** Both lines of a claim paid: 80.00 and 40.00, less the contract's 20.00 and 10.00. */
export const paidLines = (pcn: string) => [
  ...['SVC*HC:G0463*100*80**1', 'DTM*472*20260102', 'CAS*CO*45*20', `REF*6R*${pcn}01`, 'AMT*B6*80'],
  ...['SVC*HC:J1885*50*40**1', 'DTM*472*20260102', 'CAS*CO*45*10', `REF*6R*${pcn}02`],
];

/** The first line paid, the second denied for CO-16 with remark N290. */
export const partlyPaidLines = (pcn: string) => [
  ...['SVC*HC:G0463*100*80**1', 'DTM*472*20260102', 'CAS*CO*45*20', `REF*6R*${pcn}01`],
  ...['SVC*HC:J1885*50*0**0', 'DTM*472*20260102', 'CAS*CO*16*50', `REF*6R*${pcn}02`, 'LQ*HE*N290'],
];

/** Both lines denied, for CO-29. */
export const deniedLines = (pcn: string) => [
  ...['SVC*HC:G0463*100*0**0', 'DTM*472*20260102', 'CAS*CO*29*100', `REF*6R*${pcn}01`],
  ...['SVC*HC:J1885*50*0**0', 'DTM*472*20260102', 'CAS*CO*29*50', `REF*6R*${pcn}02`],
];

/** Nothing is paid: the patient has not met the deductible. */
export const deductibleLines = (pcn: string) => [
  ...['SVC*HC:G0463*100*0**1', 'DTM*472*20260102', 'CAS*CO*45*20', 'CAS*PR*1*80', `REF*6R*${pcn}01`],
  ...['SVC*HC:J1885*50*0**1', 'DTM*472*20260102', 'CAS*CO*45*10', 'CAS*PR*1*40', `REF*6R*${pcn}02`],
];

/** `paidLines` taken back. */
export const reversedLines = (pcn: string) => [
  ...['SVC*HC:G0463*-100*-80**-1', 'DTM*472*20260102', 'CAS*CO*45*-20', `REF*6R*${pcn}01`],
  ...['SVC*HC:J1885*-50*-40**-1', 'DTM*472*20260102', 'CAS*CO*45*-10', `REF*6R*${pcn}02`],
];
