interface Pane {
  count: number;
  /** The height of a row where there is room enough, and its width in heights. */
  preferred: number;
  aspect: number;
}

/** No list gets less than this part of an even share: its title must be readable. */
const leastOfEven = 0.62;

/** How lists share the screen's width or height, by the space that their rows would like; the shares sum to 1. */
export function shareSpace(panes: readonly Pane[]): number[] {
  const wishes = panes.map(({ count, preferred, aspect }) => Math.sqrt(count * aspect) * preferred);
  const total = wishes.reduce((sum, wish) => sum + wish, 0);
  const least = leastOfEven / panes.length;
  return wishes.map((wish) => least + (1 - leastOfEven) * (total > 0 ? wish / total : 1 / panes.length));
}
