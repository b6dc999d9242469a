/** A state: the time zone most of its people live in, and the first three digits of its postal codes as ranges. */
interface State {
  timeZone: string;
  postalCodes: string;
}

const eastern = 'America/New_York';
const central = 'America/Chicago';
const mountain = 'America/Denver';
const pacific = 'America/Los_Angeles';

/** By postal abbreviation: the 50 states, the District of Columbia and Puerto Rico. */
const states: Readonly<Record<string, State>> = {
  AK: { timeZone: 'America/Anchorage', postalCodes: '995-999' },
  AL: { timeZone: central, postalCodes: '350-369' },
  AR: { timeZone: central, postalCodes: '716-729' },
  AZ: { timeZone: 'America/Phoenix', postalCodes: '850-865' },
  CA: { timeZone: pacific, postalCodes: '900-961' },
  CO: { timeZone: mountain, postalCodes: '800-816' },
  CT: { timeZone: eastern, postalCodes: '060-069' },
  DC: { timeZone: eastern, postalCodes: '200-205' },
  DE: { timeZone: eastern, postalCodes: '197-199' },
  FL: { timeZone: eastern, postalCodes: '320-349' },
  GA: { timeZone: eastern, postalCodes: '300-319 398-399' },
  HI: { timeZone: 'Pacific/Honolulu', postalCodes: '967-968' },
  IA: { timeZone: central, postalCodes: '500-528' },
  ID: { timeZone: 'America/Boise', postalCodes: '832-838' },
  IL: { timeZone: central, postalCodes: '600-629' },
  IN: { timeZone: 'America/Indiana/Indianapolis', postalCodes: '460-479' },
  KS: { timeZone: central, postalCodes: '660-679' },
  KY: { timeZone: eastern, postalCodes: '400-427' },
  LA: { timeZone: central, postalCodes: '700-714' },
  MA: { timeZone: eastern, postalCodes: '010-027 055-055' },
  MD: { timeZone: eastern, postalCodes: '206-219' },
  ME: { timeZone: eastern, postalCodes: '039-049' },
  MI: { timeZone: 'America/Detroit', postalCodes: '480-499' },
  MN: { timeZone: central, postalCodes: '550-567' },
  MO: { timeZone: central, postalCodes: '630-658' },
  MS: { timeZone: central, postalCodes: '386-397' },
  MT: { timeZone: mountain, postalCodes: '590-599' },
  NC: { timeZone: eastern, postalCodes: '270-289' },
  ND: { timeZone: central, postalCodes: '580-588' },
  NE: { timeZone: central, postalCodes: '680-693' },
  NH: { timeZone: eastern, postalCodes: '030-038' },
  NJ: { timeZone: eastern, postalCodes: '070-089' },
  NM: { timeZone: mountain, postalCodes: '870-884' },
  NV: { timeZone: pacific, postalCodes: '889-898' },
  NY: { timeZone: eastern, postalCodes: '005-005 063-063 100-149' },
  OH: { timeZone: eastern, postalCodes: '430-459' },
  OK: { timeZone: central, postalCodes: '730-732 734-749' },
  OR: { timeZone: pacific, postalCodes: '970-979' },
  PA: { timeZone: eastern, postalCodes: '150-196' },
  PR: { timeZone: 'America/Puerto_Rico', postalCodes: '006-007 009-009' },
  RI: { timeZone: eastern, postalCodes: '028-029' },
  SC: { timeZone: eastern, postalCodes: '290-299' },
  SD: { timeZone: central, postalCodes: '570-577' },
  TN: { timeZone: central, postalCodes: '370-385' },
  TX: { timeZone: central, postalCodes: '733-733 750-799 885-885' },
  UT: { timeZone: mountain, postalCodes: '840-847' },
  VA: { timeZone: eastern, postalCodes: '201-201 220-246' },
  VT: { timeZone: eastern, postalCodes: '050-054 056-059' },
  WA: { timeZone: pacific, postalCodes: '980-994' },
  WI: { timeZone: central, postalCodes: '530-549' },
  WV: { timeZone: eastern, postalCodes: '247-268' },
  WY: { timeZone: mountain, postalCodes: '820-831' },
};

/**
 * The time zone of a state in whose postal codes this one lies; null for any other pair. The state alone says nothing:
 * MI is Milan as well, WA Western Australia, and PA Pará. Spreadsheet programs drop zeros at the beginning.
 */
export function usTimeZone(state: string, postalCode: string): string | null {
  const found = states[state.toUpperCase()];
  const [, digits] = /^(\d{3,5})(-\d{4})?$/.exec(postalCode) ?? [];
  if (!found || !digits) return null;
  const area = Number(digits.padStart(5, '0').slice(0, 3));
  const isThere = found.postalCodes.split(' ').some((range) => {
    const [first = 0, last = 0] = range.split('-').map(Number);
    return first <= area && area <= last;
  });
  return isThere ? found.timeZone : null;
}
