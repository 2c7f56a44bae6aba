import { accept, type Parsed, refuse } from './parsed.ts';
import { collapseSpaces } from './text.ts';

/** SIREN of La Poste, whose establishments do not follow the key of the others. */
const LA_POSTE = '356000000';

/**
 * Reads the SIRET of an establishment: fourteen digits, spaces allowed, with a valid key. The key is Luhn's;
 * the establishments of La Poste, its head office aside, have digits whose sum is a multiple of five.
 */
export function parseSiret(text: string): Parsed<string> {
  const digits = collapseSpaces(text).replace(/ /g, '');
  if (!/^\d{14}$/.test(digits)) return refuse(text, 'un SIRET, quatorze chiffres');
  const isSound = luhnSum(digits) % 10 === 0 || (digits.startsWith(LA_POSTE) && plainSum(digits) % 5 === 0);
  return isSound ? accept(digits) : refuse(text, 'un SIRET dont la clé est juste : un chiffre est faux');
}

/** Every second digit from the right counts double, its own digits added. */
function luhnSum(digits: string): number {
  return [...digits].reduceRight((sum, digit, index) => {
    const value = Number(digit) * ((digits.length - index) % 2 === 0 ? 2 : 1);
    return sum + (value > 9 ? value - 9 : value);
  }, 0);
}

function plainSum(digits: string): number {
  return [...digits].reduce((sum, digit) => sum + Number(digit), 0);
}
