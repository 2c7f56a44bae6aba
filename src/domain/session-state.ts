import { defineVocabulary } from './vocabulary.ts';

/**
 * How far a session has come: the fiche is submitted, validated by the Région and France Travail
 * (002:L361-373, L1107-1117), engaged by the OPCO (002:L221-231), started, or abandoned with a reason.
 */
export type SessionState = 'SUBMITTED' | 'VALIDATED' | 'ENGAGED' | 'STARTED' | 'ABANDONED';

/** The states with their French labels and the spellings met in files. */
export const sessionStates = defineVocabulary<SessionState>('un état', {
  SUBMITTED: { label: 'déposée', variants: ['déposé', 'soumise', 'prévue', 'planned', 'en attente'] },
  VALIDATED: { label: 'validée', variants: ['validé', 'programmée'] },
  ENGAGED: { label: 'engagée', variants: ['engagé'] },
  STARTED: {
    label: 'démarrée',
    variants: ['démarré', 'commencée', 'en cours', 'held', 'réalisée', 'terminée'],
  },
  ABANDONED: { label: 'abandonnée', variants: ['abandonné', 'annulée', 'annulé', 'abandoned', 'abandon'] },
});

/** A session whose money is engaged or that has started is a fact: the solver never moves it (H7, 002:L221-231). */
export function isFixed(state: SessionState): boolean {
  return state === 'ENGAGED' || state === 'STARTED';
}

/** An abandoned session is kept for the bilan but is not programmed any more. */
export function isProgrammable(state: SessionState): boolean {
  return state !== 'ABANDONED';
}

/**
 * May every member of the conference see it? Not a fiche that waits for its opinion, and not an abandoned one,
 * of which nothing says whether it was ever validated.
 */
export const validatedStates: readonly SessionState[] = ['VALIDATED', 'ENGAGED', 'STARTED'];

/** May the Carif-Oref publish it? Once validated, and not once it has started (H14, 002:L1091-1117). */
export const publishableStates: readonly SessionState[] = ['VALIDATED', 'ENGAGED'];

/**
 * Was its date told to candidates and companies? By its OPCO, as its fiche says, or by being published: moving it
 * then costs more. Two facts, so that a withdrawn publication leaves what the fiche says, and no import undoes one.
 */
export function isAnnounced(session: { announced: boolean; publishedOn: string | null }): boolean {
  return session.announced || session.publishedOn !== null;
}

/** What each state may become when its OPCO says so: engaging, starting, giving up, filing again; never validating. */
const FILED: Readonly<Record<SessionState, readonly SessionState[]>> = {
  SUBMITTED: ['ABANDONED'],
  VALIDATED: ['ENGAGED', 'STARTED', 'ABANDONED'],
  ENGAGED: ['STARTED', 'ABANDONED'],
  STARTED: ['ABANDONED'],
  ABANDONED: ['SUBMITTED'],
};

/** May an OPCO file a session in this state, which had that one before, or null for a new one? */
export function mayFile(before: SessionState | null, after: SessionState): boolean {
  if (before === null) return after === 'SUBMITTED' || after === 'ABANDONED';
  return before === after || FILED[before].includes(after);
}
