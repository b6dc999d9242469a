/** What a display listens to beside its site's visits: its own affairs. */
export function displayTopic(displayId: string): string {
  return `display:${displayId}`;
}
