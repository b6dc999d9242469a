import { type AddressColumns, addressColumns, addressIn } from '../../contract/addresses/postal-address.ts';
import type { SubscriberInput } from '../../generated/models.ts';
import type { CoverageRow } from './coverage.entity.ts';

type SubscriberFacts = Pick<
  CoverageRow,
  'subscriberGivenName' | 'subscriberFamilyName' | 'subscriberBirthDate' | 'subscriberGender'
>;

/** A subscriber as a coverage keeps them; null where the patient is the subscriber. */
export function subscriberFacts(
  subscriber: SubscriberInput | null,
): SubscriberFacts & AddressColumns<'subscriberAddress'> {
  return {
    subscriberGivenName: subscriber?.givenName ?? null,
    subscriberFamilyName: subscriber?.familyName ?? null,
    subscriberBirthDate: subscriber?.birthDate ?? null,
    subscriberGender: subscriber?.gender ?? null,
    ...addressColumns('subscriberAddress', subscriber?.address),
  };
}

/** The subscriber that a coverage keeps; null where the patient is the subscriber. */
export function subscriberOf(coverage: SubscriberFacts) {
  const { subscriberGivenName: givenName, subscriberFamilyName: familyName } = coverage;
  const { subscriberBirthDate: birthDate, subscriberGender: gender } = coverage;
  const address = addressIn(coverage, 'subscriberAddress');
  return givenName && familyName && birthDate && gender ? { givenName, familyName, birthDate, gender, address } : null;
}
