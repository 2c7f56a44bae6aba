import type { Gate } from './gate.ts';

/**
 * "A POEC lasts 400 hours at most, unless a derogation says otherwise."
 * Open when hours[s] <= hoursCap or s has a derogation.
 * Applies to every session whose hours are known; closed in every week otherwise.
 * Unit: hours of training of one trainee.
 * Source: H1, 002:L33-67 (derogations: transport routier, immobilier, logisticien dans l'Eure).
 */
export const hoursCapGate: Gate = {
  name: 'hours-cap',
  prepare:
    (_, { hoursCap }) =>
    (session) => {
      const { hours, derogation } = session;
      if (hours === undefined || hours <= hoursCap) return null;
      const derogated = derogation !== undefined && derogation !== null && derogation !== '';
      return derogated ? null : { gate: 'hours-cap', what: String(hours) };
    },
};
