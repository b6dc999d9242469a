/** How long after the end of a visit the end can be undone. */
export const undoHours = 12;
export const undoMs = undoHours * 60 * 60_000;
