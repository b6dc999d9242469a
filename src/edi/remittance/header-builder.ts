import type { Reference } from './parts.ts';
import type { RemittanceHeader, RemittanceParty } from './remittance.ts';
import type { SegmentValues } from './segment-values.ts';

type Header = Omit<RemittanceHeader, 'kind' | 'part' | 'set' | 'problems'>;
type Party = RemittanceParty & { references: Reference[] };

/** Collects what comes before the first claim of an 835. */
export function headerBuilder(values: SegmentValues): {
  header: Header;
  segment(elements: readonly string[], loop: string): void;
  missing(): string[];
} {
  const references: Reference[] = [];
  const header: { -readonly [Key in keyof Header]: Header[Key] } = {
    handling: '',
    paid: null,
    direction: null,
    method: null,
    date: null,
    trace: null,
    payerIdentifier: null,
    productionDate: null,
    references,
    payer: null,
    payee: null,
  };
  const seen = new Set<string>();
  let party: Party | null = null;

  const openParty = (elements: readonly string[], loop: string) => {
    const [name, idKind, id] = [2, 3, 4].map((at) => values.text(elements, at)) as [string, string, string];
    party = { name, idKind, id, references: [], line1: null, city: null, state: null, postalCode: null };
    if (loop === '1000A') header.payer = party;
    else header.payee = party;
  };
  const ofParty = (elements: readonly string[]) => {
    if (!party) return;
    if (elements[0] === 'N3') party.line1 = values.text(elements, 1);
    else if (elements[0] === 'N4') {
      party.city = values.text(elements, 1);
      party.state = values.text(elements, 2);
      party.postalCode = values.text(elements, 3);
    } else if (elements[0] === 'REF') party.references.push(referenceOf(elements));
  };
  const ofSet = (elements: readonly string[]) => {
    if (elements[0] === 'BPR') {
      header.handling = elements[1] ?? '';
      header.paid = values.cents(elements, 2);
      header.direction = values.text(elements, 3);
      header.method = values.text(elements, 4);
      header.date = values.date(elements, 16);
    } else if (elements[0] === 'TRN') {
      header.trace = values.text(elements, 2);
      header.payerIdentifier = values.text(elements, 3);
    } else if (elements[0] === 'DTM') header.productionDate = values.date(elements, 2);
    else if (elements[0] === 'REF') references.push(referenceOf(elements));
  };
  return {
    header,
    segment: (elements, loop) => {
      seen.add(elements[0] ?? '');
      if (elements[0] === 'N1') openParty(elements, loop);
      else if (loop === 'HEADER') ofSet(elements);
      else ofParty(elements);
    },
    missing: () => [
      ...['BPR', 'TRN'].filter((id) => !seen.has(id)),
      ...(header.payer ? [] : ['N1*PR']),
      ...(header.payee ? [] : ['N1*PE']),
    ],
  };
}

export const referenceOf = (elements: readonly string[]): Reference => ({
  qualifier: elements[1] ?? '',
  value: elements[2] || null,
});
