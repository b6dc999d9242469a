import { stateCode } from './states.ts';

/** The parts of a postal address, as the schema names them. */
export interface AddressParts {
  line1?: string | null | undefined;
  line2?: string | null | undefined;
  city?: string | null | undefined;
  state?: string | null | undefined;
  postalCode?: string | null | undefined;
}

export const addressParts = ['line1', 'line2', 'city', 'state', 'postalCode'] as const;

type Part = (typeof addressParts)[number];

/** The properties of a row that hold an address: of `address` they are `addressLine1` to `addressPostalCode`. */
export type AddressColumns<Name extends string> = Record<`${Name}${Capitalize<Part>}`, string | null>;

/** The property of a row that holds one part of an address. */
export function addressColumn(name: string, part: Part): string {
  return `${name}${part.charAt(0).toUpperCase()}${part.slice(1)}`;
}

/** An address as a row keeps it, all parts null where there is none. States become their codes. */
export function addressColumns<Name extends string>(
  name: Name,
  address: AddressParts | null | undefined,
): AddressColumns<Name> {
  const state = address?.state;
  const kept: AddressParts = { ...address, state: state && (stateCode(state) ?? state) };
  const columns = addressParts.map((part) => [addressColumn(name, part), kept[part] || null]);
  return Object.fromEntries(columns) as AddressColumns<Name>;
}

/** The address that a row keeps; null where it has no part of one. */
export function addressIn(row: Readonly<Record<string, unknown>>, name: string): Record<Part, string | null> | null {
  const parts = addressParts.map((part) => [part, row[addressColumn(name, part)] || null] as const);
  if (parts.every(([, value]) => value === null)) return null;
  return Object.fromEntries(parts) as Record<Part, string | null>;
}

/** Street, city, state and ZIP on one line, as far as they are known. */
export function addressLine({ line1, line2, city, state, postalCode }: AddressParts): string {
  const region = [state, postalCode].filter(Boolean).join(' ');
  return [line1, line2, city, region].filter(Boolean).join(', ');
}
