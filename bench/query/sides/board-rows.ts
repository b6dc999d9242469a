/** Twenty rows in memory, the same on every side that is measured without a database. */
export const boardRows = Array.from({ length: 20 }, (_, number) => ({
  id: `visit-${number}`,
  ticket: `A${String(number + 1).padStart(2, '0')}`,
  stage: number % 3 === 0 ? 'WAITING' : 'IN_ROOM',
  arrivedAt: new Date(Date.UTC(2026, 10, 23, 14, number)),
  minutes: 3 * number,
  isWalkIn: number % 5 === 0,
  patient: { givenName: `Given ${number}`, familyName: `Family ${number}` },
}));
