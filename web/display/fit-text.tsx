import { useLayoutEffect, useRef } from 'preact/hooks';

interface FitTextProps {
  /** Names the box, whose size the style sheets set. */
  class: string;
  children: string;
  /** The largest size of the letters, in pixels. */
  most: number;
}

/** Differences smaller than this are not seen, in pixels. */
const precision = 0.5;
const smallest = 4;

/** A text as large as its box holds, on as many lines as that takes: long names become smaller, none is cut. */
export function FitText(props: FitTextProps) {
  // Another text is another box: it is measured from the start.
  return <FittedText key={props.children} {...props} />;
}

function FittedText({ class: name, children, most }: FitTextProps) {
  const box = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const outer = box.current;
    const inner = outer?.firstElementChild;
    if (!outer || !(inner instanceof HTMLElement)) return;
    const measure = () => fitInto(outer, inner, most);
    const observer = new ResizeObserver(measure);
    observer.observe(outer);
    // A font that comes later is wider or narrower than the one before it.
    document.fonts.addEventListener('loadingdone', measure);
    measure();
    return () => {
      observer.disconnect();
      document.fonts.removeEventListener('loadingdone', measure);
    };
  }, [most]);
  return (
    <span class={`fit ${name}`} ref={box}>
      <span>{children}</span>
    </span>
  );
}

function fitInto(outer: HTMLElement, inner: HTMLElement, most: number): void {
  const fits = (size: number) => {
    inner.style.fontSize = `${size}px`;
    return inner.scrollWidth <= outer.clientWidth && inner.scrollHeight <= outer.clientHeight;
  };
  inner.style.overflowWrap = 'normal';
  if (fits(most)) return;
  // Half as large a word is still read; a smaller one had better be broken.
  let low = most / 2;
  if (!fits(low)) {
    inner.style.overflowWrap = 'anywhere';
    low = smallest;
  }
  let high = most;
  while (high - low > precision) {
    const middle = (low + high) / 2;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  inner.style.fontSize = `${low}px`;
}
