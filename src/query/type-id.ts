import { TypeID } from 'typeid-js';
import { type NodeType, nodePrefixes } from '../generated/node-types.ts';

const typeByPrefix = new Map<string, NodeType>(
  Object.entries(nodePrefixes).map(([type, prefix]) => [prefix, type as NodeType]),
);

const form = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** The id a client sees: `patient_01h455vb4pex5vsknk084sn02q` for a patient's UUID. */
export function toTypeId(type: NodeType, uuid: string): string {
  if (!form.test(uuid)) throw new TypeError(`The id of a ${type} is no UUID.`);
  return `${nodePrefixes[type]}_${encode(uuid)}`;
}

/** Ten bits at a time: two letters of the alphabet that TypeIDs are written in. */
const pairs = Array.from({ length: 1024 }, (_, bits) => `${alphabet[bits >>> 5]}${alphabet[bits & 31]}`);

/** A UUID's 128 bits and two zeros before them, as 26 letters. Ids are most of what a list says, and the library takes ten times as long. */
function encode(uuid: string): string {
  const a = Number.parseInt(uuid.slice(0, 8), 16);
  const b = Number.parseInt(uuid.slice(9, 13) + uuid.slice(14, 18), 16);
  const c = Number.parseInt(uuid.slice(19, 23) + uuid.slice(24, 28), 16);
  const d = Number.parseInt(uuid.slice(28), 16);
  const first = `${pairs[a >>> 24]}${pairs[(a >>> 14) & 1023]}${pairs[(a >>> 4) & 1023]}`;
  const second = `${pairs[((a & 15) << 6) | (b >>> 26)]}${pairs[(b >>> 16) & 1023]}${pairs[(b >>> 6) & 1023]}`;
  const third = `${pairs[((b & 63) << 4) | (c >>> 28)]}${pairs[(c >>> 18) & 1023]}${pairs[(c >>> 8) & 1023]}`;
  const fourth = `${pairs[((c & 255) << 2) | (d >>> 30)]}${pairs[(d >>> 20) & 1023]}${pairs[(d >>> 10) & 1023]}`;
  return `${first}${second}${third}${fourth}${pairs[d & 1023]}`;
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
