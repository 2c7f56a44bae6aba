/**
 * GLPK 5.0 compiled to WebAssembly: an independent solver with readers of its own, the same as `glpsol`'s.
 * It shares nothing with the engines of the solver.
 */
import { createRequire } from 'node:module';
import type { ModelFormat } from '../../../solver/index.ts';

/** What GLPK made of a text. */
export interface Elsewhere {
  end: 'OPTIMAL' | 'INFEASIBLE' | 'UNBOUNDED' | 'UNDECIDED';
  /** Value of the objective, when optimal. */
  value: number | null;
  /** Values of the columns by name, when optimal. */
  columns: Map<string, number>;
}

type Pointer = number;

/** The few functions of the C library that we call; the package declares no types for this build. */
interface Glpk {
  FS: { writeFile(path: string, text: string): void };
  HEAP32: Int32Array;
  UTF8ToString(text: Pointer): string;
  stringToUTF8(text: string, at: Pointer, size: number): void;
  lengthBytesUTF8(text: string): number;
  _malloc(bytes: number): Pointer;
  _free(at: Pointer): void;
  _glp_create_prob(): Pointer;
  _glp_delete_prob(problem: Pointer): void;
  _glp_read_lp(problem: Pointer, options: Pointer, file: Pointer): number;
  _glp_read_mps(problem: Pointer, format: number, options: Pointer, file: Pointer): number;
  _glp_init_iocp(options: Pointer): void;
  _glp_intopt(problem: Pointer, options: Pointer): number;
  _glp_mip_status(problem: Pointer): number;
  _glp_mip_obj_val(problem: Pointer): number;
  _glp_mip_col_val(problem: Pointer, column: number): number;
  _glp_get_num_cols(problem: Pointer): number;
  _glp_get_col_name(problem: Pointer, column: number): Pointer;
}

// From glpk.h. Offsets are those of `glp_iocp` in 32 bits.
const FREE_MPS = 2;
const OPTIMAL = 5;
const NO_PRIMAL_SOLUTION = 0x0a;
const NO_DUAL_SOLUTION = 0x0b;
const IOCP = { bytes: 512, msLimit: 32, mirCuts: 72, gomoryCuts: 76, presolve: 88 };

const told: string[] = [];
const initialize = createRequire(import.meta.url)('glpk-wasm/full') as (options: {
  print: (line: string) => void;
  printErr: (line: string) => void;
}) => Promise<Glpk>;
const glpk = initialize({ print: (line) => told.push(line), printErr: (line) => told.push(line) });

/**
 * Reads a program as LP or as free MPS and solves it to optimality.
 * @throws Error with what GLPK said, when it cannot read the text.
 */
export async function solveElsewhere(text: string, format: ModelFormat): Promise<Elsewhere> {
  const library = await glpk;
  const problem = library._glp_create_prob();
  try {
    read(library, problem, text, format);
    return solve(library, problem);
  } finally {
    library._glp_delete_prob(problem);
  }
}

function read(library: Glpk, problem: Pointer, text: string, format: ModelFormat): void {
  const path = `/program.${format}`;
  library.FS.writeFile(path, text);
  const size = library.lengthBytesUTF8(path) + 1;
  const file = library._malloc(size);
  library.stringToUTF8(path, file, size);
  told.length = 0;
  const failed =
    format === 'lp'
      ? library._glp_read_lp(problem, 0, file)
      : library._glp_read_mps(problem, FREE_MPS, 0, file);
  library._free(file);
  if (failed !== 0 || told.some((line) => /warning/i.test(line))) throw new Error(told.join('\n'));
}

function solve(library: Glpk, problem: Pointer): Elsewhere {
  const options = library._malloc(IOCP.bytes);
  library._glp_init_iocp(options);
  const set = (offset: number, value: number): void => {
    library.HEAP32[(options + offset) >> 2] = value;
  };
  set(IOCP.presolve, 1);
  set(IOCP.mirCuts, 1);
  set(IOCP.gomoryCuts, 1);
  set(IOCP.msLimit, 60_000);
  const ended = library._glp_intopt(problem, options);
  library._free(options);
  const columns = new Map<string, number>();
  if (ended === NO_PRIMAL_SOLUTION) return { end: 'INFEASIBLE', value: null, columns };
  if (ended === NO_DUAL_SOLUTION) return { end: 'UNBOUNDED', value: null, columns };
  const status = library._glp_mip_status(problem);
  // 4: branch and bound found that no whole point exists.
  if (ended === 0 && status === 4) return { end: 'INFEASIBLE', value: null, columns };
  if (ended !== 0 || status !== OPTIMAL) return { end: 'UNDECIDED', value: null, columns };
  for (let column = 1; column <= library._glp_get_num_cols(problem); column++) {
    const name = library.UTF8ToString(library._glp_get_col_name(problem, column));
    columns.set(name, library._glp_mip_col_val(problem, column));
  }
  return { end: 'OPTIMAL', value: library._glp_mip_obj_val(problem), columns };
}
