import { useState } from 'preact/hooks';
import { keptValue } from './kept-value.ts';
import type { PairedDisplay } from './pair-screen.ts';
import { PairingScreen } from './pairing-screen.tsx';
import { StaffBoard } from './staff-board.tsx';
import { WaitingBoard } from './waiting-board.tsx';

const keptToken = keptValue('foyer.display.token');
const keptKind = keptValue('foyer.display.kind');

/** A screen without a token asks to be paired; with one it shows its site's board, until staff withdraw the token. */
export function DisplayScreen() {
  const [display, setDisplay] = useState(keptDisplay);
  const keep = (paired: PairedDisplay) => {
    keptToken.write(paired.token);
    keptKind.write(paired.kind);
    setDisplay(paired);
  };
  const forget = () => {
    keptToken.write(null);
    keptKind.write(null);
    delete document.documentElement.dataset.theme;
    setDisplay(null);
  };
  if (!display) return <PairingScreen onPaired={keep} />;
  const Board = display.kind === 'STAFF_BOARD' ? StaffBoard : WaitingBoard;
  return <Board key={display.token} token={display.token} onRefused={forget} />;
}

/** The display that this screen was before it was switched off. */
function keptDisplay(): PairedDisplay | null {
  const token = keptToken.read();
  return token ? { token, kind: keptKind.read() === 'STAFF_BOARD' ? 'STAFF_BOARD' : 'WAITING_ROOM' } : null;
}
