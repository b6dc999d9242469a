import type { Requests } from './request.ts';

/** Arguments in the order of the statements' own. */
export const handWrittenRequests: Requests = {
  a: { path: '/list', variables: ({ siteId, date }) => ({ siteId, date }) },
  b: { path: '/chart', variables: ({ patientId }) => ({ patientId }) },
  c: { path: '/day', variables: ({ siteId, date }) => ({ siteId, date }) },
  d: { path: '/check-in', variables: ({ appointmentId }) => ({ appointmentId }) },
  e: { path: '/board', variables: () => ({}) },
};
