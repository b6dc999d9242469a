import {
  AdvanceVisitDocument,
  LeaveWithoutBeingSeenDocument,
  RoomPatientDocument,
  type VisitFactsFragment,
} from '../generated/operations.ts';
import type { PatientScript } from '../plan/morning-plan.ts';
import { callToRoom } from './call-to-room.ts';
import { leaveRoom } from './leave-room.ts';
import type { Morning } from './morning.ts';
import { slip } from './slip.ts';
import type { Stay } from './stay.ts';
import { tookStep } from './took-step.ts';

/**
 * The state of a patient before they are with the provider: next for them, tired of waiting, or handled by another
 * member.
 */
type Progress = 'NEXT' | 'TIRED' | 'LOST';

/** Minutes before an appointment from which on its patient is called. */
const calledBefore = 5;

/** A patient's way through the office, from the waiting room to the door. */
export async function seePatient(morning: Morning, script: PatientScript, visit: VisitFactsFragment): Promise<void> {
  const stay: Stay = { morning, script, visit, arrivedAt: morning.timeline.minute(), room: null };
  const progress = await prepare(stay);
  if (progress === 'NEXT') await beSeen(stay);
  if (progress === 'TIRED') await leave(stay);
  // A visit that another member ended leaves its room behind.
  await leaveRoom(stay);
}

async function prepare(stay: Stay): Promise<Progress> {
  const { morning, script } = stay;
  const { crew, floor, journal, office } = morning;
  const { toRoom, toIntake, intake } = script.durations;
  const id = stay.visit.id;
  if (!(await hasPatience(stay, minutesUntilCalled(stay)))) return 'TIRED';
  const called = await callToRoom(stay);
  if (called !== 'NEXT') return called;
  if (!(await hasPatience(stay, toRoom))) return 'TIRED';
  if (!(await tookStep(stay, 'IN_ROOM', (await crew.assistant.ask(RoomPatientDocument, { id })).result))) return 'LOST';
  note(stay, `is in ${stay.room?.name}`);
  journal.tally.waits.push(morning.timeline.minute() - stay.arrivedAt);
  if (!(await hasPatience(stay, toIntake))) return 'TIRED';
  if (!(await advance(stay, 'INTAKE', 'begins intake'))) return 'LOST';
  if (!(await hasPatience(stay, intake))) return 'TIRED';
  const provider = office.providers[script.provider]?.name;
  if (!(await advance(stay, 'READY_FOR_PROVIDER', `is ready for ${provider}`))) return 'LOST';
  return (await floor.provider(script.provider, script.leavesAt)) ? 'NEXT' : 'TIRED';
}

/** Patients are called when the doors are open, the desk is done with them, and their time has almost come. */
function minutesUntilCalled({ morning, script, arrivedAt }: Stay): number {
  const { appointment, durations } = script;
  const nearlyTheirTime = (appointment?.startsAt ?? 0) - calledBefore;
  return Math.max(arrivedAt + durations.paperwork, 0, nearlyTheirTime) - morning.timeline.minute();
}

/** Lets some minutes pass, with what goes wrong in them; false when the patient's patience ends first. */
async function hasPatience(stay: Stay, minutes: number): Promise<boolean> {
  const { timeline } = stay.morning;
  const { leavesAt } = stay.script;
  const end = timeline.minute() + minutes;
  await slip(stay, Math.floor(minutes / 2));
  await timeline.until(Math.min(end, leavesAt ?? end));
  return leavesAt === null || end < leavesAt;
}

async function beSeen(stay: Stay): Promise<void> {
  const { morning, script } = stay;
  const { floor, office, timeline, journal } = morning;
  try {
    if (!(await advance(stay, 'WITH_PROVIDER', `is with ${office.providers[script.provider]?.name}`))) return;
    const end = timeline.minute() + script.durations.withProvider;
    await slip(stay, Math.floor(script.durations.withProvider / 2));
    await timeline.until(end);
    if (!(await advance(stay, 'CHECKOUT', `is at checkout, ${stay.room?.name} needs cleaning`))) return;
  } finally {
    floor.release(script.provider);
  }
  await leaveRoom(stay);
  await timeline.until(timeline.minute() + script.durations.checkout);
  if (await advance(stay, 'DONE', 'goes home')) journal.tally.seen += 1;
}

async function leave(stay: Stay): Promise<void> {
  const { crew, journal, timeline } = stay.morning;
  const { result } = await crew.desk.ask(LeaveWithoutBeingSeenDocument, { id: stay.visit.id });
  if (!(await tookStep(stay, 'LEFT_WITHOUT_BEING_SEEN', result))) return;
  journal.tally.left += 1;
  note(stay, `leaves without being seen after ${timeline.minute() - stay.arrivedAt} minutes`);
}

const whoAdvances = {
  INTAKE: 'assistant',
  READY_FOR_PROVIDER: 'assistant',
  WITH_PROVIDER: 'physician',
  CHECKOUT: 'physician',
  DONE: 'desk',
} as const;

async function advance(stay: Stay, to: keyof typeof whoAdvances, says: string): Promise<boolean> {
  const session = stay.morning.crew[whoAdvances[to]];
  const { result } = await session.ask(AdvanceVisitDocument, { id: stay.visit.id, to });
  const isTaken = await tookStep(stay, to, result);
  if (isTaken) note(stay, says);
  return isTaken;
}

function note({ morning, visit }: Stay, what: string): void {
  morning.journal.note(`${visit.ticket} ${what}`);
}
