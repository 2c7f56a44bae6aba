/** What the `commander` library says in English, said in French. */

import type { Command, CommanderError } from 'commander';

const TITLES: Record<string, string> = {
  'Usage:': 'Utilisation :',
  'Arguments:': 'Arguments :',
  'Options:': 'Options :',
  'Commands:': 'Commandes :',
};

/** Gives a program, before its commands are added, its help in French. */
export function speakFrench(program: Command): Command {
  return program
    .helpOption('-h, --help', 'affiche cette aide')
    .helpCommand(false)
    .configureHelp({ styleTitle: (title) => TITLES[title] ?? title })
    .configureOutput({ outputError: () => {} })
    .exitOverride();
}

/** A usage error: its English sentence, and the French one made of the values it names. */
interface Translation {
  english: RegExp;
  french: (...values: string[]) => string;
}

const TRANSLATIONS: Record<string, Translation> = {
  'commander.unknownCommand': {
    english: /unknown command '(.*?)'(?:\n\(Did you mean (.*?)\?\))?$/s,
    french: (name, near) => `« ${name} » : cette commande n’existe pas.${suggestion(near)}`,
  },
  'commander.unknownOption': {
    english: /unknown option '(.*?)'(?:\n\(Did you mean (.*?)\?\))?$/s,
    french: (name, near) => `« ${name} » : cette option n’existe pas.${suggestion(near)}`,
  },
  'commander.missingArgument': {
    english: /missing required argument '(.*?)'/,
    french: (name) => `Il manque <${name}>.`,
  },
  'commander.optionMissingArgument': {
    english: /option '(.*?)' argument missing/,
    french: (flags) => `L’option « ${flags} » attend une valeur.`,
  },
  'commander.missingMandatoryOptionValue': {
    english: /required option '(.*?)' not specified/,
    french: (flags) => `Il manque l’option « ${flags} ».`,
  },
  'commander.excessArguments': {
    english: /Expected (\d+) arguments? but got (\d+): (.*)\.$/s,
    french: (expected, got, found) => `${got} arguments au lieu de ${expected} : ${found}.`,
  },
  'commander.invalidArgument': {
    english: /option '(.*?)' argument '(.*?)' is invalid\. (.*)$/s,
    french: (flags, value, reason) => `« ${value} » pour « ${flags} » : ${reason}`,
  },
};

function suggestion(near: string): string {
  return near === '' ? '' : ` Vouliez-vous ${near.replace(/^one of /, 'l’une de : ')} ?`;
}

/** A usage error in French, with what to do next. What we have no words for stays as the library says it. */
export function usageInFrench({ code, message }: CommanderError): string {
  const translation = TRANSLATIONS[code];
  const found = translation?.english.exec(message);
  const told =
    translation === undefined || found == null
      ? message.replace(/^error: /, '')
      : translation.french(...found.slice(1).map((value) => value ?? ''));
  return `${told}\nL’aide est dans : metronome --help, ou metronome <commande> --help.`;
}
