import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { unitOf } from './unit.ts';

/** Width and height of an element and the screen's unit of length, in pixels. */
export function useSize() {
  const element = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0, unit: 1 });
  useLayoutEffect(() => {
    const measured = element.current;
    if (!measured) return;
    const measure = () =>
      setSize({
        width: measured.clientWidth,
        height: measured.clientHeight,
        unit: unitOf(innerWidth, innerHeight),
      });
    const observer = new ResizeObserver(measure);
    observer.observe(measured);
    measure();
    return () => observer.disconnect();
  }, []);
  return { element, ...size };
}
