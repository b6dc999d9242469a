/**
 * Asks the machine not to dim this screen, again whenever the page comes back into view. Browsers that cannot are left
 * as they are.
 */
export function keepAwake(): void {
  const ask = () => {
    if (document.visibilityState === 'visible') navigator.wakeLock?.request('screen').catch(() => undefined);
  };
  document.addEventListener('visibilitychange', ask);
  ask();
}
