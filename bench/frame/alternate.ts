/** Measures every side once per repeat, in turns (ABAB…): what disturbs the machine for a while disturbs all sides alike. */
export async function alternate<Side extends string>(
  sides: readonly Side[],
  repeats: number,
  measure: (side: Side, repeat: number) => Promise<number>,
): Promise<Record<Side, number[]>> {
  const values = Object.fromEntries(sides.map((side) => [side, [] as number[]])) as Record<Side, number[]>;
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    for (const side of sides) values[side].push(await measure(side, repeat));
  }
  return values;
}
