import type { Client } from '../../kit/client.ts';
import { type Office, openOffice } from '../../kit/office.ts';
import type { TestServer } from '../../kit/start-test-server.ts';

export interface BookedAppointment {
  id: string;
  startsAt: string;
  endsAt: string;
  status: string;
  confirmation: string;
  version: number;
}

/** Any result of a scheduling write, with what the tests look at. */
export interface Result {
  __typename: string;
  message?: string;
  path?: string[];
  resource?: string;
  appointment?: BookedAppointment;
  replaced?: BookedAppointment;
  conflictingAppointment?: { id: string } | null;
  nextFreeSlots?: { startsAt: string }[];
  hours?: { weekday: string; opensAt: string; closesAt: string }[];
  current?: { version: number };
  warning?: string | null;
}

/** A front desk with a site, a provider and a visit type of half an hour. */
export interface Desk {
  office: Office;
  client: Client;
  siteId: string;
  providerId: string;
  visitTypeId: string;
  /** Books for a patient of its own unless one is named. */
  book(input: { startsAt: string } & Record<string, unknown>): Promise<Result>;
  /** Books what nothing is in the way of. */
  booked(input: { startsAt: string } & Record<string, unknown>): Promise<BookedAppointment>;
  /** One of the writes that change an appointment. */
  change(mutation: string, id: string, input?: Record<string, unknown>): Promise<Result>;
}

const appointment = '{ id startsAt endsAt status confirmation version }';
const refusals = {
  bookAppointment:
    '... on BookAppointmentSuccess { warning } ... on SlotTakenError { ...Taken } ... on OutsideHoursError { hours { weekday opensAt closesAt } }',
  reinstateAppointment: `... on ReinstateAppointmentSuccess { warning } ... on SlotTakenError { ...Taken }
    ... on AppointmentStateError { appointment ${appointment} } ... on StaleVersionError { current { ... on Appointment { version } } }`,
  rescheduleAppointment: `... on RescheduleAppointmentSuccess { replaced ${appointment} } ... on SlotTakenError { ...Taken }
    ... on AppointmentStateError { appointment ${appointment} } ... on StaleVersionError { current { ... on Appointment { version } } }`,
};
const changeRefusals = `... on AppointmentStateError { appointment ${appointment} }
  ... on StaleVersionError { current { ... on Appointment { version } } }`;
const taken = 'fragment Taken on SlotTakenError { resource conflictingAppointment { id } nextFreeSlots { startsAt } }';

export async function openDesk(server: TestServer, site: Record<string, unknown> = {}): Promise<Desk> {
  const office = await openOffice(server);
  const client = await office.as('FRONT_DESK');
  const siteId = await office.site(site);
  const providerId = await office.provider();
  const visitTypeId = await office.visitType();
  const book: Desk['book'] = async (input) => {
    const patientId = input.patientId ?? (await office.patient());
    const { result } = await client.ask<{ result: Result }>(documentOf('bookAppointment'), {
      input: { patientId, siteId, providerId, visitTypeId, ...input },
    });
    return result;
  };
  return {
    office,
    client,
    siteId,
    providerId,
    visitTypeId,
    book,
    booked: async (input) => {
      const result = await book(input);
      if (!result.appointment) throw new Error(result.message);
      return result.appointment;
    },
    change: async (mutation, id, input = {}) => {
      const { result } = await client.ask<{ result: Result }>(documentOf(mutation), { id, input });
      return result;
    },
  };
}

function documentOf(mutation: string): string {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}`;
  const isBooking = mutation === 'bookAppointment';
  const details = mutation in refusals ? refusals[mutation as keyof typeof refusals] : changeRefusals;
  return `mutation($input: ${type}Input!${isBooking ? '' : ', $id: ID!'}) {
    result: ${mutation}(${isBooking ? '' : 'id: $id, '}input: $input) {
      __typename ... on UserError { message path } ... on ${type}Success { appointment ${appointment} } ${details}
    }
  } ${details.includes('...Taken') ? taken : ''}`;
}
