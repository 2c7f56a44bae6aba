import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { EXIT_MEANINGS } from '../../src/cli/exit-codes.ts';
import { projectRoot } from '../../src/config.ts';
import { metronome, THREE_SESSIONS } from './metronome.ts';

const HELP = 'L’aide est dans : metronome --help, ou metronome <commande> --help.\n';

test.each([
  [['smoth', 'normandie-2022'], '« smoth » : cette commande n’existe pas. Vouliez-vous smooth ?'],
  [['valider'], '« valider » : cette commande n’existe pas.'],
  [['solve', 'i.json', '--sed', '1'], '« --sed » : cette option n’existe pas. Vouliez-vous --seed ?'],
  [['check'], 'Il manque <instance.json>.'],
  [['check', 'a.json', 'b.json'], '2 arguments au lieu de 1 : a.json, b.json.'],
  [['solve', 'i.json', '--seed'], 'L’option « --seed <n> » attend une valeur.'],
  [
    ['solve', 'i.json', '--engine', 'cplex'],
    '« cplex » pour « --engine <moteur> » : attendu auto, highs ou javascript-lp-solver.',
  ],
  [
    ['solve', 'i.json', '--seed', '-1'],
    '« -1 » pour « --seed <n> » : attendu un nombre entier de 0 à 2147483647.',
  ],
  [
    ['smooth', 'normandie-2022', '--grid', 'jour'],
    '« jour » pour « --grid <maille> » : attendu semaine, quinzaine ou mois.',
  ],
  [
    ['instance', 'normandie-2022', '--cost', '12,345'],
    '« 12,345 » pour « --cost <euros> » : attendu un montant en euros avec au plus deux décimales, par exemple 48 128,50.',
  ],
])('%j is refused in French, with what to do', async (args, message) => {
  expect(await metronome(args)).toEqual({ code: 2, out: '', err: `${message}\n${HELP}` });
});

/** Has Node name on standard error each file that it loads of what speaks to a database. */
const NAME_DRIVER = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module';
  registerHooks({ load(url, context, next) {
    if (/node_modules\\/(@mikro-orm|kysely|pg)\\//.test(url)) process.stderr.write(url + '\\n');
    return next(url, context);
  } });`)}`;

test.each([[['--help']], [['check', THREE_SESSIONS]]])('%j loads no database driver', async (args) => {
  expect(await metronome(args, { node: ['--import', NAME_DRIVER] })).toMatchObject({ code: 0, err: '' });
});

test('one that works in the database does', async () => {
  const { err } = await metronome(['organisation', 'list'], {
    node: ['--import', NAME_DRIVER],
    env: { DATABASE_URL: 'nothing' },
  });
  expect(err).toContain('/node_modules/@mikro-orm/');
});

describe('the help', () => {
  test('is in French, with every exit code', async () => {
    const { code, out, err } = await metronome(['--help']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).not.toMatch(/Usage|Options:|Commands|display/);
    for (const [exitCode, meaning] of EXIT_MEANINGS)
      expect(out).toContain(`  ${String(exitCode).padEnd(4)} ${meaning}\n`);
  });

  test('and docs/command-line.md give the same exit codes', () => {
    const page = readFileSync(join(projectRoot(), 'docs', 'command-line.md'), 'utf8');
    const rows = [...page.matchAll(/^\| (\d+) \| (.*) \|$/gm)].map(([, code, meaning]) => [
      Number(code),
      meaning,
    ]);
    expect(rows).toEqual(EXIT_MEANINGS);
  });

  test('is the answer to no command at all, as a mistake', async () => {
    const { code, out, err } = await metronome([]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^Utilisation : metronome <commande> \[options\]\n/);
  });

  test.each(['check', 'solve', 'verify', 'export', 'import', 'smooth', 'instance', 'allocate'])(
    'exists for %s',
    async (command) => {
      const { code, out } = await metronome([command, '--help']);
      expect(code).toBe(0);
      expect(out).toMatch(new RegExp(`^Utilisation : metronome ${command} .*\n\n\\S`));
    },
  );
});

test('a reader that goes away is no failure', async () => {
  // `head -c 1` closes the pipe long before the instance is written.
  const command = `"$0" src/cli/main.ts instance normandie-2022 | head -c 1; test "\${PIPESTATUS[0]}" = 0`;
  expect(
    String(
      execFileSync('bash', ['-c', command, process.execPath], {
        cwd: projectRoot(),
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    ),
  ).toBe('{');
});
