/** What lists are ordered by: the SQL type of each kind of value, and what one looks like. Cursors can be forged, and PostgreSQL knows no year 0. */
export const keyKinds = {
  uuid: { type: 'uuid', form: /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/ },
  number: { type: 'int', form: /^\d{1,9}$/ },
  text: { type: 'text', form: /^[^\0]*$/ },
  instant: { type: 'timestamptz', form: /^(?!0000)\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/ },
};

export type KeyKind = keyof typeof keyKinds;
