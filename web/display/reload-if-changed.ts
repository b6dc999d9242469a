/**
 * Reloads the page when the server has another version of it, as after an upgrade: screens run for months without a
 * reload by hand.
 */
export async function reloadIfChanged(): Promise<void> {
  const own = document.querySelector('script[src]')?.getAttribute('src');
  try {
    const response = await fetch('/display', { cache: 'no-store' });
    if (own && response.ok && !(await response.text()).includes(own)) location.reload();
  } catch {
    // Not reachable after all; the next connection looks again.
  }
}
