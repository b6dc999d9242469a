import { afterAll } from 'vitest';
import { takeMark } from './sends-own-statements.ts';

// Files that never touched a database have nothing loaded that could have sent a statement.
afterAll(async () => {
  const isRecording = Reflect.has(globalThis, Symbol.for('foyer.isRecordingStatements'));
  const isExempt = takeMark();
  if (!isRecording) return;
  const [{ takeSent }, { checkSent }] = await Promise.all([
    import('./statements/record-sent.ts'),
    import('./statements/check-sent.ts'),
  ]);
  // The next file of this worker does not answer for them.
  if (isExempt) takeSent();
  else await checkSent();
});
