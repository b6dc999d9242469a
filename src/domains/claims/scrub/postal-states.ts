/** The first three digits of the ZIP codes of each state. */
const ranges: Readonly<Record<string, string>> = {
  ...{ AA: '340', AE: '90-98', AK: '995-999', AL: '350-369', AP: '962-966', AR: '716-729', AZ: '850-865' },
  ...{ CA: '900-961', CO: '800-816', CT: '60-69', DC: '200 202-205 569', DE: '197-199', FL: '320-339 341-349' },
  ...{ GA: '300-319 398-399', IA: '500-528', ID: '832-838', IL: '600-629', IN: '460-479', KS: '660-679' },
  ...{ KY: '400-427', LA: '700-714', MA: '10-27 55', MD: '206-219', ME: '39-49', MI: '480-499', MN: '550-567' },
  ...{ MO: '630-658', MS: '386-397', MT: '590-599', NC: '270-289', ND: '580-588', NE: '680-693', NH: '30-38' },
  ...{ NJ: '70-89', NM: '870-884', NV: '889-898', NY: '5 100-149', OH: '430-459', OK: '730-732 734-749' },
  ...{ OR: '970-979', PA: '150-196', PR: '6-7 9', RI: '28-29', SC: '290-299', SD: '570-577', TN: '370-385' },
  ...{ TX: '733 750-799 885', UT: '840-847', VA: '201 220-246', VI: '8', VT: '50-54 56-59', WA: '980-994' },
  ...{ WI: '530-549', WV: '247-268', WY: '820-831' },
};

const states = new Map(
  Object.entries(ranges).flatMap(([state, text]) =>
    text.split(' ').flatMap((range) => {
      const [from = 0, to = from] = range.split('-').map(Number);
      return Array.from({ length: to - from + 1 }, (_, place) => [from + place, state] as const);
    }),
  ),
);

/** Reaches over the border: 063 is of Connecticut, and of an island of New York. */
const shared = 63;

/** True too where the digits say nothing: 967 to 969 are Hawaii and the islands of the Pacific. */
export function isInState(postalCode: string, state: string): boolean {
  const digits = Number(postalCode.slice(0, 3));
  const expected = states.get(digits);
  return expected === undefined || expected === state || digits === shared;
}
