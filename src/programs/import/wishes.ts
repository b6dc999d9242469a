/** The operator's choices about an import. */
export interface Wishes {
  /** Whether providers and visit types can be booked at once; else they are history. */
  isBookable: boolean;
  /** Of sites whose place does not say; null to refuse them. */
  timeZone: string | null;
}
