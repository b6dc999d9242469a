import type { SoundState } from './sound.ts';

const words: Record<SoundState, string> = {
  ON: 'Sound on',
  MUTED: 'Muted',
  LOCKED: 'Tap to enable sound',
  NONE: 'No sound',
};

interface SoundButtonProps {
  state: SoundState;
  onClick: () => void;
}

/** Says whether calls are heard, and changes it. */
export function SoundButton({ state, onClick }: SoundButtonProps) {
  const isOff = state !== 'ON';
  return (
    <button type="button" class={`sound sound-${state.toLowerCase()}`} disabled={state === 'NONE'} onClick={onClick}>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path class="filled" d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5z" />
        {isOff ? <path d="m16 9.5 5 5m0-5-5 5" /> : <path d="M15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a7.8 7.8 0 0 1 0 11" />}
      </svg>
      {words[state]}
    </button>
  );
}
