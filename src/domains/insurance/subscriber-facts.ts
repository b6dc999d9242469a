import type { SubscriberInput } from '../../generated/models.ts';
import type { CoverageRow } from './coverage.entity.ts';

type SubscriberFacts = Pick<
  CoverageRow,
  'subscriberGivenName' | 'subscriberFamilyName' | 'subscriberBirthDate' | 'subscriberGender'
>;

/** A subscriber as a coverage keeps them; null where the patient is the subscriber. */
export function subscriberFacts(subscriber: SubscriberInput | null): SubscriberFacts {
  return {
    subscriberGivenName: subscriber?.givenName ?? null,
    subscriberFamilyName: subscriber?.familyName ?? null,
    subscriberBirthDate: subscriber?.birthDate ?? null,
    subscriberGender: subscriber?.gender ?? null,
  };
}

/** The subscriber that a coverage keeps; null where the patient is the subscriber. */
export function subscriberOf(coverage: SubscriberFacts): SubscriberInput | null {
  const { subscriberGivenName: givenName, subscriberFamilyName: familyName } = coverage;
  const { subscriberBirthDate: birthDate, subscriberGender: gender } = coverage;
  return givenName && familyName && birthDate && gender ? { givenName, familyName, birthDate, gender } : null;
}
