import { useEffect, useState } from 'preact/hooks';

/** The answer of `/about.json`. */
export interface About {
  /** Whether there is an account that can sign in. */
  hasPractice: boolean;
  /** What runs; null in production. */
  development: {
    version: string;
    database: string;
    hasExplorer: boolean;
    demo: { practice: string; password: string; accounts: { email: string; name: string }[] } | null;
  } | null;
}

/** What runs here; undefined until the server has answered. */
export function useAbout(): About | undefined {
  const [about, setAbout] = useState<About>();
  useEffect(() => {
    void fetch('/about.json')
      .then((response) => response.json())
      .then(setAbout)
      // The page works without it.
      .catch(() => {});
  }, []);
  return about;
}
