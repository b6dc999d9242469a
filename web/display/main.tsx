import '@fontsource-variable/atkinson-hyperlegible-next/index.css';
import { render } from 'preact';
import { DisplayScreen } from './display-screen.tsx';
import { keepAwake } from './keep-awake.ts';
import { followScreenSize } from './unit.ts';

const screen = document.getElementById('screen');
if (!screen) throw new Error('The page has no place for the screen.');
followScreenSize();
render(<DisplayScreen />, screen);
keepAwake();
