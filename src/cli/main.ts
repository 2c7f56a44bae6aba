#!/usr/bin/env node
/** The command line, `metronome`: the version of Node first, then everything else. */

import '../require-node.ts';

// An older Node may not even link what follows: it is loaded once the version is known to do.
const { run } = await import('./program.ts');
process.exitCode = await run(process.argv);
