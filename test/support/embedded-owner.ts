/**
 * A process that uses an embedded server until its standard input closes or it is killed:
 *
 *     node embedded-owner.ts <folder>
 *
 * It prints the address once the server accepts connections, and "stopped" once it has left.
 */
import { startEmbeddedPostgres } from '../../src/db/embedded/index.ts';

const server = await startEmbeddedPostgres({ folder: process.argv[2] ?? '' });
console.log(server.url);
process.stdin.resume();
process.stdin.on('end', async () => {
  await server.stop();
  console.log('stopped');
});
