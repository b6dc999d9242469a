/** A practice that bills, with claims that are ready. Ids of the payer and of the claim are those that clients know. */
export interface BillingOffice {
  practiceId: string;
  clearinghouseId: string;
  /** Of its biller. */
  token: string;
  payerId: string;
  /** A claim beside the many. */
  first: string;
}
