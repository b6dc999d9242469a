import { useEffect } from 'preact/hooks';
import type { DisplayTheme } from '../generated/operations.ts';

/** Colors the page: as was chosen, or as the operating system prefers from time to time. */
export function useTheme(theme: DisplayTheme | undefined): void {
  useEffect(() => {
    if (!theme) return;
    const prefersDark = matchMedia('(prefers-color-scheme: dark)');
    const color = () => {
      const isDark = theme === 'DARK' || (theme === 'AUTO' && prefersDark.matches);
      document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
    };
    color();
    prefersDark.addEventListener('change', color);
    return () => prefersDark.removeEventListener('change', color);
  }, [theme]);
}
