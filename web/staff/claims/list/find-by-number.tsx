import { useEffect, useRef, useState } from 'preact/hooks';
import { ClaimByNumberDocument, type ClaimByNumberQuery } from '../../../generated/operations.ts';
import { useSession } from '../../session.tsx';
import { queueWords } from '../words/queue-words.ts';

/** A patient control number: 12 characters without vowels. */
const numberForm = /^[2-9BCDFGHJKLMNPQRSTVWXZ]{12}$/;

/** Leads to the claim whose whole number was typed, whatever worklist it is on. */
export function FindByNumber({ text }: { text: string }) {
  const session = useSession();
  const latest = useRef(session);
  latest.current = session;
  const [found, setFound] = useState<ClaimByNumberQuery['claims']['nodes'][number]>();
  const pcn = text.trim().toUpperCase();
  useEffect(() => {
    setFound(undefined);
    if (!numberForm.test(pcn)) return undefined;
    let isLatest = true;
    void latest.current
      .ask(ClaimByNumberDocument, { pcn })
      .then(({ claims }) => isLatest && setFound(claims.nodes[0]))
      .catch(() => {});
    return () => {
      isLatest = false;
    };
  }, [pcn]);
  if (!found) return null;
  return (
    <p>
      Claim <a href={`/claims/${found.id}`}>{found.pcn}</a> is on the worklist {queueWords[found.queue]}.
    </p>
  );
}
