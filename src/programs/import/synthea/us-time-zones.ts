/** The time zone most people of a state live in; a site elsewhere in a split state is corrected with `updateSite`. */
const statesByTimeZone: Readonly<Record<string, string>> = {
  'America/New_York': 'CT DC DE FL GA KY MA MD ME NC NH NJ NY OH PA RI SC VA VT WV',
  'America/Detroit': 'MI',
  'America/Indiana/Indianapolis': 'IN',
  'America/Chicago': 'AL AR IA IL KS LA MN MO MS ND NE OK SD TN TX WI',
  'America/Denver': 'CO MT NM UT WY',
  'America/Boise': 'ID',
  'America/Phoenix': 'AZ',
  'America/Los_Angeles': 'CA NV OR WA',
  'America/Anchorage': 'AK',
  'Pacific/Honolulu': 'HI',
  'America/Puerto_Rico': 'PR',
};

/** By postal abbreviation: the 50 states, the District of Columbia and Puerto Rico. */
export const usTimeZones: ReadonlyMap<string, string> = new Map(
  Object.entries(statesByTimeZone).flatMap(([timeZone, states]) => states.split(' ').map((state) => [state, timeZone])),
);
