// PostGraphile in production mode, as its own server serves it: row-level security by the settings of each transaction.
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerParent } from '../../frame/answer-parent.ts';
import { processorTime } from '../../frame/processor-time.ts';
import { dayConditions } from './day-condition.ts';
import { enter, openPool } from './entered.ts';
import { requirePeer } from './peer-modules.ts';

const { postgraphile } = requirePeer('postgraphile') as typeof import('postgraphile');
const { makePgService } = requirePeer('postgraphile/adaptors/pg') as typeof import('postgraphile/adaptors/pg');
const { PostGraphileAmberPreset } = requirePeer(
  'postgraphile/presets/amber',
) as typeof import('postgraphile/presets/amber');
const { grafserv } = requirePeer('postgraphile/grafserv/node') as typeof import('postgraphile/grafserv/node');

const [appUrl = ''] = process.argv.slice(2);
const pool = openPool(appUrl);
const instance = postgraphile({
  extends: [PostGraphileAmberPreset],
  plugins: dayConditions,
  pgServices: [makePgService({ pool: pool as never, schemas: ['public', 'bench'] })],
  grafserv: { graphqlPath: '/graphql', graphiql: false, websockets: false, watch: false },
  grafast: {
    explain: false,
    context: async (asked) => {
      const { req } = (asked as { node: { req: IncomingMessage } }).node;
      const { practice_id, staff_member_id, session_id } = await enter(pool, req.headers);
      return {
        pgSettings: {
          role: 'foyer_app',
          'foyer.practice': practice_id,
          'bench.staff_member': staff_member_id,
          'bench.session': session_id,
        },
      };
    },
  },
});
const http = createServer();
await instance.createServ(grafserv).addTo(http);
await once(http.listen(0, '127.0.0.1'), 'listening');

answerParent({ processorTime, port: () => (http.address() as AddressInfo).port });
