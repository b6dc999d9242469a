import { setTimeout as pause } from 'node:timers/promises';
import { type Client, createClient } from '../../kit/client.ts';
import type { Round } from './practice.ts';

interface State {
  readiness: string;
  visit: { id: string; stage: string } | undefined;
}

interface Step {
  mutation: string;
  id?: string;
  input: Record<string, unknown>;
}

/** The outcome of a writer's work. Whether an unanswered write took place only the table knows. */
export interface Tally {
  answered: number;
  unanswered: number;
}

export interface Writer {
  tally: Tally;
  /** Ends after the write that is under way. */
  stop(): Promise<void>;
}

interface WriterOptions {
  /** Where the nodes are now. */
  urls: () => readonly string[];
  first: number;
  token: string;
  round: Round;
}

/** A member of staff at work: takes the same patient through the same room, over and over, by one mutation after the other. Goes to another node when one does not answer. */
export function startWriter({ urls, first, token, round }: WriterOptions): Writer {
  const tally: Tally = { answered: 0, unanswered: 0 };
  let turn = first;
  let isStopped = false;
  const work = async () => {
    let state: State | undefined;
    while (!isStopped) {
      const url = urls()[turn % urls().length];
      const client = createClient(url ?? 'http://127.0.0.1:9', token);
      try {
        if (state) {
          state = await take(client, stepFrom(state, round), state);
          tally.answered += 1;
        } else state = await look(client, round);
      } catch {
        if (state) tally.unanswered += 1;
        state = undefined;
        turn += 1;
        await pause(50);
      }
    }
  };
  const working = work();
  return {
    tally,
    stop: () => {
      isStopped = true;
      return working;
    },
  };
}

function stepFrom({ readiness, visit }: State, { roomId, patientId, siteId, visitTypeId }: Round): Step {
  if (visit && visit.stage !== 'DONE') {
    if (visit.stage === 'WAITING') return { mutation: 'callPatient', id: visit.id, input: { roomId } };
    if (visit.stage === 'CALLED') return { mutation: 'roomPatient', id: visit.id, input: {} };
    return { mutation: 'advanceVisit', id: visit.id, input: { to: 'DONE' } };
  }
  const next: Record<string, string> = { NEEDS_CLEANING: 'CLEANING', CLEANING: 'SETTING_UP', SETTING_UP: 'READY' };
  const to = next[readiness];
  if (to) return { mutation: 'changeRoomReadiness', id: roomId, input: { to } };
  return { mutation: 'checkInWalkIn', input: { patientId, siteId, visitTypeId } };
}

interface Result {
  __typename: string;
  room?: { readiness: string };
  visit?: { id: string; stage: string; room: { readiness: string } | null };
}

async function take(client: Client, { mutation, id, input }: Step, before: State): Promise<State> {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}`;
  const fields = mutation === 'changeRoomReadiness' ? 'room { readiness }' : 'visit { id stage }';
  const { result } = await client.ask<{ result: Result }>(
    `mutation(${id ? '$id: ID!, ' : ''}$input: ${type}Input!) { result: ${mutation}(${id ? 'id: $id, ' : ''}input: $input) {
      __typename ... on ${type}Success { ${fields} } } }`,
    { id, input },
  );
  if (!result.__typename.endsWith('Success')) throw new Error(result.__typename);
  const { visit = before.visit } = result;
  return {
    visit,
    readiness: result.room?.readiness ?? (visit?.stage === 'DONE' ? 'NEEDS_CLEANING' : before.readiness),
  };
}

async function look(client: Client, { roomId, patientId }: Round): Promise<State> {
  const { room, patient } = await client.ask<{
    room: { readiness: string };
    patient: { visits: { edges: { node: { id: string; stage: string } }[] } };
  }>(
    `query($roomId: ID!, $patientId: ID!) { room(id: $roomId) { readiness }
      patient(id: $patientId) { visits(first: 1) { edges { node { id stage } } } } }`,
    { roomId, patientId },
  );
  return { readiness: room.readiness, visit: patient.visits.edges[0]?.node };
}
