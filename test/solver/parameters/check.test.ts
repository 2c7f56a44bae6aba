import { describe, expect, test } from '@jest/globals';
import { checkParameters } from '../../../solver/parameters/check.ts';
import { defaultParameters } from '../../../solver/parameters/defaults.ts';
import type { Parameters } from '../../../solver/parameters/types.ts';
import { aLevel, someParameters } from '../builders.ts';

/** Problems of parameters made by code, as "CODE /path": no file was read, so no schema was in the way. */
function told(overrides: Partial<Parameters>): string[] {
  return checkParameters(someParameters(overrides)).map(({ code, path }) => `${code} ${path}`);
}

test('the defaults hold together', () => {
  expect(checkParameters(defaultParameters())).toEqual([]);
});

/** Every number of the parameters, and how to set it. */
const NUMBERS: [path: string, set: (parameters: Parameters, value: number) => void][] = [
  ['/seed', (p, value) => (p.seed = value)],
  ['/levels/3/terms/1/weight', (p, value) => (p.levels[3]!.terms[1]!.weight = value)],
  ['/levels/0/tolerance', (p, value) => (p.levels[0]!.tolerance = value)],
  ['/levels/4/gap', (p, value) => (p.levels[4]!.gap = value)],
  ['/levels/0/nodeLimit', (p, value) => (p.levels[0]!.nodeLimit = value)],
  ['/levels/0/secondsLimit', (p, value) => (p.levels[0]!.secondsLimit = value)],
  ['/smoothing/peakWeight', (p, value) => (p.smoothing.peakWeight = value)],
  ['/smoothing/stepWidth', (p, value) => (p.smoothing.stepWidth = value)],
  ['/smoothing/slopes/0', (p, value) => (p.smoothing.slopes[0] = value)],
  ['/smoothing/periods/1/weight', (p, value) => (p.smoothing.periods[1]!.weight = value)],
  ['/smoothing/profile/2022-Q1', (p, value) => (p.smoothing.profile['2022-Q1'] = value)],
  ['/concurrency/sameRome', (p, value) => (p.concurrency.sameRome = value)],
  ['/concurrency/horizonWeeks', (p, value) => (p.concurrency.horizonWeeks = value)],
  ['/fidelity/conjunctural', (p, value) => (p.fidelity.conjunctural = value)],
  ['/delays/preparationWeeks', (p, value) => (p.delays.preparationWeeks = value)],
  ['/delays/sourcingWeeks', (p, value) => (p.delays.sourcingWeeks = value)],
  ['/delays/opinionWeeks', (p, value) => (p.delays.opinionWeeks = value)],
  ['/delays/validationWeeks', (p, value) => (p.delays.validationWeeks = value)],
  ['/hoursCap', (p, value) => (p.hoursCap = value)],
  ['/agencyLoad/launchWeeks', (p, value) => (p.agencyLoad.launchWeeks = value)],
  ['/spacing/projectWeeks', (p, value) => (p.spacing.projectWeeks = value)],
  ['/spacing/jobZoneWeeks', (p, value) => (p.spacing.jobZoneWeeks = value)],
  ['/unforeseenReserve/share', (p, value) => (p.unforeseenReserve.share = value)],
  ['/stability/perMove', (p, value) => (p.stability.perMove = value)],
  ['/stability/perWeek', (p, value) => (p.stability.perWeek = value)],
  ['/stability/announcedFactor', (p, value) => (p.stability.announcedFactor = value)],
];

describe.each(NUMBERS)('%s', (path, set) => {
  test.each([
    [Number.NaN, 'TYPE_INVALID'],
    [Number.POSITIVE_INFINITY, 'TYPE_INVALID'],
    [-1, 'OUT_OF_BOUNDS'],
  ])('%p is told', (value, code) => {
    const parameters = defaultParameters();
    set(parameters, value);
    expect(checkParameters(parameters).map((problem) => `${problem.code} ${problem.path}`)).toContain(
      `${code} ${path}`,
    );
  });
});

test('the message on a weight that is NaN says so', () => {
  const levels = [aLevel('smoothing', { terms: [{ term: 'smoothing', weight: Number.NaN }] })];
  expect(checkParameters(someParameters({ levels }))).toEqual([
    {
      code: 'TYPE_INVALID',
      path: '/levels/0/terms/0/weight',
      value: Number.NaN,
      message:
        "« NaN » n'est pas accepté en /levels/0/terms/0/weight. Attendu : un nombre. Corriger la valeur.",
    },
  ]);
});

test('contradictions are told beside bounds, one problem per place', () => {
  const { smoothing } = defaultParameters();
  expect(told({ hoursCap: -1, smoothing: { ...smoothing, slopes: [3, 1, -2] } })).toEqual([
    'OUT_OF_BOUNDS /hoursCap',
    'SLOPES_NOT_INCREASING /smoothing/slopes/1',
    'SLOPES_NOT_INCREASING /smoothing/slopes/2',
  ]);
});

test('what has no shape is told alone', () => {
  expect(told({ levels: 'none' as unknown as Parameters['levels'] })).toEqual(['TYPE_INVALID /levels']);
});
