import { useEffect, useState } from 'preact/hooks';
import { openSound, type Sound } from './sound.ts';
import type { SoundState } from './sound-state.ts';

/** The chime, while the component is shown; null until it is. */
export function useSound(): { sound: Sound | null; state: SoundState } {
  const [sound, setSound] = useState<Sound | null>(null);
  const [state, setState] = useState<SoundState>('NONE');
  useEffect(() => {
    const opened = openSound(() => setState(opened.state()));
    setSound(opened);
    setState(opened.state());
    return () => opened.close();
  }, []);
  return { sound, state };
}
