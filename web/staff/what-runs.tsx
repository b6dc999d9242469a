import type { About } from './about.ts';

const documents = ['clients', 'live', 'lists', 'displays', 'configuration'];

/** For developers: the version, the database, and where everything is. */
export function WhatRuns({ development }: { development: NonNullable<About['development']> }) {
  const { version, database, hasExplorer } = development;
  return (
    <section class="card" aria-labelledby="runs">
      <h2 id="runs">What runs</h2>
      <dl class="facts">
        <dt>Version</dt>
        <dd>Foyer {version}</dd>
        <dt>Database</dt>
        <dd>{database}</dd>
        <dt>GraphQL</dt>
        <dd>
          <code>/graphql</code>, by POST and WebSocket
        </dd>
        {hasExplorer && (
          <>
            <dt>Explorer</dt>
            <dd>
              <a href="/graphql" rel="external">
                /graphql
              </a>
            </dd>
            <dt>Schema</dt>
            <dd>
              <a href="/schema.graphql">/schema.graphql</a>, <a href="/possible-types.json">/possible-types.json</a>
            </dd>
          </>
        )}
        <dt>Display</dt>
        <dd>
          <a href="/display">/display</a>, on the screen of a waiting room
        </dd>
        <dt>Documents</dt>
        <dd>
          {documents.map((name, index) => (
            <>
              {index > 0 && ', '}
              <a key={name} href={`/docs/${name}.md`}>
                {name}
              </a>
            </>
          ))}
        </dd>
      </dl>
    </section>
  );
}
