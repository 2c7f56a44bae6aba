import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/config.ts';

/** The application compiled as `npm run build` does, in a folder of its own below the project. */
export interface BuiltApp {
  folder: string;
  /** Runs one of its files, `src/main.js`, with these variables added to the environment. */
  run(file: string, env: Record<string, string>, args?: string[]): RunningApp;
  remove(): void;
}

/** A process of the application. */
export interface RunningApp {
  child: ChildProcess;
  /** What it has written so far, both outputs. */
  said(): string;
  /** Its exit code, or the signal that ended it. */
  ended: Promise<number | string>;
}

/**
 * Compiles the application: what the tests start is what users start. Types are left to `npm run typecheck`: the
 * files are the same without, seven times sooner.
 */
export function buildApp(): BuiltApp {
  const root = projectRoot();
  mkdirSync(join(root, '.metronome'), { recursive: true });
  const folder = mkdtempSync(join(root, '.metronome', 'test-build-'));
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const options = ['-p', 'tsconfig.build.json', '--noCheck', '--outDir', folder];
  execFileSync(process.execPath, [compiler, ...options], { cwd: root });
  return {
    folder,
    run(file, env, args = []) {
      const child = spawn(process.execPath, [join(folder, file), ...args], {
        env: { ...withoutOurs(process.env), ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let said = '';
      for (const output of [child.stdout, child.stderr]) {
        output?.on('data', (text) => {
          said += text;
        });
      }
      const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | string);
      return { child, said: () => said, ended };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The environment without what would change what the application does. */
function withoutOurs(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const ours = ['DATABASE_URL', 'METRONOME_DATA', 'HOST', 'PORT', 'LOG_LEVEL', 'NODE_OPTIONS'];
  return Object.fromEntries(Object.entries(env).filter(([name]) => !ours.includes(name)));
}
