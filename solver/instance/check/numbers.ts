/** Numbers that count, pay or weigh. NaN and fractions of a cent come from code, not from files: both are refused. */

import type { Problem } from '../../solution/types.ts';
import { problem } from './context.ts';

/** Nothing, or why a number of `unit` is not a whole number of at least `minimum`. */
export function checkCount(path: string, value: number, minimum: number, unit: string): Problem[] {
  if (!Number.isSafeInteger(value)) {
    return [
      problem(
        'COUNT_NOT_INTEGER',
        path,
        value,
        `ce n'est pas un nombre entier de ${unit}. Attendu : un entier à partir de ${minimum}. Corriger la valeur.`,
      ),
    ];
  }
  if (value < minimum) {
    return [
      problem(
        'COUNT_TOO_SMALL',
        path,
        value,
        `nombre de ${unit} trop petit. Attendu : au moins ${minimum}. Corriger la valeur.`,
      ),
    ];
  }
  return [];
}

/** Nothing, or why an amount is not an exact number of cents, zero or more. */
export function checkCents(path: string, value: number): Problem[] {
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    return [
      problem(
        'MONEY_UNSAFE',
        path,
        value,
        `montant trop grand pour être exact au centime. Attendu : au plus ${Number.MAX_SAFE_INTEGER} centimes. Vérifier l'unité : euros ou centimes ?`,
      ),
    ];
  }
  if (!Number.isInteger(value)) {
    return [
      problem(
        'MONEY_NOT_INTEGER',
        path,
        value,
        "montant qui n'est pas un nombre entier de centimes. Attendu : des centimes, 12,50 EUR s'écrit 1250. Convertir en centimes.",
      ),
    ];
  }
  if (value < 0) {
    return [
      problem(
        'MONEY_NEGATIVE',
        path,
        value,
        'montant négatif. Attendu : zéro ou plus, en centimes. Corriger le montant ; un retrait se note en diminuant la tranche.',
      ),
    ];
  }
  return [];
}

/** Nothing, or why a weight cannot price anything. */
export function checkWeight(path: string, value: number): Problem[] {
  if (Number.isFinite(value) && value >= 0) return [];
  return [
    problem(
      'WEIGHT_INVALID',
      path,
      value,
      'poids impossible. Attendu : un nombre fini, zéro ou plus. Donner 1 quand rien ne distingue la session.',
    ),
  ];
}
