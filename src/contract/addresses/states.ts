const written = `AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware|\
DC District of Columbia|FL Florida|GA Georgia|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas|KY Kentucky|\
LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota|MS Mississippi|MO Missouri|MT Montana|\
NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York|NC North Carolina|ND North Dakota|\
OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|\
UT Utah|VT Vermont|VA Virginia|WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming|\
AS American Samoa|GU Guam|MP Northern Mariana Islands|PR Puerto Rico|VI Virgin Islands|FM Micronesia|\
MH Marshall Islands|PW Palau|AA Armed Forces Americas|AE Armed Forces Europe|AP Armed Forces Pacific`;

const writtenProvinces = `AB Alberta|BC British Columbia|MB Manitoba|NB New Brunswick|NL Newfoundland and Labrador|\
NS Nova Scotia|NT Northwest Territories|NU Nunavut|ON Ontario|PE Prince Edward Island|QC Quebec|SK Saskatchewan|YT Yukon`;

/** By the code and by the name, both in capitals. */
function codesIn(list: string): Map<string, string> {
  return new Map(
    list.split('|').flatMap((line) => {
      const code = line.slice(0, 2);
      return [
        [code, code],
        [line.slice(3).toUpperCase(), code],
      ];
    }),
  );
}

const states = codesIn(written);
const provinces = codesIn(writtenProvinces);

/**
 * The two letters of a state of the US, its territories and armed forces, or of a province of Canada, by its code or
 * its name in any case; undefined where there is none.
 */
export function stateCode(text: string): string | undefined {
  const key = text.toUpperCase();
  return states.get(key) ?? provinces.get(key);
}

/** Whether mail to a place of this code bears a ZIP code. */
export function isStateOfUs(code: string): boolean {
  return states.has(code);
}
