/** States by the first three digits of their ZIP codes. */
const ranges: readonly (readonly [from: number, to: number, state: string])[] = [
  ...([
    [5, 5, 'NY'],
    [6, 7, 'PR'],
    [8, 8, 'VI'],
    [9, 9, 'PR'],
    [10, 27, 'MA'],
    [28, 29, 'RI'],
  ] as const),
  ...([
    [30, 38, 'NH'],
    [39, 49, 'ME'],
    [50, 54, 'VT'],
    [55, 55, 'MA'],
    [56, 59, 'VT'],
    [60, 69, 'CT'],
  ] as const),
  ...([
    [70, 89, 'NJ'],
    [90, 98, 'AE'],
    [100, 149, 'NY'],
    [150, 196, 'PA'],
    [197, 199, 'DE'],
  ] as const),
  ...([
    [200, 200, 'DC'],
    [201, 201, 'VA'],
    [202, 205, 'DC'],
    [206, 219, 'MD'],
    [220, 246, 'VA'],
  ] as const),
  ...([
    [247, 268, 'WV'],
    [270, 289, 'NC'],
    [290, 299, 'SC'],
    [300, 319, 'GA'],
    [320, 339, 'FL'],
  ] as const),
  ...([
    [340, 340, 'AA'],
    [341, 349, 'FL'],
    [350, 369, 'AL'],
    [370, 385, 'TN'],
    [386, 397, 'MS'],
  ] as const),
  ...([
    [398, 399, 'GA'],
    [400, 427, 'KY'],
    [430, 459, 'OH'],
    [460, 479, 'IN'],
    [480, 499, 'MI'],
  ] as const),
  ...([
    [500, 528, 'IA'],
    [530, 549, 'WI'],
    [550, 567, 'MN'],
    [569, 569, 'DC'],
    [570, 577, 'SD'],
  ] as const),
  ...([
    [580, 588, 'ND'],
    [590, 599, 'MT'],
    [600, 629, 'IL'],
    [630, 658, 'MO'],
    [660, 679, 'KS'],
  ] as const),
  ...([
    [680, 693, 'NE'],
    [700, 714, 'LA'],
    [716, 729, 'AR'],
    [730, 732, 'OK'],
    [733, 733, 'TX'],
  ] as const),
  ...([
    [734, 749, 'OK'],
    [750, 799, 'TX'],
    [800, 816, 'CO'],
    [820, 831, 'WY'],
    [832, 838, 'ID'],
  ] as const),
  ...([
    [840, 847, 'UT'],
    [850, 865, 'AZ'],
    [870, 884, 'NM'],
    [885, 885, 'TX'],
    [889, 898, 'NV'],
  ] as const),
  ...([
    [900, 961, 'CA'],
    [962, 966, 'AP'],
    [970, 979, 'OR'],
    [980, 994, 'WA'],
    [995, 999, 'AK'],
  ] as const),
];
const states = new Map(
  ranges.flatMap(([from, to, state]) => Array.from({ length: to - from + 1 }, (_, place) => [from + place, state])),
);

/** True too where the digits say nothing: 967 to 969 are Hawaii and the islands of the Pacific; CT's 063 reaches into NY. */
export function isInState(postalCode: string, state: string): boolean {
  const digits = Number(postalCode.slice(0, 3));
  const expected = states.get(digits);
  return expected === undefined || expected === state || digits === 63;
}
