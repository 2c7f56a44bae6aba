/** The commands of `metronome`, their options, and how every failure is told. */

import { Command, CommanderError } from 'commander';
import { applicationVersion } from '../version.ts';
import { addAccessCommands, addAuditCommands } from './access-commands.ts';
import { EXIT, EXIT_MEANINGS, type ExitCode } from './exit-codes.ts';
import { Failure } from './failure.ts';
import { speakFrench, usageInFrench } from './french.ts';
import {
  addAssumptionOptions,
  addFormatOption,
  addGridOption,
  addSolveOptions,
  HAND,
  PARAMETERS,
} from './options.ts';
import { addSimulationOptions } from './simulation-options.ts';

/** Runs a command line, as `process.argv` gives it, and returns its exit code. Never throws. */
export async function run(argv: readonly string[]): Promise<ExitCode> {
  quietWhenNobodyReads(process.stdout);
  quietWhenNobodyReads(process.stderr);
  let exitCode: ExitCode = EXIT.OK;
  const program = buildProgram((code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(argv);
    return exitCode;
  } catch (error) {
    return told(error);
  }
}

/** A pipe closed at the other end (`metronome … | head`) is no failure of ours. */
function quietWhenNobodyReads(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

/** Every command. Each is loaded when it is asked for: checking a file does not wait for a database driver. */
function buildProgram(end: (code: ExitCode) => void): Command {
  const program = speakFrench(new Command('metronome'))
    .description('Programme les sessions de POEC d’une région : lisser leurs débuts, dans leurs enveloppes.')
    .usage('<commande> [options]')
    .version(applicationVersion(), '-V, --version', 'affiche la version')
    .addHelpText('afterAll', exitCodeHelp());

  program
    .command('check')
    .description('Vérifie une instance : tous les problèmes, avec leur chemin dans le fichier')
    .argument('<instance.json>', 'fichier de l’instance, ou - pour l’entrée standard')
    .option('--json', 'réponse en JSON')
    .action(async (file: string, options: { json?: true }) =>
      end(await (await import('./check.ts')).check(file, options)),
    );

  addSolveOptions(
    program
      .command('solve')
      .description('Calcule un plan vérifié et l’écrit en JSON')
      .argument('<instance.json>', 'fichier de l’instance, ou - pour l’entrée standard'),
  )
    .option('--out <plan.json>', 'fichier du plan ; sans cette option, la sortie standard')
    .option('--proof <preuve.json>', 'écrit aussi ce qui prouve ses bornes, ou qu’aucun plan n’existe')
    .option('--no-proof', 'ne cherche pas ce qui prouve les bornes : le plan vient plus vite')
    .action(async (file: string, options: SolveCommandOptions) =>
      end(await (await import('./solve.ts')).solveFile(file, options)),
    );

  program
    .command('verify')
    .description('Juge un plan, calculé ou fait à la main : règles enfreintes, notes par terme et par niveau')
    .argument('<instance.json>', 'fichier de l’instance')
    .argument(
      '[plan.json]',
      'plan de solve, ou { "S1": 3, "S2": null }, ou [{ "session": "S1", "week": 3 }] ; inutile avec --proof',
    )
    .option(...PARAMETERS)
    .option(...HAND)
    .option('--proof <preuve.json>', 'refait, en nombres entiers, ce que prove ou solve a écrit')
    .option('--json', 'réponse en JSON')
    .action(async (instance: string, plan: string | undefined, options: VerifyCommandOptions) =>
      end(await (await import('./verify.ts')).verifyFiles(instance, plan, options)),
    );

  addAssumptionOptions(
    addGridOption(
      addSimulationOptions(
        program
          .command('simulate')
          .description('Éprouve un plan : ce qu’il en reste quand des sessions glissent ou sont abandonnées')
          .argument('<instance.json>', 'fichier de l’instance, ou jeu de données, par exemple normandie-2022')
          .argument('<plan.json>', 'plan, comme pour verify'),
      ),
    ),
  )
    .option(...PARAMETERS)
    .option(...HAND)
    .option('--json', 'réponse en JSON')
    .action(async (instance: string, plan: string, options: SimulateCommandOptions) =>
      end(await (await import('./simulate.ts')).simulateFiles(instance, plan, options)),
    );

  program
    .command('prove')
    .description(
      'Écrit ce qui prouve les bornes d’un plan, niveau par niveau, que chacun peut refaire : des multiplicateurs entiers',
    )
    .argument('<instance.json>', 'fichier de l’instance, ou - pour l’entrée standard')
    .argument(
      '[plan.json]',
      'plan ; sans lui, une borne du pic de la région, ou pourquoi aucun plan n’existe',
    )
    .option(...PARAMETERS)
    .option(...HAND)
    .option('--out <preuve.json>', 'fichier de la preuve ; sans cette option, la sortie standard')
    .action(async (file: string, plan: string | undefined, options: ProveCommandOptions) =>
      end(await (await import('./prove.ts')).proveFile(file, plan, options)),
    );

  addFormatOption(
    program
      .command('export')
      .description('Écrit le modèle exact d’un niveau, à résoudre ailleurs : même optimum')
      .argument('<instance.json>', 'fichier de l’instance, ou - pour l’entrée standard'),
  )
    .option('--level <niveau>', 'niveau à minimiser, par son nom ou son rang à partir de 0 (le premier)')
    .option('--plan <plan.json>', 'plan dont les valeurs tiennent les niveaux précédents')
    .option(...PARAMETERS)
    .option(...HAND)
    .option('--out <modele.lp>', 'fichier du modèle ; sans cette option, la sortie standard')
    .action(async (file: string, options: ExportCommandOptions) =>
      end(await (await import('./export.ts')).exportFile(file, options)),
    );

  program
    .command('import')
    .description('Enregistre en base les fiches d’un fichier CSV, ou tout un jeu de données')
    .argument('<fichier.csv>', 'fichier de fiches, ou dossier d’un jeu de données')
    .option('--campaign <nom>', 'campagne des fiches, par exemple normandie-2022 (inutile pour un dossier)')
    .option('--dry-run', 'dit ce qui changerait, sans rien changer')
    .action(async (path: string, options: { campaign?: string; dryRun?: true }) =>
      end(await (await import('./import.ts')).importPath(path, options)),
    );

  program
    .command('replay')
    .description('Refait un calcul de la base, et dit si le plan est le même')
    .argument('<calcul>', 'identifiant du calcul')
    .action(async (run: string) => end(await (await import('./replay.ts')).replay(run)));

  program
    .command('worker')
    .description(
      'Exécute les calculs, les simulations et les imports qui attendent, ici ou sur une autre machine, jusqu’à Ctrl-C',
    )
    .action(async () => end(await (await import('./worker.ts')).work()));

  addAssumptionOptions(
    addGridOption(
      addSolveOptions(
        program
          .command('smooth')
          .description('Lisse un jeu de données et montre la courbe avant et après')
          .argument('<jeu>', 'jeu de données, par exemple normandie-2022, ou chemin de son dossier'),
      ),
    ),
  )
    .option('--json', 'réponse en JSON')
    .option('--svg <courbe.svg>', 'écrit aussi la courbe en image')
    .action(async (name: string, options: SmoothCommandOptions) =>
      end(await (await import('./smooth.ts')).smooth(name, options)),
    );

  addAssumptionOptions(
    addGridOption(
      program
        .command('instance')
        .description('Écrit l’instance d’un jeu de données, pour check, solve et d’autres outils')
        .argument('<jeu>', 'jeu de données, par exemple normandie-2022, ou chemin de son dossier'),
    ),
  )
    .option('--out <instance.json>', 'fichier de l’instance ; sans cette option, la sortie standard')
    .action(async (name: string, options: InstanceCommandOptions) =>
      end(await (await import('./instance.ts')).writeInstance(name, options)),
    );

  program
    .command('allocate')
    .description(
      'Répartit une enveloppe entre OPCO : planchers, besoins, réserve libérée selon la consommation',
    )
    .argument(
      '<jeu>',
      'jeu de données, par exemple france-2021-2022, chemin de son dossier, ou demande en .json',
    )
    .option('--case <cas>', 'un seul cas du jeu, en détail, par exemple FRANCE-2022')
    .option('--json', 'réponse en JSON')
    .option('--envelopes <enveloppes.json>', 'écrit aussi les enveloppes du cas, pour une instance')
    .option('--lp <programme.lp>', 'écrit aussi le programme linéaire du cas, pour un autre solveur')
    .action(async (name: string, options: AllocateCommandOptions) =>
      end(await (await import('./allocate.ts')).allocateEnvelopes(name, options)),
    );
  program
    .command('documents')
    .description('Écrit le manifeste des documents GraphQL d’une application, pour TRUSTED_DOCUMENTS')
    .argument('<chemin...>', 'fichiers .graphql, ou dossiers qui en contiennent')
    .option('--out <manifeste.json>', 'fichier du manifeste ; sans cette option, la sortie standard')
    .action(async (paths: string[], options: { out?: string }) =>
      end(await (await import('./documents.ts')).writeManifest(paths, options)),
    );

  program
    .command('backup')
    .description('Sauvegarde toute la base dans un fichier, sans arrêter personne')
    .argument('<fichier>', 'fichier à écrire, par exemple metronome-2026-11-22.sauvegarde')
    .action(async (file: string) =>
      end(await (await import('./backup.ts')).backup(file, applicationVersion())),
    );

  program
    .command('restore')
    .description('Restaure une sauvegarde sur une base neuve, entière ou pas du tout')
    .argument('<fichier>', 'sauvegarde écrite par backup')
    .action(async (file: string) => end(await (await import('./backup.ts')).restore(file)));

  addAccessCommands(program, end);
  addAuditCommands(program, end);
  return program;
}

type SolveCommandOptions = Parameters<typeof import('./solve.ts')['solveFile']>[1];
type VerifyCommandOptions = Parameters<typeof import('./verify.ts')['verifyFiles']>[2];
type SimulateCommandOptions = Parameters<typeof import('./simulate.ts')['simulateFiles']>[2];
type ProveCommandOptions = Parameters<typeof import('./prove.ts')['proveFile']>[2];
type ExportCommandOptions = Parameters<typeof import('./export.ts')['exportFile']>[1];
type SmoothCommandOptions = Parameters<typeof import('./smooth.ts')['smooth']>[1];
type AllocateCommandOptions = Parameters<typeof import('./allocate.ts')['allocateEnvelopes']>[1];
type InstanceCommandOptions = Parameters<typeof import('./instance.ts')['writeInstance']>[1];

function exitCodeHelp(): string {
  const lines = EXIT_MEANINGS.map(([code, meaning]) => `  ${String(code).padEnd(4)} ${meaning}`);
  return ['', 'Codes de sortie :', ...lines].join('\n');
}

/** Tells a failure in French, without a trace, and gives its exit code. */
function told(error: unknown): ExitCode {
  if (error instanceof CommanderError) {
    // Help and version are thrown too, once shown; with `metronome` alone the help was the answer to a mistake.
    if (error.exitCode === 0) return EXIT.OK;
    if (error.code !== 'commander.help') process.stderr.write(`${usageInFrench(error)}\n`);
    return EXIT.USAGE;
  }
  if (error instanceof Failure) {
    process.stderr.write(`${error.message}\n`);
    return error.exitCode;
  }
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(
    `Erreur inattendue de Métronome : ${reason}\nSignalez-la avec la commande et les fichiers qui la produisent.\n`,
  );
  return EXIT.INTERNAL;
}
