import { keptValue } from './kept-value.ts';
import type { SoundState } from './sound-state.ts';

export interface Sound {
  state(): SoundState;
  /** Two falling notes, unless muted or locked. @param volume From 1 to 100. */
  chime(volume: number): void;
  /** The action of the button: unlocks, mutes or unmutes. */
  toggle(): void;
  close(): void;
}

const keptMuted = keptValue('foyer.display.muted');
/** The gain of the full volume. */
const loudest = 0.8;

interface Note {
  frequency: number;
  at: number;
}

const notes: readonly Note[] = [
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
  // A tap on the button begins as a touch of the page, which unlocks: the sound may be on before the tap is over.
  let wasLocked = false;
  const touched = () => {
    wasLocked = state() === 'LOCKED';
    unlock();
  };
  const touches = ['pointerdown', 'keydown'];
  for (const touch of touches) document.addEventListener(touch, touched);
  audio?.addEventListener('statechange', onChange);
  return {
    state,
    chime: (volume) => {
      if (audio && state() === 'ON') for (const note of notes) ring(audio, note, loudest * (volume / 100));
    },
    toggle: () => {
      unlock();
      if (wasLocked || state() === 'LOCKED') {
        wasLocked = false;
        return;
      }
      isMuted = !isMuted;
      keptMuted.write(isMuted ? 'yes' : null);
      onChange();
    },
    close: () => {
      for (const touch of touches) document.removeEventListener(touch, touched);
      void audio?.close();
    },
  };
}

/** One struck note that fades, as a bell's. */
function ring(audio: AudioContext, { frequency, at }: Note, peak: number): void {
  const start = audio.currentTime + at;
  const tone = new OscillatorNode(audio, { type: 'sine', frequency });
  const loudness = new GainNode(audio, { gain: 0 });
  loudness.gain.setValueAtTime(0, start);
  loudness.gain.linearRampToValueAtTime(peak, start + 0.02);
  loudness.gain.exponentialRampToValueAtTime(0.001, start + 1.4);
  tone.connect(loudness).connect(audio.destination);
  tone.start(start);
  tone.stop(start + 1.5);
}
