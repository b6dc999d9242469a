import type { DisplayKind, DisplaySettings, Permission } from '../generated/models.ts';

/** The party a request comes from. */
export type Principal = StaffPrincipal | DisplayPrincipal | AnonymousPrincipal;

export interface StaffPrincipal {
  kind: 'STAFF';
  practiceId: string;
  staffMemberId: string;
  accountId: string;
  sessionId: string;
  sessionExpiresAt: Date;
  /** When the session ends without a further request, as far as was known. */
  sessionIdleAt: Date;
  permissions: ReadonlySet<Permission>;
}

export interface DisplayPrincipal {
  kind: 'DISPLAY';
  practiceId: string;
  displayId: string;
  siteId: string;
  /** The choices of staff for it. They count as part of its rights: displays with other choices share no payload. */
  chosen: { name: string; kind: DisplayKind; settings: DisplaySettings };
  permissions: ReadonlySet<Permission>;
}

export interface AnonymousPrincipal {
  kind: 'ANONYMOUS';
  permissions: ReadonlySet<Permission>;
}

export const anonymous: AnonymousPrincipal = { kind: 'ANONYMOUS', permissions: new Set() };

/**
 * A program that works inside one practice without a signed-in person: the audit trail names the program instead of a
 * colleague.
 */
export interface ProgramPrincipal {
  kind: 'IMPORT';
  practiceId: string;
}
