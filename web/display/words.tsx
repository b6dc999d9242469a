import { createContext, Fragment } from 'preact';
import { useContext } from 'preact/hooks';
import { en } from './texts/en.ts';
import type { Texts } from './texts/texts.ts';

/** The texts to show now, in one language or in several side by side. */
export const ShownTexts = createContext<readonly Texts[]>([en]);

type Choose = (texts: Texts) => string;

interface WordsProps {
  of: Choose;
  /** The box around keeps its parts apart by a gap. */
  hasGap?: boolean;
}

/** Words in each language that is shown, each marked as its language. */
export function Words({ of, hasGap = false }: WordsProps) {
  const texts = useContext(ShownTexts);
  return (
    <>
      {texts.map((language, index) => (
        <Fragment key={language.locale}>
          {index > 0 && (hasGap ? ' ' : <span class="between">{isSentence(of(language)) ? ' ' : ' · '}</span>)}
          <span class="words" lang={language.locale}>
            {of(language)}
          </span>
        </Fragment>
      ))}
    </>
  );
}

/** A sentence ends by itself; after anything else a dot keeps the next language apart. */
function isSentence(words: string): boolean {
  return /[.…]$/.test(words);
}

/** The words as one text. */
export function useWords(): (of: Choose) => string {
  const texts = useContext(ShownTexts);
  return (of) => [...new Set(texts.map(of))].join(' · ');
}
