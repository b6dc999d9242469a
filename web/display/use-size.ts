import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** Height of an element, and the screen's unit of length: a hundredth of its height, or a little less than that of its width where that is smaller. */
export function useSize() {
  const element = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ height: 0, unit: 1 });
  useLayoutEffect(() => {
    const measured = element.current;
    if (!measured) return;
    const measure = () => setSize({ height: measured.clientHeight, unit: unitOf(innerWidth, innerHeight) });
    const observer = new ResizeObserver(measure);
    observer.observe(measured);
    measure();
    return () => observer.disconnect();
  }, []);
  return { element, ...size };
}

/** The same as `--u` of the style sheets. */
function unitOf(width: number, height: number): number {
  return Math.min(height, width * 0.95) / 100;
}
