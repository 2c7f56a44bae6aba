# The API and its workers, built from this folder. PostgreSQL is a service of its own: see docker-compose.yml.
FROM node:26.10.0-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
# Nothing installed here needs its install script, and the build follows when the sources are there.
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json ./
COPY schema ./schema
COPY solver ./solver
COPY src ./src
RUN npm run build
# The optional packages are a Node and a PostgreSQL: this image has the one and is given the other.
RUN npm prune --omit=dev --omit=optional --ignore-scripts

FROM node:26.10.0-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000
WORKDIR /app
COPY package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY data ./data
COPY documents ./documents
COPY schema/schema.graphql ./schema/schema.graphql
# The files above are root's: the account that serves can read them and change none.
USER node
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:4000/health').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/src/main.js"]
