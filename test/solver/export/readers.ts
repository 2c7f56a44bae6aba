/** The other readers of our texts: HiGHS, always, and `cbc` and `glpsol` where the machine has them. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compiledHighs, loadHighs } from '../../../solver/engines/highs-module.ts';
import type { ModelFormat } from '../../../solver/index.ts';

/** Optimum of a text, or null when it says that no point exists. */
export type Reader = (text: string, format: ModelFormat) => Promise<number | null>;

const runtime = compiledHighs().then((wasmModule) => loadHighs({ wasmModule }));

/** HiGHS from the text, by its own readers of files: not independent of our default engine, and one check more. */
export const readByHighs: Reader = async (text, format) => {
  const highs = await runtime;
  return highs.withModel({ format, data: text }, (model) => {
    model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0 });
    const { modelStatus } = model.run();
    const { optimal, infeasible, unboundedOrInfeasible } = highs.constants.modelStatus;
    if (modelStatus === infeasible || modelStatus === unboundedOrInfeasible) return null;
    if (modelStatus !== optimal) throw new Error(`HiGHS ended with status ${modelStatus}`);
    return Number(model.info.get('objective_function_value'));
  });
};

/** Programs of the machine that can solve a file. */
const PROGRAMS: Record<string, (file: string, format: ModelFormat, out: string) => string[]> = {
  cbc: (file, _, out) => [file, '-ratioGap', '0', '-seconds', '60', '-solve', '-solution', out],
  glpsol: (file, format, out) => [
    format === 'lp' ? '--lp' : '--freemps',
    file,
    ...['--mir', '--gomory', '--tmlim', '60', '-o', out],
  ],
};

/** Readers that are programs on the PATH, by name; none where there is none. */
export function readersOnThePath(): { name: string; reader: Reader }[] {
  return Object.keys(PROGRAMS).flatMap((name) =>
    spawnSync(name, ['--version'], { input: '', stdio: 'pipe', timeout: 5_000 }).error === undefined
      ? [{ name, reader: (text, format) => Promise.resolve(run(name, text, format)) }]
      : [],
  );
}

function run(name: string, text: string, format: ModelFormat): number | null {
  const folder = mkdtempSync(join(tmpdir(), 'metronome-export-'));
  try {
    const [file, out] = [join(folder, `program.${format}`), join(folder, 'solution.txt')];
    writeFileSync(file, text);
    const { stdout } = spawnSync(name, PROGRAMS[name]!(file, format, out), { encoding: 'utf8', input: '' });
    const solution = readFileSync(out, 'utf8');
    if (/infeasible|INTEGER EMPTY|no (primal|integer) feasible|UNDEFINED/i.test(solution)) return null;
    const found = /^(?:Optimal - objective value|Objective:\s+cost =)\s+(\S+)/m.exec(solution)?.[1];
    if (found === undefined || /non-optimal/i.test(solution))
      throw new Error(`${name} gave no optimum:\n${stdout}\n${solution.slice(0, 500)}`);
    return Number(found);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
