/** Sets with their envelopes, as a partner sends them. Each set is its id, its version and its segments. */
export function anInterchange(
  functionalId: string,
  version: string,
  sets: readonly (readonly string[])[],
  { number = '000000001', outside = [] as readonly string[] } = {},
): string {
  const [id = ''] =
    { FA: ['999'], HN: ['277'], HB: ['271'], HP: ['835'], HC: ['837'], HI: ['278'] }[functionalId] ?? [];
  const segments = [
    `ISA*00*          *00*          *ZZ*PAYER          *ZZ*OFFICE         *260412*1210*^*00501*${number}*0*P*:`,
    ...outside,
    `GS*${functionalId}*PAYER*OFFICE*20260412*1210*1*X*${version}`,
    ...sets.flatMap((set, index) => {
      const control = String(index + 1).padStart(4, '0');
      return [`ST*${id}*${control}*${version}`, ...set, `SE*${set.length + 2}*${control}`];
    }),
    `GE*${sets.length}*1`,
    `IEA*1*${number}`,
  ];
  return segments.map((segment) => `${segment}~`).join('');
}

/** The segments of a remittance that pays these claims. */
export const aRemittance = (claims: readonly string[], paid = '100'): string[] => [
  `BPR*I*${paid}*C*ACH*CCP*01*999999992*DA*1*1512345678**01*999988880*DA*2*20260412`,
  ...['TRN*1*EFT77*1512345678', 'DTM*405*20260411', 'N1*PR*EXAMPLE HEALTH PLAN*XV*12345', 'N3*1 PLAN ST'],
  ...['N4*ALBANY*NY*12201', 'N1*PE*EXAMPLE MEDICAL GROUP*XX*1234567893', 'REF*TJ*141234567', 'LX*1'],
  ...claims,
];

export const aPaidClaim = [
  'CLP*K7M2P9QX4RTB*1*150*100*20*12*ICN1*11*1',
  'NM1*QC*1*DOE*JANE****MI*W1',
  ...[
    'SVC*HC:G0463:25*150*100**1',
    'DTM*472*20260302',
    'CAS*CO*45*30',
    'CAS*PR*3*20',
    'REF*6R*L1',
    'AMT*B6*120',
    'LQ*HE*N620',
  ],
];
