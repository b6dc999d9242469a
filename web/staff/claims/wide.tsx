import type { ComponentChildren } from 'preact';

/** A table that is wider than the page scrolls by itself. Browsers let the keyboard reach what scrolls. */
export function Wide({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <section class="wide" aria-label={label}>
      {children}
    </section>
  );
}
