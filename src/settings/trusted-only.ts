/** Whose operations must all be trusted documents: those of displays, everybody's, or nobody's. */
export const trustedOnlys = ['displays', 'all', 'none'] as const;

export type TrustedOnly = (typeof trustedOnlys)[number];
