import type { Requests } from './request.ts';

const path = '/graphql';
const patient = (fields: string) => `patient: patientByPracticeIdAndPatientId { ${fields} }`;
const visitType = 'visitType: visitTypeByPracticeIdAndVisitTypeId { name }';
const provider = (fields: string) => `provider: staffMemberByPracticeIdAndProviderId { ${fields} }`;
const room = (fields: string) => `room: roomByPracticeIdAndRoomId { ${fields} }`;
const site = 'site: siteByPracticeIdAndSiteId { name }';
const dayList = (first: number, fields: string) =>
  `query Day($siteId: UUID!, $from: Datetime!, $until: Datetime!) {
    dayList: allAppointments(
      condition: { siteId: $siteId, startsFrom: $from, startsUntil: $until }, orderBy: [STARTS_AT_ASC, ROW_ID_ASC], first: ${first}
    ) { nodes { ${fields} } }
  }`;

/** The names that PostGraphile gives by itself, under Foyer's. */
export const postgraphileRequests: Requests = {
  a: {
    path,
    query: dayList(
      20,
      `id: rowId startsAt endsAt status note ${patient('id: rowId mrn givenName familyName birthDate')} ${visitType}
       ${provider(`name ${site}`)} ${room(`name ${site}`)}`,
    ),
    variables: ({ siteId, from, until }) => ({ siteId, from, until }),
  },
  b: {
    path,
    query: `query Chart($practiceId: UUID!, $id: UUID!) {
      patient: patientByPracticeIdAndRowId(practiceId: $practiceId, rowId: $id) {
        id: rowId mrn givenName familyName birthDate gender phone email
        appointments: appointmentsByPracticeIdAndPatientId(first: 10, orderBy: [STARTS_AT_DESC, ROW_ID_DESC]) {
          nodes { id: rowId startsAt status ${visitType} ${provider('name')}
            visit: visitByPracticeIdAndAppointmentId { id: rowId ticket stage arrivedAt endedAt } }
        }
      }
    }`,
    variables: ({ practiceId, patientId }) => ({ practiceId, id: patientId }),
  },
  c: {
    path,
    query: dayList(
      200,
      `id: rowId startsAt endsAt status confirmation note ${patient('id: rowId givenName familyName birthDate phone')} ${visitType}
       ${provider('name')} ${room('name')}`,
    ),
    variables: ({ siteId, from, until }) => ({ siteId, from, until }),
  },
  d: {
    path,
    query: `mutation CheckIn($id: UUID!) {
      checkIn: benchCheckIn(input: { appointmentId: $id }) {
        visit: result { id: rowId ticket stage arrivedAt ${patient('givenName familyName')} }
      }
    }`,
    variables: ({ appointmentId }) => ({ id: appointmentId }),
  },
};
