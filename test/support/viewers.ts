import type { RegionCode } from '../../src/domain/codes.ts';
import type { OpcoCode } from '../../src/domain/opco.ts';
import type { Role } from '../../src/domain/role.ts';
import type { Viewer } from '../../src/domain/viewer.ts';

const NORMANDIE = '28' as RegionCode;

/** Somebody of an organisation with these roles, which is this OPCO or none. */
export function aViewer(opco: OpcoCode | null, ...roles: Role[]): Viewer {
  const organisation = {
    id: '0198a2ee-0000-7000-8000-000000000001',
    name: opco ?? 'Une organisation',
    opco,
    // The tests are about Normandie, unless they say otherwise.
    regions: roles.includes('REGION') ? [NORMANDIE] : null,
  };
  return { kind: 'TOKEN', account: 'essai', organisation, roles };
}
