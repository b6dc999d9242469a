import { ClaimStatus } from '../../../generated/models.ts';
import { isInOffice } from '../status/claim-phases.ts';

/** In the office, and in no file yet. */
export const isBeforeSending = (status: ClaimStatus): boolean => isInOffice(status) && status !== ClaimStatus.QUEUED;
