/** The worker of the engines of the house. Ended from outside when it does not answer. */
import { openHighs } from './highs.ts';
import { openJavascriptLpSolver } from './javascript-lp-solver.ts';
import { serve } from './serve.ts';

await serve({ highs: openHighs, 'javascript-lp-solver': openJavascriptLpSolver });
