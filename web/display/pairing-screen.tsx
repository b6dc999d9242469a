import { useEffect, useState } from 'preact/hooks';
import { type PairingView, pairScreen } from './pair-screen.ts';
import { useLatest } from './use-latest.ts';

interface PairingProps {
  onPaired: (token: string) => void;
}

/** The code, as large as it goes. `/display?name=Left` proposes a name to the member of staff who pairs the screen. */
export function PairingScreen({ onPaired }: PairingProps) {
  const [{ code, trouble }, setView] = useState<PairingView>({ code: null, trouble: null });
  const latestOnPaired = useLatest(onPaired);
  useEffect(() => {
    const stop = new AbortController();
    const proposedName = new URLSearchParams(location.search).get('name')?.trim().slice(0, 60) || null;
    pairScreen({ proposedName, signal: stop.signal, onView: setView }).then(
      (token) => token && latestOnPaired.current(token),
    );
    return () => stop.abort();
  }, [latestOnPaired]);
  return (
    <main class="pairing">
      <p class="pairing-what">Staff: pair this screen with code</p>
      <p class="pairing-code" aria-live="polite">
        {code ?? '····-····'}
      </p>
      <p class="pairing-hint">
        {trouble ?? 'The code changes every 10 minutes. Nothing else is needed on this screen.'}
      </p>
    </main>
  );
}
