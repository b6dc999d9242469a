import { useEffect, useState } from 'preact/hooks';
import { isStacked, unitOf } from './unit.ts';

const measured = () => ({ unit: unitOf(innerWidth, innerHeight), stacked: isStacked(innerWidth, innerHeight) });

/** The screen's unit of length in pixels, and whether its lists stand below each other. */
export function useUnit() {
  const [screen, setScreen] = useState(measured);
  useEffect(() => {
    const measure = () => setScreen(measured());
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, []);
  return screen;
}
