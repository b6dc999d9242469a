import type { Refusal } from '../../session.tsx';

/** The result of a mutation of one or several claims. */
export interface Outcome {
  __typename: string;
  message?: string;
  path?: readonly string[] | null;
  problems?: Refusal['problems'];
  /** Claims that stayed as they are. */
  refused?: readonly { claim?: { id: string; pcn: string } | null; message: string }[];
}

/** The refusal of a change of one claim in its own words; null where it was done. */
export function refusalOf(outcome: Outcome): Refusal | null {
  const { __typename, message, path = null, problems, refused = [] } = outcome;
  if (!__typename.endsWith('Success')) return { message: message ?? __typename, path, ...(problems && { problems }) };
  const [first] = refused;
  return first ? { message: first.message } : null;
}
