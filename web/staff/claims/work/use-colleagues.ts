import { ClaimColleaguesDocument, type ClaimColleaguesQuery } from '../../../generated/operations.ts';
import { useOnce } from '../../use-once.ts';

type Colleague = ClaimColleaguesQuery['staff']['nodes'][number];

/** Colleagues who may work on claims; undefined until they are known. */
export const useColleagues = (): readonly Colleague[] | undefined => useOnce(ClaimColleaguesDocument)?.staff.nodes;
