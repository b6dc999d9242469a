// Asks the payer of a coverage whether it holds on a day.

import {
  AppointmentStatus,
  type CheckEligibilityResult,
  EdiTransaction,
  EligibilityRefusalReason,
  type InvalidInputError,
  type MutationCheckEligibilityArgs,
} from '../../../generated/models.ts';
import type { Context } from '../../../request/context.ts';
import { invalidInput } from '../../../writing/invalid-input.ts';
import { isRefusal, type WriteUnit } from '../../../writing/unit.ts';
import { write } from '../../../writing/write.ts';
import { CoverageEntity, type CoverageRow } from '../coverage.entity.ts';
import { askPayers, type Unasked } from './ask-payers.ts';
import { daysOfAppointments } from './coverages-on-day.ts';

const path = ['input', 'coverageId'];
const dayMs = 86_400_000;

export function checkEligibility(
  context: Context,
  { input }: MutationCheckEligibilityArgs,
): Promise<CheckEligibilityResult> {
  return write<CheckEligibilityResult>(context, 'checkEligibility', async (unit) => {
    const { coverageId, serviceDate, serviceTypes } = input;
    const coverage = await unit.find(CoverageEntity, coverageId, { path });
    if (isRefusal(coverage)) return coverage;
    const refusal = checkDay(coverage, serviceDate) ?? checkTypes(serviceTypes);
    if (refusal) return refusal;
    const siteId = await siteOn(unit, coverage.patientId, serviceDate);
    const { checks, unasked } = await askPayers(unit, [{ coverage, serviceDate, serviceTypes, siteId, attempt: 1 }]);
    const [eligibilityCheck] = checks;
    if (eligibilityCheck) return { __typename: 'CheckEligibilitySuccess', eligibilityCheck };
    return refused(unasked[0]);
  });
}

function refused(unasked: Unasked | undefined): CheckEligibilityResult {
  if (!unasked) throw new Error('A question was neither asked nor refused.');
  const { reason, message, payer } = unasked;
  if (reason === EligibilityRefusalReason.NOT_WRITABLE) return invalidInput(message, path);
  return { __typename: 'NotEnrolledError', message, path, payer, transaction: EdiTransaction.ELIGIBILITY };
}

/** Dates in ISO 8601 are in the order of their texts. */
function checkDay({ validFrom, validUntil }: CoverageRow, day: string): InvalidInputError | null {
  if (validFrom <= day && (!validUntil || day <= validUntil)) return null;
  const span = validUntil ? `from ${validFrom} to ${validUntil}` : `from ${validFrom} on`;
  return invalidInput(
    `The coverage holds ${span}, and input.serviceDate is ${day}; name another day, or the coverage of that day.`,
    ['input', 'serviceDate'],
  );
}

function checkTypes(types: readonly string[]): InvalidInputError | null {
  const index = types.findIndex((type) => !/^[A-Z0-9]{1,2}$/.test(type));
  if (index === -1) return null;
  const at = ['input', 'serviceTypes', String(index)];
  return invalidInput(`${at.join('.')} is one or two capitals or digits, such as 30.`, at);
}

/** The site at which the patient has an appointment on that day. */
async function siteOn({ db, practiceId }: WriteUnit, patientId: string, date: string): Promise<string | null> {
  const noon = Date.parse(`${date}T12:00:00Z`);
  const near = await db
    .selectFrom('appointment')
    .select(['id', 'patientId', 'siteId', 'startsAt'])
    .where('practiceId', '=', practiceId)
    .where('patientId', '=', patientId)
    .where('status', 'in', [AppointmentStatus.BOOKED, AppointmentStatus.ARRIVED, AppointmentStatus.FULFILLED])
    .where('startsAt', '>=', new Date(noon - 2 * dayMs))
    .where('startsAt', '<', new Date(noon + 2 * dayMs))
    .orderBy('startsAt')
    .execute();
  const days = await daysOfAppointments(db, practiceId, near);
  return days.find(({ day }) => day === date)?.siteId ?? null;
}
