import type { Client } from '../../kit/client.ts';

/** A result of a merge, or of taking one back, with what the tests look at. */
export interface Merged {
  __typename: string;
  message?: string;
  path?: string[];
  patient?: { id: string };
  visits?: { ticket: string }[];
  appointments?: { id: string }[];
  current?: { id: string; version: number };
  patientMerge?: {
    id: string;
    version: number;
    kept: { id: string };
    merged: { id: string; mergedInto: { id: string } | null };
    reason: string | null;
    mergedBy: { name: string } | null;
    undoneAt: string | null;
  };
}

const merge = '{ id version kept { id } merged { id mergedInto { id } } reason mergedBy { name } undoneAt }';
const refusals = `... on UserError { message path } ... on PatientMergedError { patient { id } }
  ... on StaleVersionError { current { id ... on Patient { version } } }`;

export async function mergePatients(client: Client, id: string, input: Record<string, unknown>): Promise<Merged> {
  const { result } = await client.ask<{ result: Merged }>(
    `mutation($id: ID!, $input: MergePatientsInput!) { result: mergePatients(id: $id, input: $input) { __typename ${refusals}
      ... on PatientsBothHereError { visits { ticket } } ... on PatientsBothBookedError { appointments { id } }
      ... on MergePatientsSuccess { patientMerge ${merge} } } }`,
    { id, input: { expectedVersion: 1, mergedVersion: 1, ...input } },
  );
  return result;
}

export async function undoMerge(client: Client, id: string): Promise<Merged> {
  const { result } = await client.ask<{ result: Merged }>(
    `mutation($id: ID!) { result: undoMerge(id: $id) { __typename ... on UserError { message path }
      ... on MergeNotUndoableError { patientMerge ${merge} } ... on UndoMergeSuccess { patientMerge ${merge} } } }`,
    { id },
  );
  return result;
}
