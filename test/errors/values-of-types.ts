/** Values of each type that do not fit it. */
export const misfits: Record<string, readonly unknown[]> = {
  Boolean: ['yes', 1],
  Date: ['2026-02-30', '21.11.2026', 20261121],
  DateTime: ['2026-11-21T08:30', 'tomorrow', 0],
  Duration: ['20 min', 'P1M', 20],
  Email: ['desk', '@example.org', `${'a'.repeat(255)}@example.org`, 1],
  Float: ['3', true, {}],
  ID: [{}, true, 1.5],
  Int: ['3', 1.5, 2 ** 31],
  LocalTime: ['24:30', '8:30', 830],
  Money: ['1', 1.5, '1,00'],
  Phone: ['12', 'call me', 6175550123],
  String: [7, true, {}],
};

/** A value of each type that fits it. */
export const fitting: Record<string, unknown> = {
  Boolean: true,
  Date: '2026-11-21',
  DateTime: '2026-11-21T08:30:00Z',
  Duration: 'PT20M',
  Email: 'desk@example.org',
  Float: 1,
  Int: 1,
  LocalTime: '08:30',
  Money: '1.00',
  Phone: '+16175550123',
};
