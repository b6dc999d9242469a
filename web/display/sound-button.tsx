import { useContext, useEffect, useState } from 'preact/hooks';
import type { SoundState } from './sound-state.ts';
import { ShownTexts } from './words.tsx';

/** How long the button says what it does; then the icon is enough. */
const hintMs = 10_000;

interface SoundButtonProps {
  state: SoundState;
  onClick: () => void;
}

/** Says whether calls are heard, and changes it. */
export function SoundButton({ state, onClick }: SoundButtonProps) {
  // For staff: one language is enough.
  const [texts] = useContext(ShownTexts);
  const [saidState, setSaidState] = useState<SoundState | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setSaidState(state), hintMs);
    return () => clearTimeout(timer);
  }, [state]);
  const label = texts?.sound[state];
  const isOff = state !== 'ON';
  const isSaid = saidState === state;
  return (
    <button
      type="button"
      class={`sound sound-${state.toLowerCase()} ${isSaid ? 'is-said' : ''}`}
      aria-label={label}
      disabled={state === 'NONE'}
      onClick={onClick}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path class="filled" d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5z" />
        {isOff ? <path d="m16 9.5 5 5m0-5-5 5" /> : <path d="M15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a7.8 7.8 0 0 1 0 11" />}
      </svg>
      {!isSaid && label}
    </button>
  );
}
