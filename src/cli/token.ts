/** `metronome token`: API tokens, for machines. */

import { createToken, revokeToken } from '../access/tokens.ts';
import { type Role, roles } from '../domain/role.ts';
import { AccessToken } from '../entities/index.ts';
import { told } from './access-words.ts';
import { withDatabase } from './database.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { textTable } from './text-table.ts';

/** Options of `token create`. */
export interface TokenOptions {
  organisation: string;
  role: Role[];
  days: number;
}

/** Gives a token. Its text goes to standard output alone, the only time that it exists. */
export async function createNamed(
  label: string,
  { organisation, role, days }: TokenOptions,
): Promise<ExitCode> {
  const wanted = { label, organisation, roles: role, days };
  const answer = await withDatabase((orm) => createToken(orm.em.fork(), wanted));
  if ('problems' in answer) return told(answer);
  const { token, secret } = answer;
  process.stderr.write(
    `Jeton ${token.id}, jusqu'au ${token.expiresAt.toISOString().slice(0, 10)}. Le voici, une seule fois :\n`,
  );
  process.stdout.write(`${secret}\n`);
  return EXIT.OK;
}

/** Lists the tokens, latest first; never their text, which is not kept. */
export async function listTokens(now = new Date()): Promise<ExitCode> {
  const all = await withDatabase((orm) =>
    orm.em
      .fork()
      .find(AccessToken, {}, { orderBy: { createdAt: 'desc', id: 'desc' }, populate: ['organisation'] }),
  );
  const rows = all.map((token) => [
    token.id,
    token.organisation.$.name,
    token.label,
    token.roles.map((role) => roles.label(role)).join(', '),
    token.expiresAt.toISOString().slice(0, 10),
    token.lastUsedAt?.toISOString().slice(0, 16) ?? 'jamais',
    stateOf(token, now),
  ]);
  const headers = ['jeton', 'organisation', 'libellé', 'rôles', "jusqu'au", 'dernier usage', 'état'];
  const columns = headers.map((header) => ({ header, align: 'left' as const }));
  process.stdout.write(rows.length === 0 ? 'Aucun jeton.\n' : `${textTable(columns, rows).join('\n')}\n`);
  return EXIT.OK;
}

/** Takes a token back. */
export async function revokeById(id: string): Promise<ExitCode> {
  const answer = await withDatabase((orm) => revokeToken(orm.em.fork(), id));
  if ('problems' in answer) return told(answer);
  process.stdout.write(`Jeton ${id} révoqué : il n'ouvre plus rien.\n`);
  return EXIT.OK;
}

function stateOf({ revokedAt, expiresAt }: AccessToken, now: Date): string {
  if (revokedAt !== null) return `révoqué le ${revokedAt.toISOString().slice(0, 10)}`;
  return expiresAt <= now ? 'expiré' : 'valable';
}
