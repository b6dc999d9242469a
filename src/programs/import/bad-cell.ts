/** The value in a column of a row cannot be taken. */
export class BadCell extends Error {
  override readonly name = 'BadCell';
  readonly column: string;

  constructor(column: string, reason: string) {
    super(reason);
    this.column = column;
  }
}
