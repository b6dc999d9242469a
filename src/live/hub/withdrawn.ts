import type { FormattedExecutionResult } from 'graphql';
import { AccessError } from '../../errors/access-error.ts';

/** The last word to subscriptions of somebody whose session or display is no more. */
export const withdrawn: FormattedExecutionResult = { errors: [new AccessError('UNAUTHENTICATED').toJSON()] };
