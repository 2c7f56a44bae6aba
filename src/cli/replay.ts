/** `metronome replay`: solves a run of the database again, and says whether the plan is the same. */

import { compareReplay, findPlanned, instanceOf, parametersOf, type ReplayReason } from '../runs/index.ts';
import { applicationVersion } from '../version.ts';
import { withDatabase } from './database.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { Failure } from './failure.ts';
import { runSolve } from './run-solve.ts';

const BECAUSE: Record<ReplayReason, string> = {
  CLOCK: 'l’un des deux calculs a été arrêté par l’horloge, une annulation ou une panne de son moteur',
  VERSION: 'Métronome, son moteur ou Node.js n’ont plus la même version',
  DATA: 'les données gardées ne sont plus celles du calcul',
};

/** Solves again. Exits with OK for the same plan, REFUSED for another one. */
export async function replay(id: string): Promise<ExitCode> {
  return withDatabase(async (orm) => {
    const em = orm.em.fork();
    const found = await findPlanned(em, id);
    if ('problems' in found) throw new Failure(found.problems[0]!.message, EXIT.USAGE);
    const { run, solved } = found;
    await em.populate(run, ['instance']);
    const result = await runSolve(instanceOf(run), parametersOf(run));
    if (result.status !== 'PLANNED') {
      process.stdout.write(`Un autre résultat : ce calcul ne donne plus de plan (${result.status}).\n`);
      return EXIT.REFUSED;
    }
    const { isSame, moved, reasons } = compareReplay(solved, {
      plan: result.plan,
      solvedWith: applicationVersion(),
      solvedOnNode: process.versions.node,
    });
    if (isSame) {
      process.stdout.write(`Le même plan : ${solved.plan.assignments.length} sessions aux mêmes dates.\n`);
      return EXIT.OK;
    }
    const why =
      reasons.length === 0
        ? 'rien ne l’explique : signalez-le'
        : reasons.map((one) => BECAUSE[one]).join(' ; ');
    process.stdout.write(`Un autre plan : sessions déplacées ${moved}. Pourquoi : ${why}.\n`);
    return EXIT.REFUSED;
  });
}
