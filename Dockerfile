# syntax=docker/dockerfile:1
FROM node:24-bookworm-slim AS build
WORKDIR /foyer
COPY package.json package-lock.json .npmrc ./
# The lock file names the workspaces; their folders must be there.
COPY packages/client/package.json packages/client/
COPY packages/tada-generator/package.json packages/tada-generator/
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build && npm prune --omit=dev --omit=optional --ignore-scripts && rm -r node_modules/@foyer

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000 FOYER_DATA=/var/lib/foyer
RUN install --directory --owner=node --group=node --mode=700 /var/lib/foyer
VOLUME /var/lib/foyer
WORKDIR /foyer
COPY --from=build /foyer/package.json ./
COPY --from=build /foyer/node_modules ./node_modules
COPY --from=build /foyer/schema ./schema
COPY --from=build /foyer/dist ./dist
USER node
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/readyz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/src/main.js"]
