import Sequencer from '@jest/test-sequencer';

/** What starts processes or solves whole instances, the longest first. */
const LONG = [
  /^test\/(main|faults\/)/,
  /^test\/(runs|cli|db\/(embedded|backup))\//,
  /^test\/(access\/sign-in|docs|solver\/(export|search|engines|liars))\//,
  /^test\/(schema|http|access|live|scenarios)\//,
];

/**
 * The order of the files. Jest starts with the longest once it has timed them; in a fresh clone it goes by size, and
 * would wait at the end for a short file that starts a database, a server and a worker.
 */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    if (sorted.every(({ duration }) => duration !== undefined)) return sorted;
    return sorted
      .map((test) => ({ test, rank: rankOf(test) }))
      .sort((a, b) => a.rank - b.rank)
      .map(({ test }) => test);
  }
}

function rankOf({ path, context }) {
  const own = path.slice(context.config.rootDir.length + 1);
  const rank = LONG.findIndex((pattern) => pattern.test(own));
  return rank === -1 ? LONG.length : rank;
}
