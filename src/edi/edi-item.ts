import type { GroupAnswer } from './acknowledgements/read-999.ts';
import type { AuthorizationAnswer, AuthorizationRequestItem } from './authorization/read-278.ts';
import type { ClaimItem } from './claim/read-837p.ts';
import type { StatusQuestionItem } from './claim-status/read-276.ts';
import type { StatusReport } from './claim-status/read-277.ts';
import type { EligibilityQuestionItem } from './eligibility/read-270.ts';
import type { EligibilityAnswer } from './eligibility/read-271.ts';
import type { InterchangeAnswer, SetEnd } from './envelopes/envelope.ts';
import type { Problem } from './problem.ts';
import type { RemittanceItem } from './remittance/read-835.ts';

/** A problem that belongs to no other item. */
export interface ProblemItem {
  kind: 'PROBLEM';
  problem: Problem;
}

/** The contents of a file, in its order. Items carry the problems of their own part of the file. */
export type EdiItem =
  | InterchangeAnswer
  | GroupAnswer
  | StatusReport<'277CA'>
  | StatusReport<'277'>
  | EligibilityAnswer
  | AuthorizationAnswer
  | AuthorizationRequestItem
  | EligibilityQuestionItem
  | StatusQuestionItem
  | RemittanceItem
  | ClaimItem
  | SetEnd
  | ProblemItem;
