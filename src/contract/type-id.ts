import { TypeID } from 'typeid-js';
import { type NodeType, nodePrefixes } from '../generated/node-types.ts';

const typeByPrefix = new Map<string, NodeType>(
  Object.entries(nodePrefixes).map(([type, prefix]) => [prefix, type as NodeType]),
);

/** The id a client sees: `patient_01h455vb4pex5vsknk084sn02q` for a patient's UUID. */
export function toTypeId(type: NodeType, uuid: string): string {
  const letters = typeIdLetters(uuid);
  if (letters === null) throw new TypeError(`The id of a ${type} is no UUID.`);
  return `${nodePrefixes[type]}_${letters}`;
}

/** The kind and UUID of a client's id; null when it is no id of Foyer's. */
export function parseTypeId(id: string): { type: NodeType; uuid: string } | null {
  try {
    const typeId = TypeID.fromString(id);
    const type = typeByPrefix.get(typeId.getType());
    return type ? { type, uuid: typeId.toUUID() } : null;
  } catch {
    return null;
  }
}

const alphabet = Buffer.from('0123456789abcdefghjkmnpqrstvwxyz');
/** Where a UUID has its 32 hexadecimal digits, between the dashes. */
const form = [...'xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx'];
const places = form.flatMap((mark, place) => (mark === 'x' ? [place] : []));
const dashes = form.flatMap((mark, place) => (mark === '-' ? [place] : []));
const dash = '-'.charCodeAt(0);
const noDigit = 16;
/** The value of each ASCII character as a hexadecimal digit. */
const digits = Uint8Array.from({ length: 128 }, (_, code) => {
  const digit = Number.parseInt(String.fromCharCode(code), 16);
  return Number.isNaN(digit) ? noDigit : digit;
});
const letters = Buffer.alloc(26);

/**
 * A UUID's 128 bits and two zeros before them, as the 26 letters that TypeIDs are written in; null where it is no UUID.
 * Ids are most of what a list says, and the library takes ten times as long.
 */
export function typeIdLetters(uuid: string): string | null {
  if (uuid.length !== 36) return null;
  let bits = 0;
  let held = 2;
  let at = 0;
  let wrong = 0;
  for (const place of dashes) wrong |= uuid.charCodeAt(place) ^ dash;
  for (const place of places) {
    const code = uuid.charCodeAt(place);
    const digit = digits[code & 127] as number;
    wrong |= (digit & noDigit) | (code >> 7);
    bits = (bits << 4) | digit;
    held += 4;
    if (held < 5) continue;
    held -= 5;
    letters[at] = alphabet[(bits >>> held) & 31] as number;
    at += 1;
  }
  return wrong === 0 ? letters.toString('latin1') : null;
}
