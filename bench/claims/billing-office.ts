/** A practice that bills, with claims that are ready. Ids of the practice and the clearinghouse are UUIDs, the others those of clients. */
export interface BillingOffice {
  practiceId: string;
  clearinghouseId: string;
  /** Of its biller. */
  token: string;
  /** Of billers who watch. */
  tokens: string[];
  payerId: string;
  siteId: string;
  providerId: string;
  /** A claim beside the many. */
  first: string;
}
