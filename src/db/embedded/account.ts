import { execFileSync, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { EmbeddedPostgresError, useYourOwnServer } from './errors.ts';

/** A system account. */
export interface Account {
  name: string;
  uid: number;
  gid: number;
}

/**
 * Which account runs the server, or undefined for the current one.
 *
 * PostgreSQL refuses to run as root, so root hands it to the owner of the folder, else to `postgres`,
 * else to `nobody`. The account must exist: PostgreSQL looks its own name up and stops on a bare uid.
 * @param folders what may already have an owner, the surest first (the cluster, then its folder).
 */
export function chooseAccount(folders: string[]): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const folder of folders) {
    const owner = statSync(folder, { throwIfNoEntry: false })?.uid;
    if (owner === undefined || owner === 0) continue;
    const account = findAccount(String(owner));
    if (account !== undefined) return account;
    throw new EmbeddedPostgresError(
      `${folder} appartient à l'identifiant ${owner}, qui n'est celui d'aucun compte de cette machine : PostgreSQL refuse de démarrer ainsi. ` +
        `Donnez le dossier à un compte qui existe (chown -R postgres ${folder}), ou choisissez un autre dossier avec METRONOME_DATA. ${useYourOwnServer}`,
    );
  }
  const account = findAccount('postgres') ?? findAccount('nobody');
  if (account !== undefined) return account;
  throw new EmbeddedPostgresError(
    "PostgreSQL refuse de tourner sous root, et cette machine n'a ni compte « postgres » ni compte « nobody ». " +
      `Créez-en un (useradd --system postgres), ou lancez Métronome avec un compte ordinaire. ${useYourOwnServer}`,
  );
}

/** Asks `id`, which knows every directory of accounts the machine uses, unlike /etc/passwd. */
function findAccount(nameOrUid: string): Account | undefined {
  const ask = (what: string): string =>
    execFileSync('id', [what, nameOrUid], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  try {
    return { name: ask('-un'), uid: Number(ask('-u')), gid: Number(ask('-g')) };
  } catch {
    return undefined;
  }
}

/** What `spawn` needs to run a program as that account, away from a working folder it may not enter. */
export function identityOf(account: Account | undefined): { uid?: number; gid?: number; cwd: string } {
  return account === undefined ? { cwd: '/' } : { uid: account.uid, gid: account.gid, cwd: '/' };
}

/** Whether the account can go through every folder down to this one. Tried, not computed: ACLs and mounts count too. */
export function canEnter(folder: string, account: Account | undefined): boolean {
  if (account === undefined) return true;
  const tried = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], {
    ...identityOf(account),
    stdio: 'ignore',
  });
  return tried.status === 0;
}
