/** Codes of X12 for the parties of a claim, in the office's words. */
const words: Readonly<Record<string, string>> = {
  '40': 'the receiver',
  '41': 'the submitter',
  '77': 'the service facility',
  '82': 'the rendering provider',
  '85': 'the billing provider',
  '87': 'the pay-to address',
  DK: 'the ordering provider',
  DN: 'the referring provider',
  DQ: 'the supervising provider',
  IL: 'the subscriber',
  PR: 'the payer',
  QC: 'the patient',
};

/** The party that a code is about; the code itself where it is another one. */
export function entityWords(entity: string): string {
  const known = words[entity];
  return known ? `${known} (${entity})` : `entity ${entity}`;
}
