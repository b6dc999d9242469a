import type { ComponentChildren } from 'preact';
import type { DisplayTheme } from '../generated/operations.ts';
import { FitText } from './fit-text.tsx';
import type { Moment } from './moment.ts';
import { type LanguageSettings, shownTexts } from './texts/shown-texts.ts';
import { clockTime, dayOf, exactTime } from './times.ts';
import { useTheme } from './use-theme.ts';
import { useUnit } from './use-unit.ts';
import { ShownTexts, Words } from './words.tsx';

/** The part of every board that its frame shows. */
export interface Framed {
  at: string;
  displayName: string;
  practiceName: string;
  siteName: string;
  timeZone: string;
  settings: LanguageSettings & { theme: DisplayTheme };
}

interface FrameProps {
  /** Null before the first payload. */
  board: Framed | null;
  live: boolean;
  serverNow: number;
  now: Moment;
  /** Beside the clock. */
  tools?: ComponentChildren;
  /** Beside the sign of life. */
  note?: ComponentChildren;
  children: ComponentChildren;
}

/** The head and the foot of a board: where it hangs, the day and the time there, and whether it is live. */
export function Frame({ board, live, serverNow, now, tools, note, children }: FrameProps) {
  const { unit } = useUnit();
  useTheme(board?.settings.theme);
  const texts = shownTexts(board?.settings, now.steady);
  return (
    <ShownTexts.Provider value={texts}>
      <main class={live || !board ? 'board' : 'board is-stale'}>
        <header>
          <div class="names">
            {board && board.practiceName !== board.siteName && (
              <FitText class="practice" most={2.6 * unit}>
                {board.practiceName}
              </FitText>
            )}
            <h1>
              <FitText class="site" most={4.6 * unit}>
                {board?.siteName ?? ''}
              </FitText>
            </h1>
          </div>
          {tools}
          {board && (
            <div class="when">
              <time>{clockTime(serverNow, board.timeZone, texts[0]?.locale)}</time>
              <p class="day">
                <Words of={({ locale }) => dayOf(serverNow, board.timeZone, locale)} />
              </p>
            </div>
          )}
        </header>
        {board ? children : <div />}
        <div class="foot">
          <p class="life" role="status">
            <Words
              of={({ live: lives, connecting, notLiveSince, locale }) => {
                if (live) return lives;
                return board ? notLiveSince(exactTime(Date.parse(board.at), board.timeZone, locale)) : connecting;
              }}
            />
          </p>
          {live && note}
          {live && board && <p class="own-name">{board.displayName}</p>}
        </div>
      </main>
    </ShownTexts.Provider>
  );
}
