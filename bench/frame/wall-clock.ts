/** The machine's clock in milliseconds with fractions, the same in every process. Set again each time it is requested, since it drifts from the process's own. */
export function wallClock(): () => number {
  const started = Date.now();
  let tick = started;
  while (tick === started) tick = Date.now();
  const offset = tick - performance.now();
  return () => offset + performance.now();
}
