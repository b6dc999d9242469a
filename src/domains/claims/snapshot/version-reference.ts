/** A number of ours has so many characters. */
const pcnLength = 12;

/** REF*D9 of a version: clearinghouses send it back, so that an answer names the version and not the claim alone. */
export const versionReference = (pcn: string, versionNumber: number): string => `${pcn}${versionNumber}`;

/** The version that a returned REF*D9 names; null where it is not one of ours. */
export function versionOf(reference: string, pcn: string): number | null {
  const number = reference.startsWith(pcn) ? reference.slice(pcn.length) : '';
  return /^[1-9]\d{0,8}$/.test(number) ? Number(number) : null;
}

/** The claim's number in a returned REF*D9, for answers that do not repeat CLM01. */
export const pcnOf = (reference: string): string => reference.slice(0, pcnLength);
