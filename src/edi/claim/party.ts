export type Name =
  | { kind: 'ORGANIZATION'; name: string }
  | {
      kind: 'PERSON';
      familyName: string;
      givenName: string | null;
      middleName: string | null;
      suffix: string | null;
    };

export interface Address {
  line1: string;
  line2: string | null;
  city: string;
  /** Two letters; null outside of the United States and Canada. */
  state: string | null;
  /** Digits without a hyphen. */
  postalCode: string | null;
  /** Null in the United States. */
  country: string | null;
}

export interface Demographics {
  address: Address;
  birthDate: string;
  sex: 'F' | 'M' | 'U';
}

/** At least one of the two ways to reach the contact. Telephone numbers have ten digits. */
export interface Contact {
  name: string | null;
  phone: string | null;
  extension: string | null;
  email: string | null;
}

export interface Provider {
  name: Name;
  npi: string | null;
}

export interface RenderingProvider extends Provider {
  taxonomyCode: string | null;
}

export interface Payer {
  name: string;
  idKind: 'PI' | 'XV';
  id: string;
  address: Address | null;
}
