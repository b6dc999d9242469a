/** Whether dates of a region, such as `DE`, put the day before the month, by the CLDR data of Node. */
export function isDayFirst(region: string): boolean {
  const locale = new Intl.Locale(`und-${region}`).maximize();
  const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'numeric', year: 'numeric' });
  const parts: string[] = format.formatToParts(0).map(({ type }) => type);
  return parts.indexOf('day') < parts.indexOf('month');
}
