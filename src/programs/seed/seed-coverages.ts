import { Temporal } from 'temporal-polyfill';
import { newId } from '../../database/sql/new-id.ts';
import { AdministrativeGender, FilingCode, SubscriberRelationship } from '../../generated/models.ts';
import type { WriteUnit } from '../../writing/unit.ts';
import { insertRows } from '../import/insert-rows.ts';
import { inBatches, type SeedPlace } from './in-batches.ts';
import type { InventedPerson } from './invent-people.ts';

export type SeededPatient = Pick<InventedPerson, 'familyName' | 'birthDate'> & { id: string };

/** One in eight has no insurance. */
const uninsured = 8;
const adultAge = 18;
const mostPlans = 10;

/**
 * Gives most patients a coverage by one of the practice's open plans, since the year before today. Where the practice
 * has none, a payer with a plan is made.
 */
export async function seedCoverages(
  place: SeedPlace,
  patients: readonly SeededPatient[],
  today: Temporal.PlainDate,
): Promise<void> {
  const insured = patients.filter((_patient, index) => index % uninsured !== uninsured - 1);
  let count = 0;
  await inBatches(place, { rows: insured, word: 'coverages' }, async (unit, batch) => {
    const planIds = await openPlans(unit);
    await insertRows(
      unit,
      'coverage',
      batch.map((patient, index) => coverageOf(unit.practiceId, patient, planIds, count + index, today)),
    );
    count += batch.length;
  });
}

async function openPlans(unit: WriteUnit): Promise<readonly string[]> {
  const { practiceId, db } = unit;
  const plans = await db
    .selectFrom('plan')
    .select('id')
    .where('practiceId', '=', practiceId)
    .where('isActive', '=', true)
    .orderBy('name')
    .orderBy('id')
    .limit(mostPlans)
    .execute();
  if (plans.length > 0) return plans.map(({ id }) => id);
  const [payerId, planId] = [newId(), newId()];
  const payer = { practiceId, id: payerId, name: 'Bay State Mutual', filingCode: FilingCode.PPO };
  await insertRows(unit, 'payer', [{ ...payer, acceptsReplacement: true, version: 1 }]);
  const plan = { practiceId, id: planId, payerId, name: 'Choice Plus', needsReferral: false };
  await insertRows(unit, 'plan', [{ ...plan, isActive: true, version: 1 }]);
  return [planId];
}

function coverageOf(
  practiceId: string,
  { id: patientId, birthDate, familyName }: SeededPatient,
  planIds: readonly string[],
  number: number,
  today: Temporal.PlainDate,
) {
  const since = today.with({ month: 1, day: 1 }).subtract({ years: 1 }).toString();
  const isChild = Temporal.PlainDate.compare(birthDate, today.subtract({ years: adultAge })) > 0;
  return {
    ...{ practiceId, id: newId(), patientId, planId: planIds[number % planIds.length] ?? '', rank: 1, version: 1 },
    ...{ memberId: `SD${100_001 + number}`, validFrom: birthDate > since ? birthDate : since, sensitivity: 0 },
    relationship: isChild ? SubscriberRelationship.CHILD : SubscriberRelationship.SELF,
    subscriberGivenName: isChild ? 'Robin' : null,
    subscriberFamilyName: isChild ? familyName : null,
    subscriberBirthDate: isChild ? Temporal.PlainDate.from(birthDate).subtract({ years: 30 }).toString() : null,
    subscriberGender: isChild ? AdministrativeGender.UNKNOWN : null,
  };
}
