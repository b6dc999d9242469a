import type { Office } from '../../kit/office.ts';

interface Visit {
  id: string;
  ticket: string;
}

/** The front desk of a site of its own, with one patient of its own for each visit. */
export interface Desk {
  siteId: string;
  /** A room that is clean and set up. */
  room(name: string): Promise<string>;
  checkIn(input?: Record<string, unknown>): Promise<Visit>;
  call(visit: Visit, roomId: string): Promise<void>;
  bringIn(visit: Visit, roomId?: string): Promise<void>;
  advance(visit: Visit, to: string): Promise<void>;
  undo(visit: Visit): Promise<void>;
}

export async function openDesk(office: Office, site: Record<string, unknown> = {}): Promise<Desk> {
  const siteId = await office.site(site);
  const visitTypeId = await office.visitType();
  const move = async (mutation: string, id: string, input: Record<string, unknown>) => {
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}`;
    const { result } = await office.manager.ask<{ result: { __typename: string; message?: string } }>(
      `mutation($id: ID!, $input: ${type}Input!) { result: ${mutation}(id: $id, input: $input) {
        __typename ... on UserError { message } } }`,
      { id, input },
    );
    if (result.message) throw new Error(`${mutation}: ${result.message}`);
  };
  return {
    siteId,
    room: async (name) => {
      const roomId = await office.room(siteId, { name });
      for (const to of ['CLEANING', 'SETTING_UP', 'READY']) await move('changeRoomReadiness', roomId, { to });
      return roomId;
    },
    checkIn: async (input) => {
      const patientId = await office.patient();
      const { checkInWalkIn } = await office.manager.ask<{ checkInWalkIn: { visit: Visit } }>(
        `mutation($input: CheckInWalkInInput!) { checkInWalkIn(input: $input) {
          ... on CheckInWalkInSuccess { visit { id ticket } } } }`,
        { input: { patientId, siteId, visitTypeId, ...input } },
      );
      return checkInWalkIn.visit;
    },
    call: (visit, roomId) => move('callPatient', visit.id, { roomId }),
    bringIn: (visit, roomId) => move('roomPatient', visit.id, { roomId }),
    advance: (visit, to) => move('advanceVisit', visit.id, { to }),
    undo: (visit) => move('undoVisitStep', visit.id, { reason: 'Was outside' }),
  };
}
