import { type AddressColumns, addressColumns } from '../../../contract/addresses/postal-address.ts';
import { stateCode } from '../../../contract/addresses/states.ts';
import type { Cells } from '../cells.ts';

const longest = { line1: 300, city: 120, state: 40, postalCode: 20 };

/** Where a row says that it is. A state that there is not stays with the city. */
export function addressOf(cells: Cells, stateColumn = 'STATE'): AddressColumns<'address'> {
  const part = (column: string, most: number) => cells.optionalText(column, most);
  const [city, state] = [part('CITY', longest.city), part(stateColumn, longest.state)];
  const code = state && stateCode(state);
  return addressColumns('address', {
    line1: part('ADDRESS', longest.line1),
    city: [city, code ? null : state].filter(Boolean).join(', '),
    state: code,
    postalCode: part('ZIP', longest.postalCode),
  });
}
