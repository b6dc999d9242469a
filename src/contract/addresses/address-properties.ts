import { p } from '@mikro-orm/core';
import { type AddressColumns, addressColumn, addressParts } from './postal-address.ts';

const text = () => p.text().nullable();

/** The properties of an entity that keep an address. */
export function addressProperties<Name extends string>(
  name: Name,
): Record<keyof AddressColumns<Name>, ReturnType<typeof text>> {
  const properties = addressParts.map((part) => [addressColumn(name, part), text()]);
  return Object.fromEntries(properties) as Record<keyof AddressColumns<Name>, ReturnType<typeof text>>;
}
