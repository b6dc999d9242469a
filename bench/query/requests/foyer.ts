import { toTypeId } from '../../../src/contract/type-id.ts';
import type { Place } from '../places.ts';
import type { Requests } from './request.ts';
import { arrived, charted, listed, onDay, person } from './selections.ts';

const path = '/graphql';
const day = ({ siteId, date }: Place) => ({ siteId: toTypeId('Site', siteId), date });

/** Pages have 100 items at most: a day of 200 is asked for as its two pages, the second from a cursor that was read before. */
export function foyerRequests(cursors: ReadonlyMap<Place, string>): Requests {
  return {
    a: {
      path,
      query: `query List($siteId: ID!, $date: Date!) { dayList(siteId: $siteId, date: $date, first: 20) { edges { node { ${listed} } } } }`,
      variables: day,
    },
    b: {
      path,
      query: `query Chart($id: ID!) { patient(id: $id) { ${person} appointments(first: 10) { edges { node { ${charted} } } } } }`,
      variables: ({ patientId }) => ({ id: toTypeId('Patient', patientId) }),
    },
    c: {
      path,
      query: `query Day($siteId: ID!, $date: Date!, $after: String!) {
        early: dayList(siteId: $siteId, date: $date, first: 100) { ...page }
        late: dayList(siteId: $siteId, date: $date, first: 100, after: $after) { ...page }
      }
      fragment page on AppointmentConnection { edges { node { ${onDay} } } }`,
      variables: (place) => ({ ...day(place), after: cursors.get(place) }),
    },
    d: {
      path,
      query: `mutation CheckIn($id: ID!) { checkInAppointment(id: $id) { ... on CheckInAppointmentSuccess { visit { ${arrived} } } } }`,
      variables: ({ appointmentId }) => ({ id: toTypeId('Appointment', appointmentId) }),
    },
  };
}

/** Reads where the second page of a day begins. */
export const firstPage = {
  path,
  query:
    'query Page($siteId: ID!, $date: Date!) { dayList(siteId: $siteId, date: $date, first: 100) { pageInfo { endCursor } } }',
  variables: day,
};
