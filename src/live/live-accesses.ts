import type { FormattedExecutionResult } from 'graphql';
import type { Logger } from 'pino';
import { AccessError } from '../access/access-error.ts';
import { type Credential, credentialOf } from '../access/credential.ts';
import type { Principal } from '../access/principal.ts';
import type { CommittedEvent } from './event.ts';
import type { EventFeed, FeedListener } from './event-feed.ts';
import { scopeKey } from './group-key.ts';
import { expiryOf, type LiveAccess } from './live-access.ts';

/** Who was connected is known this much longer, so that everybody who comes back at once is not looked up again. */
const lingerMs = 30_000;
const pulseMs = 250;
const mostLooksAtOnce = 4;
/** The most WebSockets and streams of one session or display on one node. */
const mostConnections = 20;

type Authenticate = (credential: Credential) => Promise<Principal>;

const withdrawn: FormattedExecutionResult = { errors: [new AccessError('UNAUTHENTICATED').toJSON()] };

/**
 * Who is connected to this node, each looked up once and then again whenever something may have changed: the event log says so, within a moment on every node, and
 * sessions that end by themselves are known to. What is known here is only worth something while the practice's log is followed and fresh.
 */
export class LiveAccesses implements FeedListener {
  readonly #feed: EventFeed;
  readonly #log: Logger;
  readonly #authenticate: Authenticate;
  readonly #byToken = new Map<string, LiveAccess>();
  readonly #byPractice = new Map<string, Set<LiveAccess>>();
  readonly #doubtful = new Set<LiveAccess>();
  readonly #pulse: NodeJS.Timeout;
  /** How often something changed on this node so far. */
  #changes = 0;
  #checking: Promise<void> | undefined;

  constructor(feed: EventFeed, log: Logger, authenticate: Authenticate) {
    this.#feed = feed;
    this.#log = log;
    this.#authenticate = authenticate;
    feed.listen(this);
    this.#pulse = setInterval(() => this.#beat(), pulseMs);
  }

  /** Who holds a token; undefined when it is worth nothing. */
  async find(token: string): Promise<LiveAccess | undefined> {
    const credential = credentialOf(token);
    const known = this.#byToken.get(credential.tokenHash);
    if (known && this.#isCertain(known)) {
      known.usedAt = Date.now();
      return known;
    }
    for (;;) {
      const changes = this.#changes;
      const principal = await this.#authenticate(credential);
      if (principal.kind === 'ANONYMOUS') return undefined;
      const wasFollowed = this.#feed.isFresh(principal.practiceId);
      await this.#feed.follow(principal.practiceId);
      // Access withdrawn between the look and the following would never be heard of: look again.
      if (wasFollowed && changes === this.#changes) return this.#keep(credential, principal);
    }
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

  async close(): Promise<void> {
    clearInterval(this.#pulse);
    await this.#checking;
  }

  #isCertain(access: LiveAccess): boolean {
    return (
      !this.#doubtful.has(access) && this.#feed.isFresh(access.principal.practiceId) && Date.now() < expiryOf(access)
    );
  }

  #keep(credential: Credential, principal: LiveAccess['principal']): LiveAccess {
    const known = this.#byToken.get(credential.tokenHash);
    if (known) {
      this.#update(known, principal);
      known.usedAt = Date.now();
      return known;
    }
    const access: LiveAccess = { credential, principal, watchers: new Set(), connections: 0, usedAt: Date.now() };
    this.#byToken.set(credential.tokenHash, access);
    const colleagues = this.#byPractice.get(principal.practiceId) ?? new Set();
    this.#byPractice.set(principal.practiceId, colleagues.add(access));
    return access;
  }

  #doubt(practiceId: string, isMeant: (access: LiveAccess) => boolean): void {
    this.#changes += 1;
    for (const access of this.#byPractice.get(practiceId) ?? []) if (isMeant(access)) this.#doubtful.add(access);
    this.#check();
  }

  #beat(): void {
    const now = Date.now();
    for (const access of this.#byToken.values()) {
      if (access.connections > 0 || access.watchers.size > 0) access.usedAt = now;
      else if (now - access.usedAt > lingerMs) this.#forget(access);
      if (expiryOf(access) <= now) this.#doubtful.add(access);
    }
    this.#check();
  }

  /** Looks the doubtful up again, one round at a time; a look that fails is repeated with the next beat. */
  #check(): void {
    if (this.#doubtful.size === 0) return;
    this.#checking ??= this.#checkAll().finally(() => {
      this.#checking = undefined;
    });
  }

  async #checkAll(): Promise<void> {
    const doubtful = [...this.#doubtful];
    try {
      while (doubtful.length > 0) {
        await Promise.all(doubtful.splice(0, mostLooksAtOnce).map((access) => this.#checkOne(access)));
      }
    } catch (error) {
      this.#log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'access not checked');
    }
  }

  async #checkOne(access: LiveAccess): Promise<void> {
    const changes = this.#changes;
    const principal = await this.#authenticate(access.credential);
    if (changes === this.#changes) this.#doubtful.delete(access);
    if (principal.kind === 'ANONYMOUS') this.#withdraw(access);
    else this.#update(access, principal);
  }

  #withdraw(access: LiveAccess): void {
    this.#forget(access);
    for (const watcher of [...access.watchers]) watcher.end(withdrawn);
  }

  #forget(access: LiveAccess): void {
    const { credential, principal } = access;
    this.#doubtful.delete(access);
    this.#byToken.delete(credential.tokenHash);
    const colleagues = this.#byPractice.get(principal.practiceId);
    colleagues?.delete(access);
    if (colleagues?.size === 0) this.#byPractice.delete(principal.practiceId);
  }

  /** Who may see something else now goes on among those who see the same, beginning with all there is. */
  #update(access: LiveAccess, principal: LiveAccess['principal']): void {
    const isSame = scopeKey(access.principal) === scopeKey(principal);
    access.principal = principal;
    if (!isSame) for (const watcher of [...access.watchers]) watcher.moveOn();
  }
}

function idsOf({ principal }: LiveAccess): string[] {
  return principal.kind === 'DISPLAY' ? [principal.displayId] : [principal.sessionId, principal.staffMemberId];
}
