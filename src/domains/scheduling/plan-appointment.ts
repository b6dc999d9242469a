import { Temporal } from 'temporal-polyfill';
import type {
  InvalidInputError,
  OutsideHoursError,
  PatientDeceasedError,
  PatientMergedError,
} from '../../generated/models.ts';
import { localTime } from '../../time/site-time.ts';
import { allFound } from '../../writing/all-found.ts';
import { invalidInput } from '../../writing/invalid-input.ts';
import { isRefusal, type WriteUnit } from '../../writing/unit.ts';
import { findLivingPatient } from '../patients/gives/find-living-patient.ts';
import { SiteEntity, type SiteRow } from '../practice/site.entity.ts';
import { zoneRefusal } from '../practice/site-zone.ts';
import { VisitTypeEntity, type VisitTypeRow } from '../practice/visit-type.entity.ts';
import { RoomEntity } from '../rooms/room.entity.ts';
import { StaffMemberEntity } from '../staff/staff-member.entity.ts';
import { isTooFarAhead, mostYearsAhead } from './is-too-far-ahead.ts';
import { outOfServiceToday, outOfServiceWarning } from './out-of-service.ts';
import { outsideHours } from './outside-hours.ts';
import { resourceFault } from './resource-fault.ts';

interface WantedAppointment {
  patientId: string;
  /** The argument that names the patient. Default: `input.patientId`. */
  patientPath?: string[];
  visitTypeId: string;
  siteId: string;
  providerId: string;
  roomId?: string | null;
  startsAt: Date;
  outsideHours: boolean;
}

/** An appointment that nothing but another one can stand in the way of. */
export interface AppointmentPlan {
  patientId: string;
  visitType: VisitTypeRow;
  site: SiteRow;
  providerId: string;
  roomId: string | null;
  startsAt: Date;
  endsAt: Date;
  /** A sentence for the desk about the room; null when there is nothing to watch. */
  warning: string | null;
}

/** Checks what an appointment names and its time, and works out when it ends. */
export async function planAppointment(
  unit: WriteUnit,
  wanted: WantedAppointment,
): Promise<AppointmentPlan | InvalidInputError | OutsideHoursError | PatientDeceasedError | PatientMergedError> {
  const { patientId, visitTypeId, siteId, providerId, roomId, startsAt } = wanted;
  const found = await allFound({
    patient: findLivingPatient(unit, patientId, wanted.patientPath ?? ['input', 'patientId']),
    visitType: unit.find(VisitTypeEntity, visitTypeId, { path: ['input', 'visitTypeId'] }),
    site: unit.find(SiteEntity, siteId, { path: ['input', 'siteId'] }),
    provider: unit.find(StaffMemberEntity, providerId, { path: ['input', 'providerId'] }),
    room: roomId ? unit.find(RoomEntity, roomId, { path: ['input', 'roomId'] }) : Promise.resolve(null),
  });
  if (isRefusal(found)) return found;
  const { patient, visitType, site, provider, room } = found;
  if (isRefusal(patient)) return patient;
  const fault = resourceFault({ visitType, site, provider, room });
  if (fault) return invalidInput(fault.message, ['input', fault.argument]);
  const endsAt = new Date(startsAt.getTime() + visitType.durationMinutes * 60_000);
  const refusal =
    zoneRefusal(site, ['input', 'startsAt']) ??
    checkStart(startsAt, unit.now, site.timeZone) ??
    outOfServiceToday({ room, site, startsAt, now: unit.now }) ??
    (wanted.outsideHours ? null : outsideHours(site, startsAt, endsAt));
  const warning = room && outOfServiceWarning(room);
  return refusal ?? { patientId, visitType, site, providerId, roomId: room?.id ?? null, startsAt, endsAt, warning };
}

function checkStart(startsAt: Date, now: Date, timeZone: string): InvalidInputError | null {
  const path = ['input', 'startsAt'];
  if (startsAt.getTime() % 60_000 !== 0)
    return invalidInput('input.startsAt is not a whole minute; remove the seconds.', path);
  if (isTooFarAhead(startsAt, now))
    return invalidInput(`input.startsAt is more than ${mostYearsAhead} years ahead; correct the year.`, path);
  const { day } = localTime(startsAt, timeZone);
  const today = localTime(now, timeZone).day;
  return Temporal.PlainDate.compare(day, today) < 0
    ? invalidInput(`input.startsAt is on ${day}; appointments are booked from today on, ${today}.`, path)
    : null;
}
