import type { Call } from './board-state.ts';
import type { Texts } from './texts/texts.ts';

/** The chime rings first. */
const afterChimeMs = 1_600;

/** Speaks a call in each language that the browser has a voice for; a browser that cannot speak stays silent. */
export function speakCall({ ticket, room }: Call, texts: readonly Texts[], volume: number): void {
  if (typeof speechSynthesis === 'undefined') return;
  window.setTimeout(() => {
    for (const { locale, announcement, desk } of texts) {
      const voice = voiceFor(locale);
      if (voice === undefined) continue;
      const utterance = new SpeechSynthesisUtterance(announcement(spelled(ticket), room ?? desk));
      utterance.lang = locale;
      utterance.voice = voice;
      utterance.volume = volume / 100;
      utterance.rate = 0.9;
      speechSynthesis.speak(utterance);
    }
  }, afterChimeMs);
}

/** A voice of the language; null leaves the choice to a browser that names no voices; undefined when it has none of it. */
function voiceFor(locale: string): SpeechSynthesisVoice | null | undefined {
  const voices = speechSynthesis.getVoices();
  if (voices.length === 0) return null;
  const language = locale.slice(0, 2);
  const inLanguage = voices.filter((voice) => voice.lang.replace('_', '-').slice(0, 2) === language);
  return inLanguage.find((voice) => voice.lang.replace('_', '-') === locale) ?? inLanguage[0];
}

/** `A07` as `A 0 7`: letters and digits are heard one by one. */
function spelled(ticket: string): string {
  return [...ticket].join(' ');
}
