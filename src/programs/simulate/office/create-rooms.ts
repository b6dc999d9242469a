import type { Session } from '../api/session.ts';
import { CreateRoomDocument } from '../generated/operations.ts';
import { SimulationFailure } from '../simulation-failure.ts';

const names = ['Exam 1', 'Exam 2', 'Exam 3'];

/** Gives a site that has no rooms three examination rooms, which still need cleaning. */
export async function createRooms(manager: Session, siteId: string): Promise<void> {
  for (const name of names) {
    const { result } = await manager.ask(CreateRoomDocument, { siteId, name });
    if (result.__typename !== 'CreateRoomSuccess') throw new SimulationFailure(result.message);
  }
}
