import { useEffect, useState } from 'preact/hooks';
import { currentMoment, type Moment } from './moment.ts';

const tickMs = 250;

/** The present, again four times a second: often enough to say "not live" in time. */
export function useMoment(): Moment {
  const [moment, setMoment] = useState(currentMoment);
  useEffect(() => {
    const timer = setInterval(() => setMoment(currentMoment()), tickMs);
    return () => clearInterval(timer);
  }, []);
  return moment;
}
