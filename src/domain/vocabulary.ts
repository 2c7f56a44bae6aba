import { accept, type Parsed, refuse } from './parsed.ts';
import { foldWords, listChoices } from './text.ts';

/** A closed list of words: codes inside, French labels outside, and the spellings that mean the same. */
export interface Vocabulary<Code extends string> {
  /** Every code, in the order it was declared. */
  readonly codes: readonly Code[];
  /** Reads a code, a label or a variant, whatever its accents, capitals and punctuation. */
  parse(text: string): Parsed<Code>;
  /** The French label of a code. */
  label(code: Code): string;
  /** Is this text exactly one of the codes? */
  isCode(text: string): text is Code;
}

/** One word of a vocabulary: its French label and other spellings met in files. */
export interface Word {
  label: string;
  variants?: readonly string[];
}

/**
 * Declares a vocabulary. Two codes that share a spelling are a mistake of ours: it throws at load.
 * @param expected how a refusal starts, e.g. `une nature`.
 */
export function defineVocabulary<const Code extends string>(
  expected: string,
  words: Readonly<Record<Code, Word>>,
): Vocabulary<Code> {
  const codes = Object.keys(words) as Code[];
  const bySpelling = new Map<string, Code>();
  for (const code of codes) {
    const word = words[code];
    for (const spelling of [code, word.label, ...(word.variants ?? [])]) {
      const folded = foldWords(spelling);
      const other = bySpelling.get(folded);
      if (other !== undefined && other !== code) {
        throw new Error(`« ${spelling} » would mean both ${other} and ${code}`);
      }
      bySpelling.set(folded, code);
    }
  }
  const choices = listChoices(codes.map((code) => words[code].label));
  return {
    codes,
    parse(text) {
      const code = bySpelling.get(foldWords(text));
      return code === undefined ? refuse(text, `${expected} : ${choices}`) : accept(code);
    },
    label: (code) => words[code].label,
    isCode: (text): text is Code => Object.hasOwn(words, text),
  };
}
