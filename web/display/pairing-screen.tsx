import { useEffect, useState } from 'preact/hooks';
import { FitText } from './fit-text.tsx';
import { type PairedDisplay, type PairingView, pairScreen } from './pair-screen.ts';
import { useLatest } from './use-latest.ts';
import { useUnit } from './use-unit.ts';

interface PairingProps {
  onPaired: (display: PairedDisplay) => void;
}

/** The code, as large as it goes. `/display?name=Left` proposes a name to the member of staff who pairs the screen. */
export function PairingScreen({ onPaired }: PairingProps) {
  const [{ code, trouble }, setView] = useState<PairingView>({ code: null, trouble: null });
  const latestOnPaired = useLatest(onPaired);
  useEffect(() => {
    const stop = new AbortController();
    const proposedName = new URLSearchParams(location.search).get('name')?.trim().slice(0, 60) || null;
    pairScreen({ proposedName, signal: stop.signal, onView: setView }).then(
      (paired) => paired && latestOnPaired.current(paired),
    );
    return () => stop.abort();
  }, [latestOnPaired]);
  const { unit } = useUnit();
  return (
    <main class="pairing">
      <p class="pairing-what">Staff: pair this screen with code</p>
      <p class="pairing-code" aria-live="polite">
        <FitText class="pairing-letters" most={22 * unit}>
          {code ?? '····-····'}
        </FitText>
      </p>
      <FitText class="pairing-hint" most={3 * unit}>
        {trouble ?? `Sign in at ${location.origin} and enter it there. The code changes every 10 minutes.`}
      </FitText>
    </main>
  );
}
