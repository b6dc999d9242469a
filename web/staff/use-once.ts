import { useEffect, useRef, useState } from 'preact/hooks';
import type { DocumentId } from '../generated/operations.ts';
import { useSession } from './session.tsx';

/** What a query without variables answers, asked once a session. Undefined until then, and where it fails: a page works without. */
export function useOnce<Data>(document: DocumentId<Data, Record<string, never>>, mayAsk = true): Data | undefined {
  const session = useSession();
  const { token } = session;
  const latest = useRef(session);
  latest.current = session;
  const [data, setData] = useState<Data>();
  useEffect(() => {
    if (token === null || !mayAsk) return;
    void latest.current
      .ask(document, {})
      .then((found) => setData(() => found))
      .catch(() => {});
  }, [token, mayAsk, document]);
  return data;
}
