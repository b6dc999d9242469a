/** The operations that must all be trusted documents: those of displays, all, or none. */
export const trustedOnlys = ['displays', 'all', 'none'] as const;

export type TrustedOnly = (typeof trustedOnlys)[number];
