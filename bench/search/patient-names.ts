// Names as an office of many origins has them: a few that many share, and a long tail.
const beginnings =
  'Al Ban Bel Ber Bor Bran Cal Car Cas Dal Dan Del Dor El Fal Fer Gal Gar Gren Hal Har Hol Jan Kal Kar Kel Lam Lan Lor Mal Mar Mon Nal Nor Or Pal Per Ral Ren Ros Sal San Sor Tal Tor Val Ver Wal Wen Zam Zel';
const middles = 'a an ar e el en er i il in o ol on or u ul';
const ends =
  'berg bert by dal der do ez feld ford gan ham ic ina kin kov lan ley man mann mar mer mi ner nes no ov owski quez rell rez ri sen ska son stad stein ston ton tti va vich well wood zzi';
const common =
  "Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez Lopez Gonzalez Wilson Anderson Thomas Taylor Moore Jackson Martin Lee Perez Thompson White Harris Sanchez Clark Ramirez Lewis Robinson Walker Young Allen King Wright Scott Torres Nguyen Hill Flores Green Adams Nelson Baker Hall Rivera Campbell Mitchell Carter Roberts O'Brien O'Neill McDonald Sørensen Müller Yıldız Łoś Đorđević Groß 王 李 張 Smith-Jones de_la_Cruz van_der_Berg";
const given =
  'James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth William Barbara Richard Susan Joseph Jessica Thomas Sarah Charles Karen Christopher Lisa Daniel Nancy Matthew Betty Anthony Margaret Mark Sandra Donald Ashley Steven Kimberly Paul Emily Andrew Donna Joshua Michelle Kenneth Carol Kevin Amanda Brian Dorothy George Melissa Edward Deborah José Søren Łukasz Zoë Nadia Mei Aiko Fatima Omar Priya Anders Ingrid Mateo Lucía Émile Jürgen Siobhán Thandiwe Kwame Yuki 小明 小红 Mary_Ann Jean-Luc';

const split = (names: string) => names.split(' ').map((name) => name.replaceAll('_', ' '));

/** The common ones first: the number of patients with a name falls with its place. */
export const familyNames: readonly string[] = [
  ...split(common),
  ...split(beginnings).flatMap((begin) =>
    split(middles).flatMap((middle) => split(ends).map((end) => `${begin}${middle}${end}`)),
  ),
];
export const givenNames: readonly string[] = [
  ...split(given),
  ...split(beginnings).flatMap((begin) => split(middles).map((middle) => `${begin}${middle}a`)),
];
