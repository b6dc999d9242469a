import fc from 'fast-check';
import { expect, test } from 'vitest';
import { phaseOf } from '../../../../src/domains/claims/status/claim-phases.ts';
import { type FoldedEvent, foldEvents } from '../../../../src/domains/claims/status/fold-events.ts';
import { ClaimEventKind as Kind, ClaimStatus as Status } from '../../../../src/generated/models.ts';

const office = (minute: number, kind: Kind, reportedStatus: Status | null): FoldedEvent => {
  const at = new Date(Date.UTC(2026, 0, 5, 9, minute));
  return { kind, reportedStatus, at, saidAt: at };
};
const said = (day: number, reportedStatus: Status, kind = Kind.CLAIM_ANSWERED): FoldedEvent => ({
  kind,
  reportedStatus,
  at: new Date(Date.UTC(2026, 1, 20)),
  saidAt: new Date(Date.UTC(2026, 0, day)),
});
const sent = [
  office(0, Kind.CREATED, Status.DRAFT),
  office(1, Kind.SCRUBBED, Status.READY),
  office(2, Kind.QUEUED, Status.QUEUED),
  said(5, Status.SUBMITTED, Kind.SUBMITTED),
];

test('an edit, a hold and its end count in the order in which they were written', () => {
  const held = [...sent.slice(0, 2), office(3, Kind.HELD, Status.ON_HOLD)];
  expect(foldEvents(held)).toBe(Status.ON_HOLD);
  expect(foldEvents([...held, office(4, Kind.SCRUBBED, Status.SCRUB_FAILED)])).toBe(Status.SCRUB_FAILED);
});

test('an acknowledgement after the payment moves nothing', () => {
  const paid = [...sent, said(20, Status.PAID, Kind.ADJUDICATED)];
  expect(foldEvents([...paid, said(21, Status.CLEARINGHOUSE_REJECTED)])).toBe(Status.PAID);
});

test('a rejection wins over an acceptance of the same day, in either order', () => {
  const answers = [said(6, Status.CLEARINGHOUSE_ACCEPTED), said(6, Status.CLEARINGHOUSE_REJECTED)];
  expect(foldEvents([...sent, ...answers])).toBe(Status.CLEARINGHOUSE_REJECTED);
  expect(foldEvents([...sent, ...answers.reverse()])).toBe(Status.CLEARINGHOUSE_REJECTED);
});

test('a correction wins over the reversal of its day, a later reversal over both', () => {
  const both = [...sent, said(20, Status.REVERSED, Kind.REVERSED), said(20, Status.PARTLY_PAID, Kind.ADJUDICATED)];
  expect(foldEvents(both)).toBe(Status.PARTLY_PAID);
  expect(foldEvents([...both, said(21, Status.REVERSED, Kind.REVERSED)])).toBe(Status.REVERSED);
});

test('a denial is appealed until it is decided, or the payer decides again', () => {
  const at = (day: number) => ({ at: new Date(Date.UTC(2026, 2, day)), saidAt: new Date(Date.UTC(2026, 2, day)) });
  const denied = { ...said(20, Status.DENIED, Kind.ADJUDICATED) };
  const appealed = { kind: Kind.APPEALED, reportedStatus: null, ...at(1) };
  expect(foldEvents([...sent, denied, appealed])).toBe(Status.APPEALED);
  const won = { kind: Kind.APPEAL_DECIDED, reportedStatus: Status.APPEALED, ...at(2) };
  expect(foldEvents([...sent, denied, appealed, won])).toBe(Status.APPEALED);
  expect(foldEvents([...sent, denied, appealed, { kind: Kind.APPEAL_DECIDED, reportedStatus: null, ...at(2) }])).toBe(
    Status.DENIED,
  );
  const paid = { kind: Kind.ADJUDICATED, reportedStatus: Status.PAID, ...at(3) };
  expect(foldEvents([...sent, denied, appealed, paid])).toBe(Status.PAID);
});

test('a request that was answered leaves the claim pending, one that came after the reply does not', () => {
  const request = said(20, Status.INFO_REQUESTED, Kind.STATUS_REPORTED);
  const at = (day: number) => ({ at: new Date(Date.UTC(2026, 2, day)) });
  const reply = { kind: Kind.REQUEST_ANSWERED, reportedStatus: null, ...at(1), saidAt: new Date(Date.UTC(2026, 2, 1)) };
  expect(foldEvents([...sent, request])).toBe(Status.INFO_REQUESTED);
  expect(foldEvents([...sent, request, reply])).toBe(Status.PENDING);
  expect(foldEvents([...sent, reply, request])).toBe(Status.PENDING);
  const further = { ...request, ...at(2) };
  expect(foldEvents([...sent, request, reply, further])).toBe(Status.INFO_REQUESTED);
  const older = { ...said(18, Status.INFO_REQUESTED, Kind.STATUS_REPORTED), ...at(2) };
  expect(foldEvents([...sent, request, reply, older])).toBe(Status.PENDING);
  expect(foldEvents([...sent, request, reply, said(21, Status.DENIED, Kind.ADJUDICATED)])).toBe(Status.DENIED);
});

test('a closed claim stays closed whatever comes, and is what it was when it is opened again', () => {
  const at = (day: number) => ({ at: new Date(Date.UTC(2026, 2, day)), saidAt: new Date(Date.UTC(2026, 2, day)) });
  const closed = [...sent, { kind: Kind.CLOSED, reportedStatus: null, ...at(1) }];
  expect(foldEvents([...closed, { ...said(25, Status.PAID, Kind.ADJUDICATED), ...at(2) }])).toBe(Status.CLOSED);
  expect(foldEvents([...closed, { kind: Kind.REOPENED, reportedStatus: null, ...at(3) }])).toBe(Status.SUBMITTED);
});

const answered = fc.record({
  status: fc.constantFrom(...(Object.keys(phaseOf) as Status[]).filter((one) => phaseOf[one] > 0 && phaseOf[one] < 7)),
  day: fc.integer({ min: 5, max: 9 }),
  hour: fc.integer({ min: 0, max: 23 }),
});

test('answers in any order and any number fold to the same status', () => {
  const answers = fc.array(answered, { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(
      answers.chain((list) =>
        fc.tuple(fc.constant(list), fc.shuffledSubarray([...list, ...list], { minLength: list.length })),
      ),
      ([inOrder, again]) => {
        const events = (list: typeof inOrder) =>
          list.map(({ status, day, hour }) => {
            const saidAt = new Date(Date.UTC(2026, 0, day, hour));
            return { ...said(day, status), saidAt };
          });
        const once = foldEvents([...sent, ...events(inOrder)]);
        return (
          foldEvents([...sent, ...events(inOrder), ...events(again)]) === once &&
          foldEvents([...events(inOrder).reverse(), ...sent]) === once
        );
      },
    ),
    { numRuns: 2000 },
  );
});
