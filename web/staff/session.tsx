import { type ComponentChildren, createContext } from 'preact';
import { useContext, useEffect, useRef, useState } from 'preact/hooks';
import {
  type DocumentId,
  type SelfFragment,
  SignInDocument,
  type SignInInput,
  SignOutDocument,
  ViewerDocument,
} from '../generated/operations.ts';
import { AskFault, ask } from './ask.ts';

export interface Refusal {
  message: string;
  path?: readonly string[] | null;
  /** All that is wrong, where more than one value may be. */
  problems?: readonly { message: string; path?: readonly string[] | null }[];
}

export interface Session {
  /** Null without a session. */
  token: string | null;
  /** Ends the session here, since the server has ended it. */
  forget(): void;
  /** Null without a session; undefined while it is looked up after a reload. */
  viewer: SelfFragment | null | undefined;
  /** Why the last session ended, in a sentence; null when the person ended it. */
  ended: string | null;
  /** Null when the session has begun. */
  signIn(input: SignInInput): Promise<Refusal | null>;
  signOut(): Promise<void>;
  /** Sends an operation of this session. A session that has ended is forgotten. */
  ask<Data, Variables>(document: DocumentId<Data, Variables>, variables: Variables): Promise<Data>;
}

const key = 'foyer.session';
const hasEnded = 'Your session has ended. Sign in again.';
const Current = createContext<Session | null>(null);

/** Keeps the session of this tab: it ends with the tab, and no other tab has it. */
export function SessionProvider({ children }: { children: ComponentChildren }) {
  const [token, setToken] = useState(() => sessionStorage.getItem(key));
  const [viewer, setViewer] = useState<SelfFragment | null | undefined>(token === null ? null : undefined);
  const [ended, setEnded] = useState<string | null>(null);

  const keep = (next: string | null, of: SelfFragment | null, why: string | null = null) => {
    if (next === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, next);
    setToken(next);
    setViewer(of);
    setEnded(why);
  };

  const restore = useRef(async () => {
    if (token === null) return;
    try {
      const found = await ask({ document: ViewerDocument, variables: {}, token });
      if (found.viewer) setViewer(found.viewer);
      else keep(null, null, hasEnded);
    } catch (fault) {
      keep(null, null, fault instanceof AskFault && fault.code === 'UNAUTHENTICATED' ? hasEnded : messageOf(fault));
    }
  });
  // Once, for the token that this tab kept.
  useEffect(() => void restore.current(), []);

  const session: Session = {
    token: viewer ? token : null,
    forget: () => keep(null, null, hasEnded),
    viewer,
    ended,
    signIn: async (input) => {
      try {
        const result = (await ask({ document: SignInDocument, variables: { input }, token: null })).signIn;
        if (result.__typename !== 'SignInSuccess') return result;
        keep(result.token, result.viewer);
        return null;
      } catch (fault) {
        return { message: messageOf(fault) };
      }
    },
    signOut: async () => {
      const last = token;
      keep(null, null);
      // The server forgets it by itself after 15 minutes.
      if (last !== null) await ask({ document: SignOutDocument, variables: {}, token: last }).catch(() => {});
    },
    ask: async (document, variables) => {
      try {
        return await ask({ document, variables, token });
      } catch (fault) {
        if (fault instanceof AskFault && fault.code === 'UNAUTHENTICATED') keep(null, null, hasEnded);
        throw fault;
      }
    },
  };
  return <Current.Provider value={session}>{children}</Current.Provider>;
}

export function useSession(): Session {
  const session = useContext(Current);
  if (!session) throw new Error('Only pages below SessionProvider have a session.');
  return session;
}

export function messageOf(fault: unknown): string {
  return fault instanceof AskFault ? fault.message : 'This page failed; load it again.';
}
