import type { Program } from '../../frame/program.ts';
import type { Booked } from '../places.ts';
import { type Kind, titles } from '../requests/request.ts';
import { nameOf, type Side } from '../sides.ts';
import { contentOf } from './content-of.ts';

/** How many answers of each side are looked at. */
export const compared = 10;
/** How many objects each answer has to hold. */
const sizes: Partial<Record<Kind, number>> = { a: 20, b: 1, c: 200, d: 1, e: 20 };

/** Every side must say the same of the same places. */
export async function expectSameContent(load: Program, sides: readonly Side[], kind: Kind): Promise<void> {
  const [first, ...others] = sides;
  if (!first) return;
  const expected = await answersOf(load, first, kind);
  for (const side of others) {
    const answers = await answersOf(load, side, kind);
    const different = answers.findIndex((answer, index) => answer !== expected[index]);
    if (different === -1) continue;
    throw new Error(
      `${titles[kind]}: ${side.name} answers differently.\n${first.name}: ${expected[different]}\n${side.name}: ${answers[different]}`,
    );
  }
}

async function answersOf(load: Program, side: Side, kind: Kind): Promise<string[]> {
  const answers: string[] = [];
  for (let count = 0; count < compared; count += 1) {
    const content = contentOf(await load.ask('ask', nameOf(side, kind)));
    if (content.length !== sizes[kind])
      throw new Error(`${titles[kind]}: ${side.name} answers ${content.length} objects.`);
    answers.push(JSON.stringify(content));
  }
  return answers;
}

interface Arrived {
  id: string;
  ticket: string;
  stage: string;
  arrivedAt: string;
  patient: { givenName: string; familyName: string };
}

/** Each side checks other patients in, so what it says is compared with what is known of them. */
export async function expectArrivals(load: Program, side: Side, booked: readonly Booked[]): Promise<void> {
  for (const { givenName, familyName } of booked.slice(0, compared)) {
    const [arrived] = contentOf(await load.ask('ask', nameOf(side, 'd'))) as unknown as Arrived[];
    const isRight =
      /^[0-9a-f-]{36}$/.test(arrived?.id ?? '') &&
      /^[A-Z]+\d\d$/.test(arrived?.ticket ?? '') &&
      arrived?.stage === 'WAITING' &&
      Math.abs(Date.parse(arrived.arrivedAt) - Date.now()) < 60_000 &&
      arrived.patient.givenName === givenName &&
      arrived.patient.familyName === familyName;
    if (!isRight)
      throw new Error(`${side.name} checked in ${JSON.stringify(arrived)}, not ${givenName} ${familyName}.`);
  }
}
