import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import { AppointmentStatus, RoomReadiness, StrandedBy } from '../../generated/models.ts';

/**
 * What makes a booked appointment impossible, as a condition on the rows that it leads to. Each practice table has its
 * own condition on the practice.
 */
export function strandingConditions(practice: RawBuilder<string>): readonly [StrandedBy, Expression<SqlBool>][] {
  const room = (condition: RawBuilder<unknown>) =>
    sql<SqlBool>`exists (select from room place where place.practice_id = ${practice} and place.id = appointment.room_id and ${condition})`;
  const provider = (condition: RawBuilder<unknown>) =>
    sql<SqlBool>`exists (select from staff_member member where member.practice_id = ${practice} and member.id = appointment.provider_id and ${condition})`;
  const visitType = (condition: RawBuilder<unknown>) =>
    sql<SqlBool>`exists (select from visit_type kind where kind.practice_id = ${practice} and kind.id = appointment.visit_type_id and ${condition})`;
  return [
    [StrandedBy.ROOM_OUT_OF_SERVICE, room(sql`place.is_active and place.readiness = ${RoomReadiness.OUT_OF_SERVICE}`)],
    [StrandedBy.ROOM_CLOSED, room(sql`not place.is_active`)],
    [
      StrandedBy.ROOM_UNFIT,
      room(
        sql`${visitType(sql`(kind.needed_room_kind <> place.kind or not kind.needed_equipment <@ place.equipment)`)}`,
      ),
    ],
    [StrandedBy.PROVIDER_LEFT, provider(sql`not member.is_active`)],
    [
      StrandedBy.PROVIDER_UNFIT,
      provider(sql`member.is_active and ${visitType(sql`not kind.needed_role = any(member.roles)`)}`),
    ],
    [StrandedBy.VISIT_TYPE_CLOSED, visitType(sql`not kind.is_active`)],
  ];
}

/**
 * Whether an appointment is booked and not over: no other one can be stranded. No appointment is longer than a day, so
 * that its start bounds the search in an index.
 */
export function isAhead(): Expression<SqlBool> {
  return sql<SqlBool>`(appointment.status = ${AppointmentStatus.BOOKED} and appointment.ends_at > statement_timestamp()
    and appointment.starts_at > statement_timestamp() - interval '1 day')`;
}

export function isStranded(practice: RawBuilder<string>): Expression<SqlBool> {
  const any = strandingConditions(practice).map(([, condition]) => condition);
  return sql<SqlBool>`(${isAhead()} and (${sql.join(any, sql` or `)}))`;
}
