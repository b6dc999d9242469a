import { keptValue } from './kept-value.ts';

/** `LOCKED`: the browser plays nothing before a person touches the page. `NONE`: it cannot play at all. */
export type SoundState = 'ON' | 'MUTED' | 'LOCKED' | 'NONE';

export interface Sound {
  state(): SoundState;
  /** Two falling notes, unless muted or locked. */
  chime(): void;
  /** The action of the button: unlocks, mutes or unmutes. */
  toggle(): void;
  close(): void;
}

const keptMuted = keptValue('foyer.display.muted');
const notes = [
  { frequency: 659.26, at: 0 },
  { frequency: 523.25, at: 0.35 },
];

/** The chime of this screen. `onChange` is called when its state may have changed. */
export function openSound(onChange: () => void): Sound {
  const audio = typeof AudioContext === 'undefined' ? null : new AudioContext();
  let isMuted = keptMuted.read() === 'yes';
  const state = (): SoundState => {
    if (!audio) return 'NONE';
    if (isMuted) return 'MUTED';
    return audio.state === 'running' ? 'ON' : 'LOCKED';
  };
  const unlock = () => void audio?.resume().catch(() => undefined);
  const touches = ['pointerdown', 'keydown'];
  for (const touch of touches) document.addEventListener(touch, unlock);
  audio?.addEventListener('statechange', onChange);
  return {
    state,
    chime: () => {
      if (audio && state() === 'ON') for (const note of notes) ring(audio, note);
    },
    toggle: () => {
      unlock();
      if (state() === 'LOCKED') return;
      isMuted = !isMuted;
      keptMuted.write(isMuted ? 'yes' : null);
      onChange();
    },
    close: () => {
      for (const touch of touches) document.removeEventListener(touch, unlock);
      void audio?.close();
    },
  };
}

/** One struck note that fades, as a bell's. */
function ring(audio: AudioContext, { frequency, at }: { frequency: number; at: number }): void {
  const start = audio.currentTime + at;
  const tone = new OscillatorNode(audio, { type: 'sine', frequency });
  const loudness = new GainNode(audio, { gain: 0 });
  loudness.gain.setValueAtTime(0, start);
  loudness.gain.linearRampToValueAtTime(0.4, start + 0.02);
  loudness.gain.exponentialRampToValueAtTime(0.001, start + 1.4);
  tone.connect(loudness).connect(audio.destination);
  tone.start(start);
  tone.stop(start + 1.5);
}
