import type { DisplayLanguage, DisplayLanguageMode } from '../../generated/operations.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import type { Texts } from './texts.ts';

const textsOf: Record<DisplayLanguage, Texts> = { EN: en, ES: es };
const languageMs = 8_000;

export interface LanguageSettings {
  languages: readonly DisplayLanguage[];
  languageMode: DisplayLanguageMode;
}

/** The texts of all languages of a display, the first one first; English before its settings are known. */
export function allTexts(settings: LanguageSettings | undefined): readonly Texts[] {
  return settings ? settings.languages.map((language) => textsOf[language]) : [en];
}

/** The texts to show now: all side by side, or each in its turn. */
export function shownTexts(settings: LanguageSettings | undefined, steadyMs: number): readonly Texts[] {
  const texts = allTexts(settings);
  if (settings?.languageMode !== 'IN_TURN') return texts;
  const turn = Math.floor(steadyMs / languageMs) % texts.length;
  return texts.slice(turn, turn + 1);
}
