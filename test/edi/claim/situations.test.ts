import { expect, test } from 'vitest';
import type { LineAdjudication, OtherPayer } from '../../../src/edi/claim/other-payer.ts';
import type { ProfessionalClaim } from '../../../src/edi/claim/professional-claim.ts';
import { reread } from '../../../src/edi/claim/reread.ts';
import { write837p } from '../../../src/edi/claim/write-837p.ts';
import { aClaim, address, aFile, aLine, organization, person } from '../kit/a-claim.ts';

/** The segments of a file with these claims, which must say the same when it is read back. */
function segments(...claims: ProfessionalClaim[]): string[] {
  const file = aFile(claims);
  const { content, refusals } = write837p(file);
  expect(refusals).toBeUndefined();
  expect(reread(file, content ?? '')).toEqual([]);
  return (content ?? '').split('~');
}

/** The segments of a claim's file that the plain claim's file has not. */
function differing(claim: ProfessionalClaim): string[] {
  const plain = new Set(segments(aClaim()));
  return segments(claim).filter((segment) => !plain.has(segment) && !segment.startsWith('SE*'));
}

test('the subscriber is the patient, and a group bills', () => {
  expect(segments(aClaim())).toEqual([
    'ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260412*1210*^*00501*000000007*1*T*:',
    'GS*HC*SENDER*RECEIVER*20260412*1210*12*X*005010X222A1',
    'ST*837*0001*005010X222A1',
    'BHT*0019*00*BATCH77*20260412*1210*CH',
    'NM1*41*2*EXAMPLE MEDICAL GROUP*****46*SUB77',
    'PER*IC*BILLING*TE*5185550100',
    'NM1*40*2*EXAMPLE CLEARINGHOUSE*****46*CH1',
    'HL*1**20*1',
    'PRV*BI*PXC*207Q00000X',
    'NM1*85*2*EXAMPLE MEDICAL GROUP*****XX*1234567893',
    'N3*1 MAIN ST',
    'N4*ALBANY*NY*122071234',
    'REF*EI*141234567',
    'HL*2*1*22*0',
    'SBR*P*18*GRP100******CI',
    'NM1*IL*1*DOE*JANE****MI*W123456789',
    'N3*2 ELM ST',
    'N4*ALBANY*NY*12208',
    'DMG*D8*19800517*F',
    'NM1*PR*2*EXAMPLE HEALTH PLAN*****PI*12345',
    'CLM*K7M2P9QX4RTB*125.5***11:B:1*Y*A*Y*Y',
    'HI*ABK:J069',
    'NM1*82*1*KILDARE*BEN****XX*1679576722',
    'PRV*PE*PXC*207Q00000X',
    'LX*1',
    'SV1*HC:G0463*125.5*UN*1***1',
    'DTP*472*D8*20260302',
    'REF*6R*L1',
    'SE*27*0001',
    'GE*1*12',
    'IEA*1*000000007',
    '',
  ]);
});

test('the patient is a dependent of the subscriber', () => {
  const { subscriber } = aClaim();
  const claim = aClaim({
    subscriber: { ...subscriber, demographics: null },
    patient: {
      relationship: '19',
      name: person('DOE', 'TED'),
      demographics: { address: address('2 ELM ST', '12208'), birthDate: '2015-01-31', sex: 'M' },
    },
  });
  expect(differing(claim)).toEqual([
    ...['HL*2*1*22*1', 'SBR*P**GRP100******CI', 'HL*3*2*23*0', 'PAT*19', 'NM1*QC*1*DOE*TED', 'DMG*D8*20150131*M'],
  ]);
});

test('a provider bills alone, by a social security number', () => {
  const { billingProvider } = aClaim();
  const solo = { ...billingProvider, name: person('KILDARE', 'BEN'), taxIdKind: 'SSN' as const, taxId: '123121234' };
  const claim = aClaim({ billingProvider: solo, renderingProvider: null });
  expect(differing(claim)).toEqual(['NM1*85*1*KILDARE*BEN****XX*1234567893', 'REF*SY*123121234']);
});

test('the service was at a facility of others', () => {
  const serviceFacility = { name: 'CITY HOSPITAL', npi: '1588667638', address: address('9 HILL RD', '122099999') };
  const claim = aClaim({ serviceFacility, placeOfService: '22' });
  expect(differing(claim)).toEqual([
    'CLM*K7M2P9QX4RTB*125.5***22:B:1*Y*A*Y*Y',
    ...['NM1*77*2*CITY HOSPITAL*****XX*1588667638', 'N3*9 HILL RD', 'N4*ALBANY*NY*122099999'],
  ]);
});

test('a referral names its provider', () => {
  const claim = aClaim({
    referralNumber: 'REF123',
    referringProvider: { name: person('WELBY', 'MARCUS'), npi: '1003000126' },
  });
  expect(differing(claim)).toEqual(['REF*9F*REF123', 'NM1*DN*1*WELBY*MARCUS****XX*1003000126']);
});

test('the payer authorized the claim, and a line by another number', () => {
  const lines = [aLine({ priorAuthorizationNumber: 'AUTH2' })];
  const claim = aClaim({ priorAuthorizationNumber: 'AUTH1', lines });
  expect(differing(claim)).toEqual(['REF*G1*AUTH1', 'REF*G1*AUTH2']);
});

test('a visit by video', () => {
  const claim = aClaim({ placeOfService: '10', lines: [aLine({ modifiers: ['95'] })] });
  expect(differing(claim)).toEqual(['CLM*K7M2P9QX4RTB*125.5***10:B:1*Y*A*Y*Y', 'SV1*HC:G0463:95*125.5*UN*1***1']);
});

test('several diagnoses, and lines that point at some of them', () => {
  const lines = [
    aLine({ diagnosisPointers: [1, 3], modifiers: ['25', 'GT'] }),
    aLine({ controlNumber: 'L2', procedure: 'G0101', charge: 4000, units: 2.5, diagnosisPointers: [2] }),
  ];
  const claim = aClaim({ diagnoses: ['E119', 'I10', 'Z7984'], lines, total: 16_550 });
  expect(differing(claim)).toEqual([
    'CLM*K7M2P9QX4RTB*165.5***11:B:1*Y*A*Y*Y',
    'HI*ABK:E119*ABF:I10*ABF:Z7984',
    'SV1*HC:G0463:25:GT*125.5*UN*1***1:3',
    ...['LX*2', 'SV1*HC:G0101*40*UN*2.5***2', 'REF*6R*L2'],
  ]);
});

test('a drug by its NDC', () => {
  const drug = { ndc: '00409123401', quantity: 1.5, unit: 'ML' as const, prescriptionNumber: null };
  const claim = aClaim({ lines: [aLine({ procedure: 'J1100', units: 4, drug })] });
  expect(differing(claim)).toEqual(['SV1*HC:J1100*125.5*UN*4***1', 'LIN**N4*00409123401', 'CTP****1.5*ML']);
});

test('a laboratory test with the CLIA number, ordered by another provider', () => {
  const orderingProvider = { name: person('WELBY', 'MARCUS'), npi: '1003000126' };
  const claim = aClaim({ cliaNumber: '33D1234567', lines: [aLine({ modifiers: ['QW'], orderingProvider })] });
  expect(differing(claim)).toEqual([
    'REF*X4*33D1234567',
    'SV1*HC:G0463:QW*125.5*UN*1***1',
    'NM1*DK*1*WELBY*MARCUS****XX*1003000126',
  ]);
});

test('an automobile accident', () => {
  const claim = aClaim({ accident: { causes: ['AA'], state: 'NY', date: '2026-02-27' }, onsetDate: '2026-02-27' });
  expect(differing(claim)).toEqual([
    'CLM*K7M2P9QX4RTB*125.5***11:B:1*Y*A*Y*Y**AA:::NY',
    ...['DTP*431*D8*20260227', 'DTP*439*D8*20260227'],
  ]);
});

test('an unlisted procedure with its description', () => {
  const claim = aClaim({ lines: [aLine({ procedure: 'A9999', description: 'Heel pad, custom' })] });
  expect(differing(claim)).toEqual(['SV1*HC:A9999:::::HEEL PAD, CUSTOM*125.5*UN*1***1']);
});

test('a replacement, and a void, name the claim that the payer knows', () => {
  const replacement = aClaim({
    frequency: '7',
    payerControlNumber: 'ICN1',
    clearinghouseClaimNumber: 'K7M2P9QX4RTB-2',
  });
  expect(differing(replacement)).toEqual([
    ...['CLM*K7M2P9QX4RTB*125.5***11:B:7*Y*A*Y*Y', 'REF*F8*ICN1', 'REF*D9*K7M2P9QX4RTB-2'],
  ]);
  const voided = aClaim({ frequency: '8', payerControlNumber: 'ICN1' });
  expect(differing(voided)).toEqual(['CLM*K7M2P9QX4RTB*125.5***11:B:8*Y*A*Y*Y', 'REF*F8*ICN1']);
});

test('payments go to another address', () => {
  const claim = aClaim({ payTo: address('PO BOX 17', '12201') });
  expect(differing(claim)).toEqual(['NM1*87*2', 'N3*PO BOX 17', 'N4*ALBANY*NY*12201']);
});

test('a supervised provider, and a line that another one rendered', () => {
  const renderingProvider = { name: person('CASEY', 'BEN'), npi: '1588667638', taxonomyCode: '363L00000X' };
  const supervisingProvider = { name: person('ZORBA', 'DAVID'), npi: '1003000126' };
  const lines = [aLine({ renderingProvider })];
  expect(differing(aClaim({ supervisingProvider, lines }))).toEqual([
    'NM1*DQ*1*ZORBA*DAVID****XX*1003000126',
    ...['NM1*82*1*CASEY*BEN****XX*1588667638', 'PRV*PE*PXC*363L00000X'],
  ]);
});

test('what else a claim may say: a stay, a payment, papers that follow, a note, a late filing, days and minutes', () => {
  const claim = aClaim({
    admissionDate: '2026-02-20',
    dischargeDate: '2026-02-25',
    lastMenstrualPeriod: '2026-01-02',
    attachments: [{ type: 'OZ', transmission: 'EL', controlNumber: 'ATT1' }],
    patientPaid: 2000,
    medicalRecordNumber: 'MRN1',
    note: { kind: 'ADD', text: 'Seen twice' },
    delayReason: '7',
    patientSignatureSource: 'P',
    lines: [
      aLine({
        serviceDateTo: '2026-03-04',
        unit: 'MJ',
        units: 45,
        note: { kind: 'ADD', text: 'Long' },
        placeOfService: '12',
      }),
    ],
  });
  expect(differing(claim)).toEqual([
    'CLM*K7M2P9QX4RTB*125.5***11:B:1*Y*A*Y*Y*P**********7',
    ...['DTP*484*D8*20260102', 'DTP*435*D8*20260220', 'DTP*096*D8*20260225', 'PWK*OZ*EL***AC*ATT1', 'AMT*F5*20'],
    ...['REF*EA*MRN1', 'NTE*ADD*SEEN TWICE', 'SV1*HC:G0463*125.5*MJ*45*12**1', 'DTP*472*RD8*20260302-20260304'],
    'NTE*ADD*LONG',
  ]);
});

test('claims of one biller share its level; another biller begins a new one', () => {
  const other = { ...aClaim().billingProvider, name: organization('SECOND GROUP') };
  const file = segments(
    aClaim({ patientControlNumber: 'A1' }),
    aClaim({ patientControlNumber: 'A2' }),
    aClaim({ patientControlNumber: 'A3', billingProvider: other }),
  );
  expect(
    file.filter((segment) => /^(HL|CLM)/.test(segment)).map((segment) => segment.split('*').slice(0, 4).join('*')),
  ).toEqual([
    ...[
      'HL*1**20',
      'HL*2*1*22',
      'CLM*A1*125.5*',
      'HL*3*1*22',
      'CLM*A2*125.5*',
      'HL*4**20',
      'HL*5*4*22',
      'CLM*A3*125.5*',
    ],
  ]);
});

test('an earlier payer has decided: payment, adjustments and remarks stand in loops of their own', () => {
  const primary: OtherPayer = {
    ...{ responsibility: 'P', relationship: '01', groupNumber: 'GRP1', groupName: null, insuranceType: null },
    filingCode: 'BL',
    adjustments: [{ group: 'OA', reasons: [{ reason: '94', cents: -500, quantity: null }] }],
    ...{ paid: 8_000, patientLiability: null, benefitsAssigned: 'Y', patientSignatureSource: 'P' },
    ...{ releaseOfInformation: 'Y', remarks: ['MA18', 'N1'] },
    subscriber: { name: person('DOE', 'JOHN'), memberId: 'B77', address: address('2 ELM ST', '12208') },
    payer: { name: 'BLUE PLAN', idKind: 'PI', id: '99999', address: null },
    ...{ adjudicatedOn: null, payerControlNumber: 'ICN9' },
  };
  const adjudications: LineAdjudication[] = [
    {
      ...{ payerId: '99999', paid: 8_000, procedure: 'G0463', modifiers: ['25'], units: 1 },
      adjustments: [
        { group: 'CO', reasons: [{ reason: '45', cents: 3_000, quantity: null }] },
        {
          group: 'PR',
          reasons: [
            { reason: '1', cents: 1_550, quantity: null },
            { reason: '2', cents: 500, quantity: 1 },
          ],
        },
      ],
      ...{ adjudicatedOn: '2026-04-01', patientLiability: 2_050 },
    },
  ];
  const { subscriber } = aClaim();
  const claim = aClaim({
    subscriber: { ...subscriber, responsibility: 'S' },
    otherPayers: [primary],
    lines: [aLine({ adjudications })],
  });
  expect(differing(claim)).toEqual([
    'SBR*S*18*GRP100******CI',
    'SBR*P*01*GRP1******BL',
    'CAS*OA*94*-5',
    'AMT*D*80',
    'OI***Y*P**Y',
    'MOA***MA18*N1',
    'NM1*IL*1*DOE*JOHN****MI*B77',
    'NM1*PR*2*BLUE PLAN*****PI*99999',
    'REF*F8*ICN9',
    'SVD*99999*80*HC:G0463:25**1',
    'CAS*CO*45*30',
    'CAS*PR*1*15.5**2*5*1',
    'DTP*573*D8*20260401',
    'AMT*EAF*20.5',
  ]);
});

test('a group of more than six reasons has no room in a file', () => {
  const reasons = Array.from({ length: 7 }, (_, index) => ({ reason: String(index + 1), cents: 1, quantity: null }));
  const decided: LineAdjudication = {
    ...{ payerId: '99999', paid: 0, procedure: 'G0463', modifiers: [], units: 1 },
    ...{ adjustments: [{ group: 'CO', reasons }], adjudicatedOn: '2026-04-01', patientLiability: null },
  };
  const { refusals } = write837p(aFile([aClaim({ lines: [aLine({ adjudications: [decided] })] })]));
  expect(refusals?.map(({ path }) => path.join('.'))).toEqual([
    'claims.0.lines.0.adjudications.0.adjustments.0.reasons',
  ]);
});
