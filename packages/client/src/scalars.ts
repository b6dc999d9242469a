/** The types of custom scalars in answers and variables, for gql.tada's `scalars`. JSON carries all of them as texts. */
export interface Scalars {
  /** A calendar day without a time zone, such as `2026-11-21` (ISO 8601). */
  Date: string;
  /** An instant, ISO 8601 in UTC with milliseconds, such as `2026-11-21T08:30:00.000Z`. Any offset is accepted; a text without an offset is refused. */
  DateTime: string;
  /** A length of time, ISO 8601, such as `PT20M` or `PT1H30M`; whole seconds, no years or months. */
  Duration: string;
  /** An e-mail address, kept in lower case, at most 254 characters. */
  Email: string;
  /** An opaque position in a practice's event log. Send the last one received to continue from there. */
  EventCursor: string;
  /** A time on the clock of a site, `HH:MM`, from `00:00` to `23:59`, such as `08:30`. `24:00` is the end of a day, and only something that ends can have it. */
  LocalTime: string;
  /** An amount of US dollars as a decimal string with two digits, such as `128.50`; never a float. */
  Money: string;
  /** A telephone number in E.164, such as `+16175550123`, with its extension where it has one: `+16175550123;ext=12`. Without a `+` it is taken as a number of the practice's country (`Practice.region`). Numbers that their country does not have are refused. */
  Phone: string;
}

/** The same for `config.scalars` of graphql-codegen, to be used with `strictScalars: true`. */
export const scalars: Record<keyof Scalars, string> = {
  Date: 'string',
  DateTime: 'string',
  Duration: 'string',
  Email: 'string',
  EventCursor: 'string',
  LocalTime: 'string',
  Money: 'string',
  Phone: 'string',
};
