/** A code for each kind of wart, so that a caller can decide without reading the text. */
export type ProblemCode =
  // Bytes and segments.
  | 'EMPTY_FILE'
  | 'NOT_X12'
  | 'DELIMITERS'
  | 'REPETITION_SEPARATOR'
  | 'ISA_WIDTH'
  | 'SEGMENT_TOO_LONG'
  | 'EMPTY_SEGMENT'
  | 'CHARACTER'
  // Envelopes.
  | 'TRUNCATED'
  | 'OUTSIDE_ENVELOPE'
  | 'TRAILER_MISSING'
  | 'COUNT'
  | 'CONTROL_NUMBER'
  | 'DUPLICATE_INTERCHANGE'
  | 'DUPLICATE_SET'
  | 'UNKNOWN_SET'
  | 'VERSION'
  // Loops.
  | 'UNEXPECTED_SEGMENT'
  | 'TOO_MANY'
  | 'MISSING'
  | 'HIERARCHY'
  | 'SEQUENCE'
  // Values.
  | 'AMOUNT'
  | 'NUMBER'
  | 'DATE'
  | 'IMPLAUSIBLE_DATE'
  | 'TIME'
  | 'CODE'
  | 'COMPONENT_SEPARATOR'
  | 'PROCEDURE_MISSING'
  | 'NPI'
  | 'POSTAL_CODE'
  | 'TAXONOMY'
  | 'NOT_KEPT'
  // Values that contradict each other.
  | 'LINE_BALANCE'
  | 'CLAIM_BALANCE'
  | 'SET_BALANCE'
  | 'CLAIM_TOTAL'
  | 'DUPLICATE_CLAIM'
  | 'RENDERING_PROVIDER_MISSING'
  | 'MANY_PROBLEMS';

/** A wart of a file: the file was read on. */
export interface Problem {
  /** The segment's id, such as `CLP`; empty where there is none. */
  segment: string;
  /** Which segment of the file it is, counted from 1. */
  position: number;
  /** The loop in which it lies; null for envelopes. */
  loop: string | null;
  code: ProblemCode;
  text: string;
}

export type Report = (problem: Problem) => void;

/** Passes on the first problems and one more that says that others follow: a broken file may have one per segment. */
export function atMost(most: number, report: Report): Report {
  let count = 0;
  return (problem) => {
    count += 1;
    if (count <= most) report(problem);
    else if (count === most + 1) {
      report({
        ...problem,
        code: 'MANY_PROBLEMS',
        text: `There are more than ${most} problems; the rest is not listed.`,
      });
    }
  };
}
