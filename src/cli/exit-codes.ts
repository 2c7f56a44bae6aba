/** How the commands end, for scripts: one number per thing that a script may want to do next. */

/** Exit codes by meaning. */
export const EXIT = {
  /** Done: the instance holds together, the plan is valid, or it is proven within the gaps asked. */
  OK: 0,
  /** The answer is no: `check` found problems, or `verify` found violations. */
  REFUSED: 1,
  /** The command cannot be understood, or a file cannot be read or written. */
  USAGE: 2,
  /** What a readable file says cannot be used: instance, parameters, plan or fiches with problems. */
  INVALID: 3,
  /** No plan can exist; the conflicts say why. */
  INFEASIBLE: 4,
  /** A verified plan, ended by a limit on the clock or on work before its proof. */
  LIMIT: 5,
  /** The engine broke; a verified plan is kept, without the proof asked for. */
  ENGINE_FAILED: 6,
  /** The database cannot be opened. */
  DATABASE: 7,
  /** No plan was found within the limits, and nothing proves that none exists. */
  UNDECIDED: 8,
  /** A fault of ours. */
  INTERNAL: 70,
  /** Stopped by Ctrl-C or `kill`: the best verified plan is kept, when there was one. */
  CANCELLED: 130,
} as const;

/** One of the codes. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What each code means, in French, as `--help` shows it. */
export const EXIT_MEANINGS: readonly (readonly [ExitCode, string])[] = [
  [EXIT.OK, 'réussi ; pour un plan : vérifié, et prouvé aux écarts demandés'],
  [EXIT.REFUSED, 'check a trouvé des problèmes, ou verify des règles enfreintes'],
  [EXIT.USAGE, 'commande mal écrite, fichier absent, illisible ou impossible à écrire'],
  [EXIT.INVALID, 'instance, paramètres, plan ou fiches inutilisables : tous les problèmes sont listés'],
  [EXIT.INFEASIBLE, 'aucun plan n’existe : les conflits sont listés'],
  [EXIT.LIMIT, 'plan vérifié, arrêté par une limite de temps ou de travail avant la preuve'],
  [EXIT.ENGINE_FAILED, 'le moteur a échoué ; le meilleur plan vérifié est donné'],
  [EXIT.DATABASE, 'la base de données ne s’ouvre pas'],
  [EXIT.UNDECIDED, 'aucun plan trouvé dans les limites données, sans preuve qu’il n’y en a pas'],
  [EXIT.INTERNAL, 'erreur de Métronome'],
  [EXIT.CANCELLED, 'arrêté par Ctrl-C ; le meilleur plan vérifié est donné s’il y en a un'],
];
