import { childOf, element, segmentOf } from '../loops/look.ts';
import type { LoopNode, Segment } from '../loops/loop-tree.ts';
import type { Note } from './note.ts';
import type { Address, Contact, Demographics, Name, Provider, RenderingProvider } from './party.ts';

export function readName(segment: Segment | null): Name {
  const last = element(segment, 3) ?? '';
  if (element(segment, 2) !== '1') return { kind: 'ORGANIZATION', name: last };
  return {
    kind: 'PERSON',
    familyName: last,
    givenName: element(segment, 4),
    middleName: element(segment, 5),
    suffix: element(segment, 7),
  };
}

export function readAddress(node: LoopNode | null): Address | null {
  const street = segmentOf(node, 'N3');
  const place = segmentOf(node, 'N4');
  if (!street && !place) return null;
  return {
    line1: element(street, 1) ?? '',
    line2: element(street, 2),
    city: element(place, 1) ?? '',
    state: element(place, 2),
    postalCode: element(place, 3),
    country: element(place, 4),
  };
}

export const noAddress: Address = { line1: '', line2: null, city: '', state: null, postalCode: null, country: null };

/** DMG is read here, so that its date is text until the caller has checked it. */
export function readDemographics(node: LoopNode | null, birthDate: string | null): Demographics | null {
  const address = readAddress(node);
  const person = segmentOf(node, 'DMG');
  if (!address && !person) return null;
  const sex = element(person, 3);
  return {
    address: address ?? noAddress,
    birthDate: birthDate ?? '',
    sex: sex === 'F' || sex === 'M' ? sex : 'U',
  };
}

export function readContact(segment: Segment | null): Contact | null {
  if (!segment) return null;
  const contact: Contact = { name: element(segment, 2), phone: null, extension: null, email: null };
  for (const at of [3, 5, 7]) {
    const value = element(segment, at + 1);
    const qualifier = element(segment, at);
    if (qualifier === 'TE') contact.phone = value;
    else if (qualifier === 'EX') contact.extension = value;
    else if (qualifier === 'EM') contact.email = value;
  }
  return contact;
}

/** The provider of a loop below another, such as 2310A below 2300. */
export function readProvider(node: LoopNode, loop: string): Provider | null {
  const name = segmentOf(childOf(node, loop), 'NM1');
  return name ? { name: readName(name), npi: element(name, 9) } : null;
}

export function readRenderingProvider(node: LoopNode, loop: string): RenderingProvider | null {
  const provider = readProvider(node, loop);
  const specialty = segmentOf(childOf(node, loop), 'PRV');
  return provider ? { ...provider, taxonomyCode: element(specialty, 3) } : null;
}

export function readNote(node: LoopNode): Note | null {
  const segment = segmentOf(node, 'NTE');
  return segment ? { kind: (element(segment, 1) ?? '') as Note['kind'], text: element(segment, 2) ?? '' } : null;
}
