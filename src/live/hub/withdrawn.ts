import type { FormattedExecutionResult } from 'graphql';
import { AccessError } from '../../errors/access-error.ts';

/** The last message to subscriptions whose session or display has ended. */
export const withdrawn: FormattedExecutionResult = { errors: [new AccessError('UNAUTHENTICATED').toJSON()] };
