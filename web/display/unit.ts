/**
 * Screens narrower than this show their lists below each other. The style sheets say the same with
 * `max-aspect-ratio: 5 / 4`.
 */
const stackedBelow = 5 / 4;

export function isStacked(width: number, height: number): boolean {
  return width / height < stackedBelow;
}

/**
 * The unit of length of everything on the screen, in pixels: a hundredth of the height, or less where the width would
 * not hold it.
 */
export function unitOf(width: number, height: number): number {
  const widthInUnits = isStacked(width, height) ? 84 : 177;
  return Math.min(height / 100, width / widthInUnits);
}

/** Sets the unit for the style sheets, as `--u`. */
export function followScreenSize(): void {
  const setUnit = () => document.documentElement.style.setProperty('--u', `${unitOf(innerWidth, innerHeight)}px`);
  window.addEventListener('resize', setUnit);
  setUnit();
}
