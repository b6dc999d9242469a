import type { ComponentChildren } from 'preact';

/** A table that is wider than the page scrolls by itself. The keyboard reaches it, so that its arrow keys scroll. */
export function Wide({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls is reached by the keyboard.
    <section class="wide" tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
