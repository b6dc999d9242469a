import type { Logger } from 'pino';
import type { Principal } from '../../access/principal.ts';
import { type Credential, credentialOf } from '../../access/token.ts';
import type { CommittedEvent } from '../log/event.ts';
import type { EventFeed, FeedListener } from '../log/event-feed.ts';
import { AccessChecks } from './access-checks.ts';
import { scopeKey } from './group-key.ts';
import { expiryOf, type LiveAccess } from './live-access.ts';
import { mostConnections } from './live-limits.ts';
import { withdrawn } from './withdrawn.ts';

/**
 * A disconnected access is known this much longer, so that clients that all come back at once are not looked up again.
 */
const lingerMs = 30_000;
const pulseMs = 250;

type Authenticate = (credential: Credential, signal?: AbortSignal) => Promise<Principal>;

/**
 * The clients connected to this node, each looked up once and again whenever something may have changed. The event log
 * reports changes, within a moment on every node; sessions that end by themselves are known to. An access known here
 * counts only while the practice's log is followed and fresh.
 */
export class LiveAccesses implements FeedListener {
  readonly #feed: EventFeed;
  readonly #authenticate: Authenticate;
  readonly #checks: AccessChecks;
  readonly #byToken = new Map<string, LiveAccess>();
  readonly #byPractice = new Map<string, Set<LiveAccess>>();
  /** The last change of an access in a practice, by the process's own clock. */
  readonly #changedAt = new Map<string, number>();
  readonly #pulse: NodeJS.Timeout;

  constructor(feed: EventFeed, log: Logger, authenticate: Authenticate) {
    this.#feed = feed;
    this.#authenticate = authenticate;
    this.#checks = new AccessChecks({
      log,
      look: ({ credential }) => authenticate(credential),
      onFound: (access, principal) => this.#take(access, principal),
    });
    feed.listen(this);
    this.#pulse = setInterval(() => this.#beat(), pulseMs);
  }

  /** The access of a token; undefined when it is not valid. Throws when the look-up fails or the client has aborted. */
  async find(token: string, signal?: AbortSignal): Promise<LiveAccess | undefined> {
    const credential = credentialOf(token);
    const known = this.#byToken.get(credential.tokenHash);
    const isSame = known?.credential.practiceId === credential.practiceId;
    if (known && isSame && this.#isCertain(known)) {
      known.usedAt = Date.now();
      return known;
    }
    const began = performance.now();
    const principal = await this.#authenticate(credential, signal);
    if (principal.kind === 'ANONYMOUS') return undefined;
    await this.#feed.refresh(principal.practiceId);
    return this.#keep(credential, principal, began);
  }

  onEvents(practiceId: string, events: readonly CommittedEvent[]): void {
    const subjects = new Set(events.filter(({ type }) => type === 'ACCESS_CHANGED').map(({ subjectId }) => subjectId));
    if (subjects.size > 0) this.#doubt(practiceId, (access) => idsOf(access).some((id) => subjects.has(id)));
  }

  onReset(practiceId: string): void {
    this.#doubt(practiceId, () => true);
  }

  needs(practiceId: string): boolean {
    return this.#byPractice.has(practiceId);
  }

  /** Counts a connection in; false when there are too many already. */
  connect(access: LiveAccess): boolean {
    access.connections += 1;
    return access.connections <= mostConnections;
  }

  disconnect(access: LiveAccess): void {
    access.connections -= 1;
  }

  /** All that are known to this node, the connected ones among them. */
  known(): Iterable<LiveAccess> {
    return this.#byToken.values();
  }

  async close(): Promise<void> {
    clearInterval(this.#pulse);
    await this.#checks.settled();
  }

  #isCertain(access: LiveAccess): boolean {
    const isFollowed = this.#feed.isFresh(access.principal.practiceId);
    return isFollowed && !this.#checks.has(access) && Date.now() < expiryOf(access);
  }

  #keep(credential: Credential, principal: LiveAccess['principal'], lookedAt: number): LiveAccess {
    const { practiceId } = principal;
    const access = this.#byToken.get(credential.tokenHash) ?? this.#add(credential, principal);
    access.usedAt = Date.now();
    const changedAt = Math.max(this.#feed.openedAt(practiceId), this.#changedAt.get(practiceId) ?? 0);
    if (changedAt < lookedAt) this.#take(access, principal);
    else {
      // An access withdrawn between the look-up and the following would go unnoticed: look it up once more.
      this.#checks.doubt(access);
      this.#checks.run();
    }
    return access;
  }

  #add(credential: Credential, principal: LiveAccess['principal']): LiveAccess {
    const watchers: LiveAccess['watchers'] = new Set();
    const access = { credential, principal, isWithdrawn: false, watchers, connections: 0, usedAt: Date.now() };
    this.#byToken.set(credential.tokenHash, access);
    const colleagues = this.#byPractice.get(principal.practiceId) ?? new Set();
    this.#byPractice.set(principal.practiceId, colleagues.add(access));
    return access;
  }

  #doubt(practiceId: string, isMeant: (access: LiveAccess) => boolean): void {
    this.#changedAt.set(practiceId, performance.now());
    for (const access of this.#byPractice.get(practiceId) ?? []) if (isMeant(access)) this.#checks.doubt(access);
    this.#checks.run();
  }

  #beat(): void {
    const now = Date.now();
    for (const access of this.#byToken.values()) {
      if (access.connections > 0 || access.watchers.size > 0) access.usedAt = now;
      else if (now - access.usedAt > lingerMs) this.#forget(access);
      if (expiryOf(access) <= now && !this.#checks.has(access)) this.#checks.doubt(access);
    }
    this.#checks.run();
  }

  /**
   * A client whose access is withdrawn stops watching. One with other rights now goes on among those with the same
   * rights, beginning with a snapshot.
   */
  #take(access: LiveAccess, principal: Principal): void {
    if (principal.kind === 'ANONYMOUS') {
      this.#forget(access);
      access.isWithdrawn = true;
      for (const watcher of [...access.watchers]) watcher.end(withdrawn);
      return;
    }
    const isSame = scopeKey(access.principal) === scopeKey(principal);
    access.principal = principal;
    if (!isSame) for (const watcher of [...access.watchers]) watcher.moveOn();
  }

  #forget(access: LiveAccess): void {
    const { credential, principal } = access;
    this.#checks.forget(access);
    this.#byToken.delete(credential.tokenHash);
    const colleagues = this.#byPractice.get(principal.practiceId);
    colleagues?.delete(access);
    if (colleagues?.size === 0) this.#byPractice.delete(principal.practiceId);
  }
}

function idsOf({ principal }: LiveAccess): string[] {
  return principal.kind === 'DISPLAY' ? [principal.displayId] : [principal.sessionId, principal.staffMemberId];
}
