/** An 835 as a payer writes it, piece by piece: each piece is some claims of two to four lines. */
export function* remittancePieces(bytes: number): Generator<string> {
  yield `${envelope.join('~')}~`;
  let written = 0;
  let paid = 0;
  let segments = header.length + 1;
  for (let claim = 1; written < bytes; claim += 1) {
    const { text, count, cents } = claimText(claim);
    written += text.length;
    segments += count;
    paid += cents;
    yield text;
  }
  const adjustment = paid - firstPaid;
  yield `PLB*1234567893*20261231*WO:ICN1*${money(adjustment)}~SE*${segments + 2}*0001~GE*1*1~IEA*1*000000001~`;
}

/** BPR02 is written before the claims are: what they make beyond it is taken back by PLB. */
const firstPaid = 1_000_000;
const header = [
  `BPR*I*10000*C*ACH*CCP*01*999999992*DA*123456*1512345678**01*999988880*DA*98765*20260412`,
  'TRN*1*0012345678*1512345678',
  'REF*EV*SENDER',
  'DTM*405*20260412',
  'N1*PR*EXAMPLE HEALTH PLAN*XV*12345',
  'N3*1 PLAN STREET',
  'N4*ALBANY*NY*122010001',
  'PER*BL*PROVIDER SERVICES*TE*8005550100',
  'N1*PE*EXAMPLE MEDICAL GROUP*XX*1234567893',
  'REF*TJ*123456789',
  'LX*1',
];
const envelope = [
  'ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260412*1210*^*00501*000000001*0*P*:',
  'GS*HP*SENDER*RECEIVER*20260412*1210*1*X*005010X221A1',
  'ST*835*0001',
  ...header,
];

const money = (cents: number) => String(cents / 100);

function claimText(claim: number): { text: string; count: number; cents: number } {
  const lines = 2 + (claim % 3);
  const charge = 15_000 + (claim % 97) * 100;
  const allowed = 9_050 + (claim % 41) * 50;
  const copay = 2_000;
  const paid = allowed - copay;
  const segments = [
    `CLP*P${String(claim).padStart(9, '0')}*1*${money(charge * lines)}*${money(paid * lines)}*${money(copay * lines)}*12*2026${String(claim).padStart(11, '0')}*11*1`,
    `NM1*QC*1*FAMILY${claim % 1000}*GIVEN*A***MI*W${String(claim % 1_000_000).padStart(9, '0')}`,
    'NM1*82*1*KILDARE*BEN****XX*1234567893',
    'REF*1L*GROUP77',
    'DTM*232*20260301',
    'DTM*050*20260305',
    `AMT*AU*${money(allowed * lines)}`,
  ];
  for (let line = 1; line <= lines; line += 1) {
    segments.push(
      `SVC*HC:G${String(9000 + line).padStart(4, '0')}:25*${money(charge)}*${money(paid)}**1`,
      `DTM*472*202603${String((claim % 28) + 1).padStart(2, '0')}`,
      `CAS*CO*45*${money(charge - allowed)}`,
      `CAS*PR*3*${money(copay)}`,
      `REF*6R*L${claim}${line}`,
      `AMT*B6*${money(allowed)}`,
      'LQ*HE*N620',
    );
  }
  return { text: `${segments.join('~')}~`, count: segments.length, cents: paid * lines };
}
