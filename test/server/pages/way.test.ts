import { expect, test } from 'vitest';
import { comeBackMs } from '../../../web/display/come-back.ts';
import { eventReader } from '../../../web/display/event-reader.ts';
import { type Ending, nextStanding, type Way } from '../../../web/display/way.ts';

const broken: Ending = { wasHeard: false, wasSilent: false, isRefused: false, comeBackMs: null };
const waysAfter = (first: Way, ...endings: Partial<Ending>[]): Way => {
  const standing = { way: first, failures: 0 };
  return endings.reduce((soFar, ending) => nextStanding(soFar, { ...broken, ...ending }), standing).way;
};

test.each<[string, Way, Partial<Ending>[], Way]>([
  ['stays with its WebSocket when that breaks once', 'SOCKET', [{}], 'SOCKET'],
  ['takes the stream when its WebSocket breaks twice before it brought anything', 'SOCKET', [{}, {}], 'STREAM'],
  ['takes the stream at once when nothing comes', 'SOCKET', [{ wasSilent: true }], 'STREAM'],
  [
    'stays when a WebSocket that worked is lost again and again',
    'SOCKET',
    [{ wasHeard: true }, {}, { wasHeard: true }, {}],
    'SOCKET',
  ],
  ['stays when a WebSocket that worked falls silent', 'SOCKET', [{ wasHeard: true, wasSilent: true }], 'SOCKET'],
  ['stays when the server says no: the way is sound', 'SOCKET', [{}, { isRefused: true }], 'SOCKET'],
  ['stays when the server says that it restarts', 'SOCKET', [{}, { comeBackMs: 300 }], 'SOCKET'],
  ['tries a WebSocket again when the stream does not work either', 'STREAM', [{}, {}], 'SOCKET'],
  ['goes round while nothing works', 'SOCKET', [{}, {}, {}, {}, {}, {}], 'STREAM'],
])('a screen %s', (_what, first, endings, way) => {
  expect(waysAfter(first, ...endings)).toBe(way);
});

test.each([
  ['The server restarts; reconnect in 731 ms.', 731],
  ['250', 250],
  ['99999999', 60_000],
  ['', null],
  ['Internal server error', null],
])('what a server says when it ends a connection, "%s", means to reconnect after %s ms', (said, ms) => {
  expect(comeBackMs(said)).toBe(ms);
});

test('events are read from a stream wherever the network has cut it', () => {
  const stream = new TextEncoder().encode(
    ':\n\nevent: next\nid: 7\ndata: {"siteName":"Zoë: Zürich"}\n\nretry: 900\n\nevent: complete\ndata:\n\n',
  );
  for (let length = 1; length < stream.length; length += 1) {
    const eventsOf = eventReader();
    const events = [];
    for (let at = 0; at < stream.length; at += length) events.push(...eventsOf(stream.subarray(at, at + length)));
    expect(events.slice(1).map((event) => Object.entries(event))).toEqual([
      [
        ['event', 'next'],
        ['id', '7'],
        ['data', '{"siteName":"Zoë: Zürich"}'],
      ],
      [['retry', '900']],
      [
        ['event', 'complete'],
        ['data', ''],
      ],
    ]);
  }
});
