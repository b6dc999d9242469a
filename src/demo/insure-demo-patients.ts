import { newId } from '../database/sql/new-id.ts';
import type { Reader } from '../database/sql/reader.ts';
import { AdministrativeGender, ConsentKind, FilingCode, SubscriberRelationship } from '../generated/models.ts';
import { answerDemoPatients } from './answer-demo-patients.ts';
import { auditDemoRows } from './audit-demo-rows.ts';
import { authorizeDemoPatients } from './authorize-demo-patients.ts';
import { billDemoPractice } from './bill-demo-practice.ts';

/** Invented payers, each with one plan. Every patient is insured by one of the last three, older ones by the first. */
const payers = [
  { name: 'Medicare', filingCode: FilingCode.MEDICARE_B, plan: 'Part B', timelyFilingDays: 365 },
  { name: 'Bay State Mutual', filingCode: FilingCode.PPO, plan: 'Choice Plus', timelyFilingDays: 90 },
  { name: 'Harbor Health Plan', filingCode: FilingCode.HMO, plan: 'Family', timelyFilingDays: 120 },
  { name: 'Commonwealth Medicaid', filingCode: FilingCode.MEDICAID, plan: 'Standard', timelyFilingDays: 180 },
] as const;

const bornBeforeMedicare = '1960';
const bornAfterChildren = '2008';
/** One in six patients has no insurance. */
const uninsured = 6;

/** How the simulated clearinghouse answers the claims of some patients; it pays those of the others. */
const endings: Readonly<Record<number, string>> = {
  ...{ 1: 'R562', 2: 'DENY197', 3: 'PART', 6: 'INFO', 7: 'R33', 8: 'DED', 9: 'DENY16', 12: 'TAKE', 13: 'SWAP' },
  ...{ 14: 'R999', 15: 'TWICE', 18: 'LATE', 19: 'MUTE3', 20: 'CROSS', 21: 'DENY29', 24: 'MUTE2', 25: 'TAKEWO' },
};

interface DemoPatient {
  id: string;
  familyName: string;
  birthDate: string;
}

/** Payers and plans, and a coverage for most demo patients: children by a parent. */
export async function insureDemoPatients(
  db: Reader,
  practiceId: string,
  patients: readonly DemoPatient[],
): Promise<void> {
  const rows = payers.map(({ plan, ...payer }) => {
    const [payerId, planId] = [newId(), newId()];
    return {
      payer: { practiceId, id: payerId, ...payer, acceptsReplacement: true, version: 1 },
      plan: { practiceId, id: planId, payerId, name: plan, version: 1 },
    };
  });
  await db
    .insertInto('payer')
    .values(rows.map(({ payer }) => payer))
    .execute();
  await db
    .insertInto('plan')
    .values(rows.map(({ plan }) => plan))
    .execute();
  const coverages = patients.flatMap((patient, index) => {
    const place = patient.birthDate < bornBeforeMedicare ? 0 : 1 + (index % (payers.length - 1));
    const planId = rows[place]?.plan.id;
    if (index % uninsured === uninsured - 1 || !planId) return [];
    const membership = {
      planId,
      rank: 1,
      memberId: `FD${String(70_001 + index)}${endings[index] ?? ''}`,
      validFrom: '2026-01-01',
    };
    return [{ practiceId, id: newId(), patientId: patient.id, ...membership, ...subscriberOf(patient), version: 1 }];
  });
  await db.insertInto('coverage').values(coverages).execute();
  await auditDemoRows(db, practiceId, 'coverage', coverages);
  const signed = coverages.map((coverage) => assignmentOf(practiceId, coverage));
  await db.insertInto('consent').values(signed).execute();
  await auditDemoRows(db, practiceId, 'consent', signed);
  const payerIds = rows.map(({ payer }) => payer.id);
  const clearinghouseId = await billDemoPractice(db, practiceId, payerIds);
  await answerDemoPatients(db, practiceId, clearinghouseId, coverages);
  await authorizeDemoPatients(db, practiceId, coverages);
}

/** The insured have signed that the payer pays the practice: without it no claim is sent. */
function assignmentOf(
  practiceId: string,
  {
    patientId,
    subscriberGivenName: given,
    subscriberFamilyName: family,
  }: { patientId: string; subscriberGivenName?: string; subscriberFamilyName?: string },
) {
  return {
    ...{ practiceId, id: newId(), patientId, kind: ConsentKind.ASSIGNMENT_OF_BENEFITS, textVersion: '2026-01' },
    ...{ signedOn: '2026-01-12', signedBy: given ? `${given} ${family}` : null, recordedAt: new Date(), version: 1 },
  };
}

function subscriberOf({ birthDate, familyName }: DemoPatient) {
  if (birthDate < bornAfterChildren) return { relationship: SubscriberRelationship.SELF };
  return {
    relationship: SubscriberRelationship.CHILD,
    subscriberGivenName: 'Robin',
    subscriberFamilyName: familyName,
    subscriberBirthDate: '1982-06-15',
    subscriberGender: AdministrativeGender.UNKNOWN,
  };
}
