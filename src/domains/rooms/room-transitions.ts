import { RoomReadiness } from '../../generated/models.ts';

const { READY, RESERVED, OCCUPIED, NEEDS_CLEANING, CLEANING, SETTING_UP, OUT_OF_SERVICE } = RoomReadiness;

/** The cause of a room's move: staff by hand, a step of a visit, or the undo of such a step. */
type Mover = 'staff' | 'visit' | 'undo';

/**
 * Where a room can go from where it stands. Only visits lead to and from RESERVED and OCCUPIED: these two hold a visit,
 * the others none.
 */
export const roomTransitions: Record<RoomReadiness, Record<Mover, readonly RoomReadiness[]>> = {
  READY: { staff: [OUT_OF_SERVICE], visit: [RESERVED, OCCUPIED], undo: [RESERVED, OCCUPIED] },
  RESERVED: { staff: [], visit: [OCCUPIED, READY], undo: [READY] },
  OCCUPIED: { staff: [], visit: [NEEDS_CLEANING], undo: [RESERVED, READY] },
  NEEDS_CLEANING: { staff: [CLEANING, OUT_OF_SERVICE], visit: [], undo: [OCCUPIED] },
  CLEANING: { staff: [SETTING_UP, OUT_OF_SERVICE], visit: [], undo: [] },
  SETTING_UP: { staff: [READY, OUT_OF_SERVICE], visit: [], undo: [] },
  OUT_OF_SERVICE: { staff: [NEEDS_CLEANING], visit: [], undo: [] },
};
