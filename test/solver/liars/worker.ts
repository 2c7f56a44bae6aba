/** A worker whose engine lies in one way, named after its first argument: the rest of the machinery is the real one. */
import { serve } from '../../../solver/engines/serve.ts';
import { LIES, type Lie } from './lies.ts';

const lie = process.argv[2] as Lie;
await serve({ highs: LIES[lie], 'javascript-lp-solver': LIES[lie] });
