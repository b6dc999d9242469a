import { TypeID } from 'typeid-js';
import { type NodeType, nodePrefixes } from '../generated/node-types.ts';
import { typeIdLetters } from '../query/type-id-letters.ts';

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
