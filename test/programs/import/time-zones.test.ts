import { expect, test } from 'vitest';
import { cellsOf } from '../../../src/programs/import/cells.ts';
import { timeZoneOf } from '../../../src/programs/import/synthea/time-zone-of.ts';

interface Place {
  STATE?: string;
  ZIP?: string;
  LAT?: string;
  LON?: string;
}

function zoneOf(place: Place): string | null {
  const names = Object.keys(place);
  return timeZoneOf(cellsOf(new Map(names.map((name, index) => [name, index])), Object.values(place)));
}

test.each([
  ['Attleboro, by its position', { STATE: 'MA', ZIP: '02703', LAT: '41.93', LON: '-71.29' }, 'America/New_York'],
  ['El Paso, by its position', { STATE: 'TX', ZIP: '79901', LAT: '31.76', LON: '-106.49' }, 'America/Denver'],
  ['Perth, which is in WA', { STATE: 'WA', ZIP: '6000', LAT: '-31.95', LON: '115.86' }, 'Australia/Perth'],
  ['Milan, which is in MI', { STATE: 'MI', ZIP: '20121', LAT: '45.46', LON: '9.19' }, 'Europe/Rome'],
  ['Milan without a position', { STATE: 'MI', ZIP: '20121' }, null],
  ['Perth without a position', { STATE: 'WA', ZIP: '6000' }, null],
  ['Belém in PA without a position', { STATE: 'PA', ZIP: '66010-000' }, null],
  ['Como in CO without a position', { STATE: 'CO', ZIP: '22100', LAT: '0', LON: '0' }, null],
  ['Seattle by its postal code', { STATE: 'WA', ZIP: '98101' }, 'America/Los_Angeles'],
  ['Boston by a postal code without its zero', { STATE: 'MA', ZIP: '2138' }, 'America/New_York'],
  ['Detroit by a long postal code', { STATE: 'mi', ZIP: '48201-1234' }, 'America/Detroit'],
  ['a state without a postal code', { STATE: 'CA', ZIP: '' }, null],
  ['a position at sea', { STATE: '', ZIP: '', LAT: '30', LON: '-40' }, null],
  ['a position that is none', { STATE: 'IL', ZIP: '60502', LAT: '141.8', LON: 'x' }, 'America/Chicago'],
  ['a place without any of them', {}, null],
])('%s', (_place, cells, zone) => {
  expect(zoneOf(cells)).toBe(zone);
});
