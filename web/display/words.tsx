import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { en } from './texts/en.ts';
import type { Texts } from './texts/texts.ts';

/** The texts to show now, in one language or in several side by side. */
export const ShownTexts = createContext<readonly Texts[]>([en]);

type Choose = (texts: Texts) => string;

/** Words in each language that is shown, each marked as its language. */
export function Words({ of }: { of: Choose }) {
  const texts = useContext(ShownTexts);
  return (
    <>
      {texts.map((language) => (
        <span key={language.locale} class="words" lang={language.locale}>
          {of(language)}
        </span>
      ))}
    </>
  );
}

/** The words as one text. */
export function useWords(): (of: Choose) => string {
  const texts = useContext(ShownTexts);
  return (of) => [...new Set(texts.map(of))].join(' · ');
}
