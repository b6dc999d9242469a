/** The refusal of a visit type that is not active: retired, or imported as history. */
export const visitTypeClosed =
  'This visit type is not open for booking; name another one, or open it by updateVisitType with isActive: true.';
