/** A field that leads from a row to at most one row of another table. */
interface Link {
  /** This row's property … */
  from: string;
  /** … that is this property of the other row: its `id` unless said. */
  to?: string;
}

/** The fields of a type that can be joined. */
export type Links = Readonly<Record<string, Link>>;
