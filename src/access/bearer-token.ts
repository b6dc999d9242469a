/** The token of an `Authorization: Bearer <token>` value; undefined when there is none of that form. */
export function bearerToken(authorization: unknown): string | undefined {
  return typeof authorization === 'string' ? /^Bearer ([\w-]{1,200})$/i.exec(authorization)?.[1] : undefined;
}
