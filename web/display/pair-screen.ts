import {
  type DisplayKind,
  KindDocument,
  PairingProgressDocument,
  StartPairingDocument,
} from '../generated/operations.ts';
import { ask } from './ask.ts';
import { pause } from './pause.ts';

const pollMs = 2_000;

/** The view of a screen that is not paired. */
export interface PairingView {
  code: string | null;
  /** The fault, for the person in front of the screen; null when there is none. */
  trouble: string | null;
}

/** A display's token, and the board that it reads. */
export interface PairedDisplay {
  token: string;
  kind: DisplayKind;
}

interface Pairing {
  proposedName: string | null;
  signal: AbortSignal;
  onView: (view: PairingView) => void;
}

const unreachable = 'No connection to the server. Trying again …';

/** Shows one code after another until staff pair the screen; answers the display that it is from then on. */
export async function pairScreen(pairing: Pairing): Promise<PairedDisplay | null> {
  const { signal, onView } = pairing;
  while (!signal.aborted) {
    const paired = await showCode(pairing).catch(() => {
      onView({ code: null, trouble: unreachable });
      return null;
    });
    if (paired) return paired;
    await pause(pollMs, signal);
  }
  return null;
}

/** One code; null when it grew too old, or when none could be had. */
async function showCode({ proposedName, signal, onView }: Pairing): Promise<PairedDisplay | null> {
  const { startDisplayPairing: started } = await ask({ document: StartPairingDocument, variables: { proposedName } });
  if (started.__typename !== 'StartDisplayPairingSuccess') {
    onView({ code: null, trouble: started.message });
    return null;
  }
  const { code, token } = started;
  onView({ code, trouble: null });
  while (!signal.aborted) {
    await pause(pollMs, signal);
    const progress = await progressOf(token);
    const kind = progress?.displayToken && (await kindOf(progress.displayToken));
    if (progress?.displayToken && kind) return { token: progress.displayToken, kind };
    if (progress?.pairingState === 'EXPIRED') return null;
    onView({ code, trouble: progress ? null : unreachable });
  }
  return null;
}

/** How far the pairing of a token is; null when the server cannot be asked. */
export async function stateOf(token: string) {
  return (await progressOf(token))?.pairingState ?? null;
}

/** The board of a display's token; null when the server cannot be asked. */
async function kindOf(token: string): Promise<DisplayKind | null> {
  try {
    return (await ask({ document: KindDocument, variables: {}, token })).displayKind;
  } catch {
    return null;
  }
}

async function progressOf(token: string) {
  try {
    return await ask({ document: PairingProgressDocument, variables: {}, token });
  } catch {
    return null;
  }
}
