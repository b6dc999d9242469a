/**
 * The most that one operation may cost, in the units of `@cost`. The dearest of the project’s own, a page of 100 sites with up to 200 rooms each, costs 20,304;
 * ten searches of 100 patients with the last visit of each 8,010; a board of up to 1,000 visits with the room of each 2,002.
 */
export const mostCost = 25_000;
/** What every operation costs besides, when it is counted against somebody's rate: it is read and answered, whatever it asks. */
export const baseCost = 10;
/** The same for each of its characters. */
export const characterCost = 0.01;
/** What is counted for one that is not run. No client of the office sends any, and each has been parsed and looked at. */
export const refusedCost = 100;
