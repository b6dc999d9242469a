/** The fields selected of each appointment and visit, in the terms of Foyer's contract. */
export const listed = `id startsAt endsAt status note patient { id mrn givenName familyName birthDate } visitType { name }
  provider { name site { name } } room { name site { name } }`;
export const charted =
  'id startsAt status visitType { name } provider { name } visit { id ticket stage arrivedAt endedAt }';
export const onDay = `id startsAt endsAt status confirmation note patient { id givenName familyName birthDate phone } visitType { name }
  provider { name } room { name }`;
export const person = 'id mrn givenName familyName birthDate gender phone email';
export const arrived = 'id ticket stage arrivedAt patient { givenName familyName }';
