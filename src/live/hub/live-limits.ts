/** The most WebSockets and streams of one session or display on one node. */
export const mostConnections = 20;

/**
 * The most different things that one session or display watches at once on one node. It is the five boards of a front
 * desk in each of its twenty connections. For each of them payloads are made.
 */
export const mostGroups = 100;

/**
 * The most these may cost together, in the units of `@cost`. It is ten of the most expensive operations there are, or
 * the boards of a hundred sites, 2,002 each.
 */
export const mostGroupsCost = 250_000;
