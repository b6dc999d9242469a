import { afterAll, expect } from 'vitest';

/** Files that send statements of their own as the application, to see that row-level security, and not a condition, hides rows. */
const exempt =
  /\/test\/database\/(practice-scope|event-log-plans|enter-session|event-days|gathering-socket\.isolated)\.(test|proof)\.ts$/;

// Files that never touched a database have nothing loaded that could have sent a statement.
afterAll(async () => {
  const { testPath = '' } = expect.getState();
  const isRecording = Reflect.has(globalThis, Symbol.for('foyer.isRecordingStatements'));
  if (!isRecording) return;
  const [{ takeSent }, { checkSent }] = await Promise.all([
    import('./statements/record-sent.ts'),
    import('./statements/check-sent.ts'),
  ]);
  // The next file of this worker does not answer for them.
  if (exempt.test(testPath)) takeSent();
  else await checkSent();
});
