/** Answers to requests for authorizations, by the ending of the member id. */
const endings = ['PARTIAL', 'MODIFY', 'REFUSE', 'PEND', 'CALL', 'NF75', 'DOWN42'] as const;

export type Authorization = (typeof endings)[number] | 'CERT';

/** A request is certified unless the member id says otherwise. */
export function chooseAuthorization(memberId: string): Authorization {
  const text = memberId.toUpperCase();
  return endings.find((ending) => text.endsWith(ending)) ?? 'CERT';
}
