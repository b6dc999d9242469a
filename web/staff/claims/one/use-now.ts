import { useEffect, useState } from 'preact/hooks';

const tickMs = 30_000;

/** The time, so that spans on a page that stands open go on. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), tickMs);
    return () => clearInterval(timer);
  }, []);
  return now;
}
