import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface PageProps {
  title: string;
  lead?: ComponentChildren;
  children?: ComponentChildren;
}

/** A page's heading and content. A page that is opened gives its heading the focus, so that screen readers read it. */
export function Page({ title, lead, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = title === 'Foyer' ? title : `${title} – Foyer`;
    heading.current?.focus();
  }, [title]);
  return (
    <main id="content">
      <header>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {lead && <p class="lead">{lead}</p>}
      </header>
      {children}
    </main>
  );
}
