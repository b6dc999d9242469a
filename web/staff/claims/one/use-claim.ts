import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import {
  AnswersToClaimDocument,
  type AnswersToClaimQuery,
  type ClaimFactsFragment,
  EventsOfClaimDocument,
  OneClaimDocument,
} from '../../../generated/operations.ts';
import { watchLive } from '../../live.ts';
import { messageOf, useSession } from '../../session.tsx';

export interface OpenClaim {
  /** Null where there is none at this address; undefined until it is known. */
  claim: ClaimFactsFragment | null | undefined;
  answers: AnswersToClaimQuery | undefined;
  /** Events that came while the claim stands open. */
  fresh: ReadonlySet<string>;
  isLive: boolean;
  /** Why it could not be read. */
  fault: string | undefined;
  reload(): Promise<void>;
}

/** One claim with its answers, read again at each of its events. */
export function useClaim(id: string): OpenClaim {
  const session = useSession();
  const { token } = session;
  const latest = useRef(session);
  latest.current = session;
  const [claim, setClaim] = useState<ClaimFactsFragment | null>();
  const [answers, setAnswers] = useState<AnswersToClaimQuery>();
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const [isLive, setLive] = useState(false);
  const [fault, setFault] = useState<string>();
  const reading = useRef<{ isOn: boolean; isAsked: boolean }>({ isOn: false, isAsked: false });

  const reload = useCallback(async () => {
    const state = reading.current;
    state.isAsked = true;
    if (state.isOn) return;
    state.isOn = true;
    try {
      // Events that come while it is read have it read once more.
      while (state.isAsked) {
        state.isAsked = false;
        const { ask } = latest.current;
        const [one, all] = await Promise.all([ask(OneClaimDocument, { id }), ask(AnswersToClaimDocument, { id })]);
        if (reading.current !== state) return;
        setClaim(one.claim ?? null);
        setAnswers(all);
        setFault(undefined);
      }
    } catch (error) {
      if (reading.current === state) setFault(messageOf(error));
    } finally {
      state.isOn = false;
    }
  }, [id]);

  useEffect(() => {
    reading.current = { isOn: false, isAsked: false };
    setClaim(undefined);
    setAnswers(undefined);
    setFresh(new Set());
    if (token !== null) void reload();
  }, [token, reload]);

  const isThere = claim?.id === id;
  useEffect(() => {
    if (token === null || !isThere) return undefined;
    return watchLive({
      document: EventsOfClaimDocument,
      variables: { id },
      token,
      onPayload: ({ claimEvents: { kind, events } }) => {
        if (kind === 'HEARTBEAT') return;
        setFresh((before) => new Set([...before, ...events.map((event) => event.id)]));
        void reload();
      },
      onLive: setLive,
      onRefused: () => latest.current.forget(),
    });
  }, [token, id, isThere, reload]);

  return { claim, answers, fresh, isLive, fault, reload };
}
