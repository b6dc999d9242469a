import { RoomReadiness, VisitStage } from '../../generated/models.ts';

const { CALLED, IN_ROOM, INTAKE, READY_FOR_PROVIDER, WITH_PROVIDER, CHECKOUT, DONE, ENTERED_IN_ERROR } = VisitStage;
const LEFT = VisitStage.LEFT_WITHOUT_BEING_SEEN;
const { RESERVED, OCCUPIED } = RoomReadiness;

/**
 * Where a visit can go from where it stands. Steps may be skipped, but not the way into a room for what happens there.
 */
export const stagesAfter: Record<VisitStage, readonly VisitStage[]> = {
  WAITING: [CALLED, IN_ROOM, CHECKOUT, DONE, LEFT, ENTERED_IN_ERROR],
  CALLED: [IN_ROOM, CHECKOUT, DONE, LEFT],
  IN_ROOM: [INTAKE, READY_FOR_PROVIDER, WITH_PROVIDER, CHECKOUT, DONE, LEFT],
  INTAKE: [READY_FOR_PROVIDER, WITH_PROVIDER, CHECKOUT, DONE, LEFT],
  READY_FOR_PROVIDER: [WITH_PROVIDER, CHECKOUT, DONE, LEFT],
  WITH_PROVIDER: [CHECKOUT, DONE, LEFT],
  CHECKOUT: [DONE, LEFT],
  DONE: [],
  LEFT_WITHOUT_BEING_SEEN: [],
  ENTERED_IN_ERROR: [],
};

/** How a visit holds a room in each stage. In the stages that are absent it holds none. */
export const roomHeldAt: Partial<Record<VisitStage, RoomReadiness>> = {
  CALLED: RESERVED,
  IN_ROOM: OCCUPIED,
  INTAKE: OCCUPIED,
  READY_FOR_PROVIDER: OCCUPIED,
  WITH_PROVIDER: OCCUPIED,
};

/** Stages in which a visit is over. */
export const lastStages: ReadonlySet<VisitStage> = new Set([DONE, LEFT, ENTERED_IN_ERROR]);
