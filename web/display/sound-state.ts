/** `LOCKED`: the browser plays nothing before a person touches the page. `NONE`: it cannot play at all. */
export type SoundState = 'ON' | 'MUTED' | 'LOCKED' | 'NONE';
