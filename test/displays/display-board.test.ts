import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { watch } from '../kit/live-client.ts';
import { type Office, openOffice } from '../kit/office.ts';
import { startTestServer, type TestServer } from '../kit/start-test-server.ts';
import { pairedScreen } from './pair-screen.ts';

test('todo', () => {
  expect(randomUUID()).toBeTruthy();
});
