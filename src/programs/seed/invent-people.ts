import {
  base,
  de,
  en,
  en_US,
  es_MX,
  Faker,
  fr,
  type LocaleDefinition,
  nb_NO,
  pl,
  tr,
  vi,
  zh_CN,
} from '@faker-js/faker';
import type { Temporal } from 'temporal-polyfill';
import { type AddressColumns, addressColumns } from '../../contract/addresses/postal-address.ts';
import { AdministrativeGender } from '../../generated/models.ts';

export interface InventedPerson extends AddressColumns<'address'> {
  givenName: string;
  familyName: string;
  birthDate: string;
  gender: AdministrativeGender;
  phone: string | null;
}

/** Most names are English or Spanish; the others try what search folds. */
const languages: readonly LocaleDefinition[][] = [
  ...Array.from({ length: 6 }, () => [en_US]),
  ...[[es_MX], [es_MX], [es_MX]],
  ...[[de], [fr], [nb_NO], [pl], [tr], [vi], [zh_CN]],
];

const oldest = 98;

/** Invented people: always the same for the same seed, number and day. */
export function inventPeople(seed: number, count: number, today: Temporal.PlainDate): InventedPerson[] {
  const fakers = languages.map((locale, place) => new Faker({ locale: [...locale, en, base], seed: seed + place }));
  const place = new Faker({ locale: [en_US, en, base], seed: seed + languages.length });
  return Array.from({ length: count }, (_, index) => {
    const faker = fakers[place.number.int({ max: fakers.length - 1 })] ?? place;
    const sex = faker.person.sexType() === 'female' ? 'female' : 'male';
    const age = place.number.int({ max: oldest * 366 });
    return {
      givenName: faker.person.firstName(sex),
      familyName: faker.person.lastName(sex),
      birthDate: today.subtract({ days: age }).toString(),
      gender: sex === 'female' ? AdministrativeGender.FEMALE : AdministrativeGender.MALE,
      phone: index % 10 === 9 ? null : `+1978555${String(place.number.int({ max: 9_999 })).padStart(4, '0')}`,
      ...addressColumns('address', {
        ...{ line1: place.location.streetAddress(), city: 'Salem', state: 'MA' },
        postalCode: `0197${place.number.int({ max: 9 })}`,
      }),
    };
  });
}
