import { describe, expect, test } from '@jest/globals';
import { checkInstance } from '../../../../solver/instance/check.ts';
import type { Instance, Session } from '../../../../solver/instance/types.ts';
import { anAgency, anInstance, anOpco, weeksFrom } from '../../builders.ts';
import { told } from './told.ts';

const WEEKS = weeksFrom('2022-01-03', 4);

/** What is told of an instance of four weeks whose only session is this one. */
function toldOf(session: Partial<Session>, instance: Partial<Omit<Instance, 'sessions'>> = {}): string[] {
  return told(anInstance({ weeks: WEEKS, ...instance, sessions: [session] }));
}

describe('hours', () => {
  test.each<[number, string[]]>([
    [1, []],
    [399.5, []],
    [560, []],
    [0, ['HOURS_INVALID /sessions/0/hours']],
    [-7, ['HOURS_INVALID /sessions/0/hours']],
    [Number.NaN, ['HOURS_INVALID /sessions/0/hours']],
    [Number.POSITIVE_INFINITY, ['HOURS_INVALID /sessions/0/hours']],
  ])('%p hours', (hours, problems) => {
    expect(toldOf({ hours })).toEqual(problems);
  });
});

describe('dates', () => {
  test.each<[string, Partial<Session>, string[]]>([
    ['a body known on a day', { trainingBodyKnownOn: '2022-06-01' }, []],
    ['a body known', { trainingBodyKnownOn: null }, []],
    [
      'a body known on a day that does not exist',
      { trainingBodyKnownOn: '2022-06-31' },
      ['DATE_IMPOSSIBLE /sessions/0/trainingBodyKnownOn'],
    ],
    ['no certification', { certification: null }, []],
    [
      'a certification of one day',
      { certification: { validFrom: '2022-01-03', validUntil: '2022-01-03' } },
      [],
    ],
    [
      'a certification the wrong way round',
      { certification: { validFrom: '2022-01-04', validUntil: '2022-01-03' } },
      ['CERTIFICATION_REVERSED /sessions/0/certification/validUntil'],
    ],
    ['a certification without end', { certification: { validFrom: '2022-01-04', validUntil: null } }, []],
    ['a certification without dates', { certification: { validFrom: null, validUntil: null } }, []],
    [
      'a certification from a day that does not exist',
      { certification: { validFrom: '2022-02-30', validUntil: null } },
      ['DATE_IMPOSSIBLE /sessions/0/certification/validFrom'],
    ],
    [
      'a certification until 9999',
      { certification: { validFrom: null, validUntil: '9999-12-31' } },
      ['DATE_OUT_OF_RANGE /sessions/0/certification/validUntil'],
    ],
    [
      'both sides at fault',
      { certification: { validFrom: '2022-02-30', validUntil: '9999-12-31' } },
      [
        'DATE_IMPOSSIBLE /sessions/0/certification/validFrom',
        'DATE_OUT_OF_RANGE /sessions/0/certification/validUntil',
      ],
    ],
  ])('%s', (_, session, problems) => {
    expect(toldOf(session)).toEqual(problems);
  });

  test.each([
    ['2021-12-01', []],
    [null, []],
    ['01/12/2021', ['DATE_IMPOSSIBLE /decisionDate']],
  ])('decided on %p', (decisionDate, problems) => {
    expect(toldOf({}, { decisionDate })).toEqual(problems);
  });
});

describe('publication', () => {
  const outside = ['PUBLISHED_WEEK_OUTSIDE_HORIZON /sessions/0/publishedWeek'];
  test.each<[number | null, string[]]>([
    [0, []],
    [3, []],
    [null, []],
    [4, outside],
    [-1, outside],
    [1.5, outside],
    [Number.NaN, outside],
  ])('published in week %p', (publishedWeek, problems) => {
    expect(toldOf({ publishedWeek })).toEqual(problems);
  });

  test('without weeks the horizon is the problem', () => {
    expect(told({ ...anInstance({ sessions: [{ publishedWeek: 3 }] }), weeks: [] })).toEqual([
      'NO_WEEK /weeks',
    ]);
  });
});

describe('agency and OPCO', () => {
  test.each<[string, Partial<Session>, Partial<Omit<Instance, 'sessions'>>, string[]]>([
    ['an agency of the list', { agency: 'Caen' }, { agencies: [anAgency()] }, []],
    ['no agency yet', { agency: null }, { agencies: [anAgency()] }, []],
    ['an agency, and no list', { agency: 'Vire' }, {}, []],
    ['an agency, and an empty list', { agency: 'Vire' }, { agencies: [] }, []],
    [
      'an agency that the list has not',
      { agency: 'caen' },
      { agencies: [anAgency()] },
      ['AGENCY_UNKNOWN /sessions/0/agency'],
    ],
    ['an OPCO of the list', {}, { opcos: [anOpco()] }, []],
    ['an OPCO, and no list', { opco: 'AFDAS' }, {}, []],
    ['an OPCO, and an empty list', { opco: 'AFDAS' }, { opcos: [] }, []],
    [
      'an OPCO that the list has not',
      { opco: 'Akto' },
      { opcos: [anOpco()] },
      ['OPCO_UNKNOWN /sessions/0/opco'],
    ],
    [
      'both',
      { agency: 'Vire', opco: 'AFDAS' },
      { agencies: [anAgency()], opcos: [anOpco()] },
      ['AGENCY_UNKNOWN /sessions/0/agency', 'OPCO_UNKNOWN /sessions/0/opco'],
    ],
  ])('%s', (_, session, instance, problems) => {
    expect(toldOf(session, instance)).toEqual(problems);
  });
});

test('each message has the value, what was expected and what to do', () => {
  const instance = anInstance({
    weeks: WEEKS,
    agencies: [anAgency()],
    opcos: [anOpco()],
    sessions: [
      {
        hours: -7,
        agency: 'Vire',
        opco: 'AFDAS',
        publishedWeek: 9,
        certification: { validFrom: '2022-01-04', validUntil: '2022-01-03' },
      },
    ],
  });
  expect(checkInstance(instance).map(({ message }) => message)).toEqual([
    "« -7 » : durée impossible. Attendu : un nombre d'heures, plus que zéro. Corriger la durée, ou l'omettre si elle est inconnue.",
    '« 2022-01-03 » : la fin précède le début (2022-01-04). Attendu : une fin le jour du début ou après. Vérifier les deux dates.',
    "« 9 » : cette semaine n'est pas dans l'horizon. Attendu : un entier de 0 à 3. Corriger la semaine ou allonger l'horizon.",
    "« Vire » : aucune agence de la liste ne porte cet identifiant. Attendu : l'id d'une agence de l'instance, ou null. Corriger l'id ou ajouter l'agence.",
    "« AFDAS » : aucun OPCO de la liste ne porte cet identifiant. Attendu : l'id d'un OPCO de l'instance. Corriger l'id ou ajouter l'OPCO.",
  ]);
});
