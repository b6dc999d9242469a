import { useState } from 'preact/hooks';
import { BoardScreen } from './board-screen.tsx';
import { keptValue } from './kept-value.ts';
import { PairingScreen } from './pairing-screen.tsx';

const keptToken = keptValue('foyer.display.token');

/** A screen without a token asks to be paired; with one it shows its site's board, until staff withdraw the token. */
export function DisplayScreen() {
  const [token, setToken] = useState(() => keptToken.read());
  const keep = (paired: string) => {
    keptToken.write(paired);
    setToken(paired);
  };
  const forget = () => {
    keptToken.write(null);
    setToken(null);
  };
  return token ? <BoardScreen key={token} token={token} onRefused={forget} /> : <PairingScreen onPaired={keep} />;
}
