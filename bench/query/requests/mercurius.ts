import { boardRequest } from './board.ts';
import type { Requests } from './request.ts';
import { arrived, charted, listed, onDay, person } from './selections.ts';

const path = '/graphql';

export const mercuriusRequests: Requests = {
  a: {
    path,
    query: `query List($siteId: ID!, $date: Date!) { dayList(siteId: $siteId, date: $date, first: 20) { edges { node { ${listed} } } } }`,
    variables: ({ siteId, date }) => ({ siteId, date }),
  },
  b: {
    path,
    query: `query Chart($id: ID!) { patient(id: $id) { ${person} appointments(first: 10) { edges { node { ${charted} } } } } }`,
    variables: ({ patientId }) => ({ id: patientId }),
  },
  c: {
    path,
    query: `query Day($siteId: ID!, $date: Date!) { dayList(siteId: $siteId, date: $date, first: 200) { edges { node { ${onDay} } } } }`,
    variables: ({ siteId, date }) => ({ siteId, date }),
  },
  d: {
    path,
    query: `mutation CheckIn($id: ID!) { checkInAppointment(id: $id) { visit { ${arrived} } } }`,
    variables: ({ appointmentId }) => ({ id: appointmentId }),
  },
  e: boardRequest,
};
