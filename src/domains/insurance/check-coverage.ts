import { addNamedPatient } from '../../files/move-named-patient.ts';
import { readableFile } from '../../files/readable-file.ts';
import { type InvalidInputError, type SubscriberInput, SubscriberRelationship } from '../../generated/models.ts';
import { checkAddress } from '../../writing/check-address.ts';
import { allOf, invalidInput, unknownReference } from '../../writing/invalid-input.ts';
import type { WriteUnit } from '../../writing/unit.ts';
import { checkLife } from '../patients/check-life.ts';
import { practiceToday } from '../practice/practice-today.ts';
import type { CoverageRow } from './coverage.entity.ts';

type Facts = Pick<
  CoverageRow,
  'patientId' | 'memberId' | 'relationship' | 'validFrom' | 'validUntil' | 'cardFrontId' | 'cardBackId'
> & { subscriber: SubscriberInput | null };

const memberId = /^[A-Za-z0-9-]+$/;

/** The refusal of facts that no coverage can have, all of them at once. Notes that the card is about the patient. */
export async function checkCoverage(unit: WriteUnit, facts: Facts): Promise<InvalidInputError | null> {
  const refusal = allOf(
    checkMember(facts),
    checkDays(facts),
    checkRelationship(facts),
    await checkSubscriber(unit, facts.subscriber),
    await checkCard(unit, facts.cardFrontId, 'cardFrontId'),
    await checkCard(unit, facts.cardBackId, 'cardBackId'),
  );
  if (refusal) return refusal;
  for (const file of [facts.cardFrontId, facts.cardBackId])
    if (file) await addNamedPatient(unit, file, facts.patientId);
  return null;
}

function checkMember(facts: Facts): InvalidInputError | null {
  if (memberId.test(facts.memberId)) return null;
  return invalidInput('input.memberId has letters, digits and hyphens only; write it without blanks and other signs.', [
    'input',
    'memberId',
  ]);
}

/** Dates in ISO 8601 are in the order of their texts. */
function checkDays({ validFrom, validUntil }: Facts): InvalidInputError | null {
  if (!validUntil || validFrom <= validUntil) return null;
  return invalidInput(`input.validUntil ${validUntil} is before the first day ${validFrom}; correct one of them.`, [
    'input',
    'validUntil',
  ]);
}

function checkRelationship({ relationship, subscriber }: Facts): InvalidInputError | null {
  const path = ['input', 'subscriber'];
  const isSelf = relationship === SubscriberRelationship.SELF;
  if (isSelf && subscriber)
    return invalidInput(
      'The patient is the subscriber; leave input.subscriber empty, or name another relationship.',
      path,
    );
  if (!isSelf && !subscriber)
    return invalidInput(
      'input.subscriber is missing; it names the person who is insured, unless that is the patient (SELF).',
      path,
    );
  return null;
}

async function checkSubscriber(
  { db, practiceId, now }: WriteUnit,
  subscriber: SubscriberInput | null,
): Promise<InvalidInputError | null> {
  if (!subscriber) return null;
  const { birthDate, address } = subscriber;
  const refusal = checkLife({ birthDate }, await practiceToday(db, practiceId, now), { birthDate });
  return allOf(
    refusal && invalidInput(refusal.message, ['input', 'subscriber', 'birthDate']),
    checkAddress(address, 'address', ['input', 'subscriber']),
  );
}

async function checkCard(
  { db, actor }: WriteUnit,
  file: string | null | undefined,
  field: string,
): Promise<InvalidInputError | null> {
  if (!file || (await readableFile(db, actor, file))) return null;
  return unknownReference('file', ['input', field]);
}
