/** Input that no plan could come from, each fault alone: what every door of the solver answers to it, whole. */
import type { Instance, Problem } from '../../../solver/index.ts';
import { anEnvelope, anInstance, aTranche, weeksFrom } from '../builders.ts';

/** Two sessions over four weeks, a region and its branch: a sound instance for a fault to be put in. */
export function sound(): Instance {
  return anInstance({
    weeks: weeksFrom('2022-03-07', 4),
    sessions: [{}, { envelope: 'E2' }],
    envelopes: [anEnvelope(), anEnvelope({ id: 'E2', parent: 'E1' })],
  });
}

/** A fault: its name, how it spoils the sound instance, and the problems that are told then. */
export type Fault = [name: string, spoil: (instance: Instance) => void, problems: Problem[]];

/** Faults by themselves; put together, they are told together and in the order of `check`. */
export const BAD_INPUT: Fault[] = [
  [
    'a session that ends before it starts',
    ({ sessions: [first] }) => {
      first!.endDateByStart[1] = '2022-03-13';
    },
    [
      {
        code: 'END_BEFORE_START',
        path: '/sessions/0/endDateByStart/1',
        value: '2022-03-13',
        message:
          '« 2022-03-13 » : la session finirait avant son début (2022-03-14). Attendu : le jour du début ou après. Recalculer la fin.',
      },
    ],
  ],
  [
    'a week both imposed and forbidden',
    ({ sessions: [first] }) => {
      Object.assign(first!, { pinnedWeek: 2, pinReason: 'PLANNER', forbiddenWeeks: [1, 2] });
    },
    [
      {
        code: 'PIN_FORBIDDEN',
        path: '/sessions/0/pinnedWeek',
        value: 2,
        message:
          "« 2 » : cette semaine est à la fois imposée et interdite. Attendu : l'une ou l'autre. Retirer l'imposition ou l'interdiction.",
      },
    ],
  ],
  [
    'a week imposed without a reason, after the horizon',
    ({ sessions: [, second] }) => {
      second!.pinnedWeek = 4;
    },
    [
      {
        code: 'PIN_WITHOUT_REASON',
        path: '/sessions/1/pinReason',
        value: 4,
        message:
          '« 4 » : semaine imposée sans motif. Attendu : pinReason STARTED, ENGAGED ou PLANNER. Donner le motif ou retirer la semaine.',
      },
      {
        code: 'PIN_OUTSIDE_HORIZON',
        path: '/sessions/1/pinnedWeek',
        value: 4,
        message:
          "« 4 » : cette semaine n'est pas dans l'horizon. Attendu : un entier de 0 à 3. Corriger la semaine ou allonger l'horizon.",
      },
    ],
  ],
  [
    'a tranche years before the horizon',
    ({ envelopes: [first] }) => {
      first!.tranches.push(aTranche({ date: '2002-04-01', kind: 'RESERVE' }));
    },
    [
      {
        code: 'TRANCHE_TOO_EARLY',
        path: '/envelopes/0/tranches/1/date',
        value: '2002-04-01',
        message:
          "« 2002-04-01 » : cette tranche est libérée plus d'un an avant l'horizon, qui commence le 2022-03-07 : elle paierait tout dès la première semaine. Attendu : le 2021-03-06 ou après. Corriger l'année, ou compter ce qui en reste dans une tranche de l'année.",
      },
    ],
  ],
  [
    'envelopes that hold each other',
    ({ envelopes: [first] }) => {
      first!.parent = 'E2';
    },
    [
      {
        code: 'ENVELOPE_CYCLE',
        path: '/envelopes/0/parent',
        value: 'E2',
        message:
          "« E2 » : les enveloppes se contiennent en rond (E1 → E2 → E1). Attendu : un parent qui mène à un sommet. Retirer l'un des liens.",
      },
    ],
  ],
  [
    'a negative weight',
    ({ sessions }) => {
      sessions[0]!.placementWeight = -0.5;
    },
    [
      {
        code: 'WEIGHT_INVALID',
        path: '/sessions/0/placementWeight',
        value: -0.5,
        message:
          '« -0.5 » : poids impossible. Attendu : un nombre fini, zéro ou plus. Donner 1 quand rien ne distingue la session.',
      },
    ],
  ],
];

/** The sound instance with one fault, or with all of them. */
export function spoiled(...faults: Fault[]): Instance {
  const instance = sound();
  for (const [, spoil] of faults) spoil(instance);
  return instance;
}
