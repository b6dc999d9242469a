import type { RequestOf } from './request.ts';

export const boardRequest: RequestOf<unknown> = {
  path: '/graphql',
  query: '{ board { id ticket stage arrivedAt minutes isWalkIn patient { givenName familyName } } }',
  variables: () => ({}),
};
