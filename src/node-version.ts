/** Oldest Node that runs Métronome: MikroORM 7 needs it. */
export const oldestNode = { major: 22, minor: 17 };

/**
 * Why this Node will not do, and what to do; undefined when it does. npm scripts never meet it: npm puts
 * the Node installed with the project first. A file started by its path gets the machine's own.
 * @param version as `process.versions.node` gives it, "20.20.2".
 */
export function complaintAboutNode(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > oldestNode.major || (major === oldestNode.major && minor >= oldestNode.minor)) return undefined;
  return (
    `Node ${version} est trop ancien : Métronome demande Node ${oldestNode.major}.${oldestNode.minor} ou plus récent.\n` +
    'Lancez-le par npm (« npm start »), qui utilise le Node installé avec le projet, ou mettez Node à jour (https://nodejs.org).'
  );
}
