import type { FileKind, LimitKind } from '../../src/domain/file-kind.ts';
import { describedEnum } from '../vocabulary.ts';

const LIMITS: Record<LimitKind, string> = {
  OPCO_CAPACITIES: 'Des plafonds d’OPCO : opco, plafond_mensuel, provenance, source.',
  CANDIDATE_POOLS:
    'Des viviers : reference, famille_rome, zone, departement, candidats_attendus, provenance, source.',
  QUARTER_CAPACITIES: 'Des capacités par trimestre : trimestre, entrees, cout_eur, provenance, source.',
};

export const LimitKindEnum = describedEnum<LimitKind>(
  'LimitKind',
  'Ce que contient un fichier de limites, avec ses colonnes.',
  LIMITS,
);

export const FileKindEnum = describedEnum<FileKind>('FileKind', 'Ce que contient un fichier importé.', {
  SESSIONS: 'Des fiches.',
  ...LIMITS,
});
