import '@fontsource-variable/atkinson-hyperlegible-next/index.css';
import { render } from 'preact';
import { App } from './app.tsx';

const staff = document.getElementById('staff');
if (!staff) throw new Error('The page has no place for the application.');
render(<App />, staff);
