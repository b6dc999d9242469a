import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { authorizedPatient } from './kit/authorized-patient.ts';
import { type BillingDesk, openBillingDesk } from './kit/billing-desk.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const jane = { givenName: 'Jane', familyName: 'Doe' };

/** The segments of the usual claim, which each situation changes. */
const usual = [
  'ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *DAY*TIME*^*00501*000000001*1*T*:',
  'GS*HC*SENDER*RECEIVER*DAY*TIME*1*X*005010X222A1',
  'ST*837*0001*005010X222A1',
  'BHT*0019*00*BATCH*DAY*TIME*CH',
  'NM1*41*2*NORTHSIDE FAMILY MEDICINE*****46*SENDER',
  'PER*IC*BILLING*TE*5185550100',
  'NM1*40*2*EXCHANGE*****46*RECEIVER',
  'HL*1**20*1',
  'PRV*BI*PXC*207Q00000X',
  'NM1*85*2*NORTHSIDE FAMILY MEDICINE*****XX*1234567893',
  'N3*1 MAIN STREET',
  'N4*ALBANY*NY*122071234',
  'REF*EI*141234567',
  'PER*IC*BILLING*TE*5185550100',
  'HL*2*1*22*0',
  'SBR*P*18*******CI',
  'NM1*IL*1*DOE*JANE****MI*W123456789',
  'N3*2 ELM STREET',
  'N4*ALBANY*NY*12208',
  'DMG*D8*19800401*F',
  'NM1*PR*2*NORTHERN MUTUAL*****PI*12345',
  'CLM*PCN*125.5***11:B:1*Y*A*Y*Y',
  'REF*D9*PCN1',
  'REF*EA*MRN',
  'HI*ABK:J069',
  'NM1*82*1*KILDARE*BEN****XX*1679576722',
  'PRV*PE*PXC*207Q00000X',
  'LX*1',
  'SV1*HC:G0463*125.5*UN*1***1',
  'DTP*472*D8*DAY',
  'REF*6R*PCN01',
  'SE*30*0001',
  'GE*1*1',
  'IEA*1*000000001',
  '',
];

/** What a file has that the usual one has not, and the other way round. */
function differences(segments: readonly string[]) {
  const isCount = (segment: string) => segment.startsWith('SE*');
  return {
    added: segments.filter((segment) => !usual.includes(segment) && !isCount(segment)),
    gone: usual.filter((segment) => !segments.includes(segment) && !isCount(segment)),
  };
}

interface Situation {
  name: string;
  /** Makes the claim, and answers it. */
  claim(desk: BillingDesk): Promise<string>;
  added: readonly string[];
  gone: readonly string[];
}

const ofJane = async ({ world, claim }: BillingDesk, visit: Partial<Parameters<BillingDesk['claim']>[0]> = {}) =>
  claim({ patientId: await world.insured(jane), ...visit });

/** A visit that the payer wants authorized, with these charges. */
async function authorized(
  { world, claim }: BillingDesk,
  { kind, lines, facts = {} }: { kind: 'PRIOR_AUTH' | 'REFERRAL'; lines: object[]; facts?: object },
  charges: Record<string, unknown>[] = [{ code: 'G0463' }],
) {
  const { patientId, visitTypeId } = await authorizedPatient(world, kind, lines, { patient: jane, ...facts });
  return claim({ patientId, visitTypeId, charges });
}

async function detailed(desk: BillingDesk, input: Record<string, unknown>, charges?: Record<string, unknown>[]) {
  const id = await ofJane(desk, charges ? { charges } : {});
  const { claim, message } = await desk.detail(id, input);
  expect(message).toBeUndefined();
  expect(claim).toMatchObject({ status: 'READY' });
  return id;
}

const situations: readonly Situation[] = [
  {
    name: 'the patient is a dependent of the subscriber',
    claim: async ({ world, claim }) => {
      const subscriber = { givenName: 'Sam', familyName: 'Okoro', birthDate: '1979-02-03', gender: 'MALE' };
      const coverage = { relationship: 'CHILD', subscriber, groupNumber: 'G7' };
      return claim({ patientId: await world.insured({ ...jane, birthDate: '2015-01-31' }, coverage) });
    },
    added: [
      ...['HL*2*1*22*1', 'SBR*P**G7******CI', 'NM1*IL*1*OKORO*SAM****MI*W123456789', 'HL*3*2*23*0', 'PAT*19'],
      ...['NM1*QC*1*DOE*JANE', 'DMG*D8*20150131*F'],
    ],
    gone: ['HL*2*1*22*0', 'SBR*P*18*******CI', 'NM1*IL*1*DOE*JANE****MI*W123456789', 'DMG*D8*19800401*F'],
  },
  {
    name: 'a provider bills alone, by a social security number',
    claim: async (desk) => {
      await desk.practice({ npi: '1679576722', taxId: '123-12-1234', taxIdKind: 'SSN' });
      return ofJane(desk);
    },
    added: ['NM1*85*1*KILDARE*BEN****XX*1679576722', 'REF*SY*123121234'],
    gone: [
      ...['NM1*85*2*NORTHSIDE FAMILY MEDICINE*****XX*1234567893', 'REF*EI*141234567'],
      ...['NM1*82*1*KILDARE*BEN****XX*1679576722', 'PRV*PE*PXC*207Q00000X'],
    ],
  },
  {
    name: 'the service was at another place of the practice, and payments go to a box',
    claim: async (desk) => {
      const box = { line1: 'PO Box 17', city: 'Albany', state: 'NY', postalCode: '12201' };
      await desk.practice({ payToAddress: box });
      const address = { line1: '9 Harbor Street', city: 'Troy', state: 'NY', postalCode: '12180-4321' };
      const siteId = await desk.world.office.site({ name: 'Harbor Clinic', address, placeOfService: '19' });
      return ofJane(desk, { siteId });
    },
    added: [
      ...['NM1*87*2', 'N3*PO BOX 17', 'N4*ALBANY*NY*12201', 'CLM*PCN*125.5***19:B:1*Y*A*Y*Y'],
      ...['NM1*77*2*HARBOR CLINIC', 'N3*9 HARBOR STREET', 'N4*TROY*NY*121804321'],
    ],
    gone: ['CLM*PCN*125.5***11:B:1*Y*A*Y*Y'],
  },
  {
    name: 'a visit by video at the patient’s home',
    claim: (desk) => ofJane(desk, { charges: [{ code: 'G0463', placeOfService: '10', modifiers: ['95'] }] }),
    added: ['CLM*PCN*125.5***10:B:1*Y*A*Y*Y', 'SV1*HC:G0463:95*125.5*UN*1***1'],
    gone: ['CLM*PCN*125.5***11:B:1*Y*A*Y*Y', 'SV1*HC:G0463*125.5*UN*1***1'],
  },
  {
    name: 'several diagnoses, and lines that point at some of them',
    claim: (desk) =>
      ofJane(desk, {
        diagnoses: ['E11.9', 'I10', 'Z79.84'],
        charges: [
          { code: 'G0463', modifiers: ['25'], pointers: [1, 3] },
          { code: 'G0101', amount: '40.00', units: 2, pointers: [2] },
        ],
      }),
    added: [
      ...['CLM*PCN*165.5***11:B:1*Y*A*Y*Y', 'HI*ABK:E119*ABF:I10*ABF:Z7984', 'SV1*HC:G0463:25*125.5*UN*1***1:3'],
      ...['LX*2', 'SV1*HC:G0101*40*UN*2***2', 'REF*6R*PCN02'],
    ],
    gone: ['CLM*PCN*125.5***11:B:1*Y*A*Y*Y', 'HI*ABK:J069', 'SV1*HC:G0463*125.5*UN*1***1'],
  },
  {
    name: 'a drug by its NDC',
    claim: (desk) => {
      const drug = { ndc: '00409-1234-01', quantity: 1.5, unit: 'MILLILITER' };
      return ofJane(desk, { charges: [{ code: 'J1100', units: 4, drug }] });
    },
    added: ['SV1*HC:J1100*125.5*UN*4***1', 'LIN**N4*00409123401', 'CTP****1.5*ML'],
    gone: ['SV1*HC:G0463*125.5*UN*1***1'],
  },
  {
    name: 'a laboratory test with the CLIA number, ordered by a provider of another practice',
    claim: async (desk) => {
      const address = { line1: '1 Main Street', city: 'Albany', state: 'NY', postalCode: '12207-1234' };
      const siteId = await desk.world.office.site({ cliaNumber: '33D1234567', address });
      const charges = [{ code: 'G0463' }, { code: 'G0328', modifiers: ['QW'], amount: '20.00' }];
      const id = await ofJane(desk, { siteId, charges });
      const orderingProvider = { givenName: 'Marcus', familyName: 'Welby', npi: '1003000126', lines: [2] };
      expect(await desk.detail(id, { orderingProvider })).toMatchObject({ claim: { status: 'READY' } });
      return id;
    },
    added: [
      ...['CLM*PCN*145.5***11:B:1*Y*A*Y*Y', 'REF*X4*33D1234567', 'LX*2', 'SV1*HC:G0328:QW*20*UN*1***1'],
      ...['REF*6R*PCN02', 'NM1*DK*1*WELBY*MARCUS****XX*1003000126'],
    ],
    gone: ['CLM*PCN*125.5***11:B:1*Y*A*Y*Y'],
  },
  {
    name: 'an automobile accident',
    claim: (desk) =>
      detailed(desk, {
        accident: { causes: ['AUTOMOBILE'], state: 'NY', date: '2026-02-27' },
        onsetDate: '2026-02-27',
      }),
    added: ['CLM*PCN*125.5***11:B:1*Y*A*Y*Y**AA:::NY', 'DTP*431*D8*20260227', 'DTP*439*D8*20260227'],
    gone: ['CLM*PCN*125.5***11:B:1*Y*A*Y*Y'],
  },
  {
    name: 'an unlisted procedure with its description',
    claim: (desk) => ofJane(desk, { charges: [{ code: 'A9999', description: 'Heel pad, custom' }] }),
    added: ['SV1*HC:A9999:::::HEEL PAD, CUSTOM*125.5*UN*1***1'],
    gone: ['SV1*HC:G0463*125.5*UN*1***1'],
  },
  {
    name: 'a provider referred the patient',
    claim: (desk) =>
      detailed(desk, { referringProvider: { givenName: 'Marcus', familyName: 'Welby', npi: '1003000126' } }),
    added: ['NM1*DN*1*WELBY*MARCUS****XX*1003000126'],
    gone: [],
  },
  {
    name: 'the payer authorized the visit',
    claim: (desk) => authorized(desk, { kind: 'PRIOR_AUTH', lines: [{ approved: 2 }] }),
    added: ['REF*G1*A-1'],
    gone: [],
  },
  {
    name: 'the payer authorized one of two procedures',
    claim: (desk) => {
      const lines = [{ code: 'G0101', unitKind: 'SERVICE', approved: 2 }];
      return authorized(desk, { kind: 'PRIOR_AUTH', lines }, [{ code: 'G0463' }, { code: 'G0101', amount: '40.00' }]);
    },
    added: [...['CLM*PCN*165.5***11:B:1*Y*A*Y*Y', 'LX*2', 'SV1*HC:G0101*40*UN*1***1', 'REF*G1*A-1', 'REF*6R*PCN02']],
    gone: ['CLM*PCN*125.5***11:B:1*Y*A*Y*Y'],
  },
  {
    name: 'a referral with its number and its provider',
    claim: (desk) => {
      const referringProvider = { givenName: 'Marcus', familyName: 'Welby', npi: '1003000126' };
      return authorized(desk, { kind: 'REFERRAL', lines: [{ approved: 2 }], facts: { referringProvider } });
    },
    added: ['REF*9F*R-1', 'NM1*DN*1*WELBY*MARCUS****XX*1003000126'],
    gone: [],
  },
  {
    name: 'a supervised provider, and a line that another one rendered',
    claim: async (desk) => {
      const { office } = desk.world;
      const identity = {
        npi: '1588667638',
        taxonomyCode: '363L00000X',
        legalGivenName: 'Ada',
        legalFamilyName: 'Osei',
      };
      const other = await office.provider(identity);
      const supervisorId = await office.provider({
        ...{ npi: '1003000126', legalGivenName: 'David', legalFamilyName: 'Zorba' },
      });
      const supervised = { supervisorId };
      return ofJane(desk, {
        charges: [
          { code: 'G0463', ...supervised },
          { code: 'G0101', amount: '40.00', providerId: other, ...supervised },
        ],
      });
    },
    added: [
      ...['CLM*PCN*165.5***11:B:1*Y*A*Y*Y', 'NM1*DQ*1*ZORBA*DAVID****XX*1003000126', 'LX*2'],
      ...['SV1*HC:G0101*40*UN*1***1', 'REF*6R*PCN02', 'NM1*82*1*OSEI*ADA****XX*1588667638', 'PRV*PE*PXC*363L00000X'],
    ],
    gone: ['CLM*PCN*125.5***11:B:1*Y*A*Y*Y'],
  },
  {
    name: 'what else a claim may say: a stay, a payment, papers that follow, a note, a late filing',
    claim: (desk) =>
      detailed(desk, {
        ...{ admissionDate: '2026-02-20', dischargeDate: '2026-02-25', lastMenstrualPeriod: '2026-01-02' },
        ...{ delayReason: 'THIRD_PARTY_DELAYED', patientPaid: '20.00', note: 'Seen twice' },
        attachments: [
          { type: 'OZ', transmission: 'ELECTRONIC', controlNumber: 'ATT1' },
          { type: 'RR', transmission: 'ON_REQUEST' },
        ],
      }),
    added: [
      'CLM*PCN*125.5***11:B:1*Y*A*Y*Y***********7',
      ...['DTP*484*D8*20260102', 'DTP*435*D8*20260220', 'DTP*096*D8*20260225', 'PWK*OZ*EL***AC*ATT1', 'PWK*RR*AA'],
      ...['AMT*F5*20', 'NTE*ADD*SEEN TWICE'],
    ],
    gone: ['CLM*PCN*125.5***11:B:1*Y*A*Y*Y'],
  },
];

test('the subscriber is the patient, and a group bills', async () => {
  const desk = await openBillingDesk(server);
  expect(await desk.file(await ofJane(desk))).toEqual(usual);
});

test.each(situations)('$name', async ({ claim, added, gone }) => {
  const desk = await openBillingDesk(server);
  expect(differences(await desk.file(await claim(desk)))).toEqual({ added, gone });
});
