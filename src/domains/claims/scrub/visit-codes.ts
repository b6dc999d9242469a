type Range = readonly [from: number, to: number];

/** Numbers only: texts of these codes belong to the American Medical Association. */
const visits: readonly Range[] = [
  [92002, 92014],
  [99202, 99499],
];
const visitsOfNewPatients: readonly Range[] = [
  [92002, 92004],
  [99202, 99205],
  [99341, 99345],
  [99381, 99387],
];
const officeVisits: readonly Range[] = [[99202, 99215]];
/** Visits among the codes of HCPCS Level II. */
const otherVisits = new Set(['G0402', 'G0438', 'G0439', 'G0463']);

const isAmong = (ranges: readonly Range[], procedure: string): boolean => {
  const number = Number(procedure);
  return ranges.some(([from, to]) => from <= number && number <= to);
};

/** Evaluation and management. */
export const isVisit = (procedure: string): boolean => isAmong(visits, procedure) || otherVisits.has(procedure);
export const isNewPatientVisit = (procedure: string): boolean => isAmong(visitsOfNewPatients, procedure);
export const isOfficeVisit = (procedure: string): boolean => isAmong(officeVisits, procedure);
