/** A table of a published set, in the words of its statements. */
export interface ReleaseTable {
  name: string;
  /** Which of its rows belong to the set: a condition on the alias `held`. */
  scope: string;
  /** Columns by which a row is found, besides its days. */
  keys: readonly string[];
  /** The other columns, without its days. */
  facts: readonly string[];
}

const codeFacts = ['is_billable', 'short_description', 'long_description'];

export function codesOf(...codeSets: readonly string[]): ReleaseTable {
  const scope = `held.code_set in (${codeSets.map((set) => `'${set}'`).join(', ')})`;
  return { name: 'code', scope, keys: ['code_set', 'code'], facts: codeFacts };
}

export const ptpEdits: ReleaseTable = {
  name: 'ptp_edit',
  scope: 'true',
  keys: ['column1', 'column2'],
  facts: ['modifier_indicator', 'rationale'],
};

export const mueLimits: ReleaseTable = {
  name: 'mue_limit',
  scope: 'true',
  keys: ['code'],
  facts: ['most_units', 'adjudication_indicator', 'rationale'],
};

export const nocCodes: ReleaseTable = { name: 'noc_code', scope: 'true', keys: ['code'], facts: [] };
