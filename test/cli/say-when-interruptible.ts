/** Loaded into a command by the tests: says on the standard error when the command listens to Ctrl-C. */
process.on('newListener', (event) => {
  if (event === 'SIGINT') process.stderr.write('INTERRUPTIBLE\n');
});
