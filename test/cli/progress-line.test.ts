import { describe, expect, test } from '@jest/globals';
import { ProgressLine, progressText, type Terminal } from '../../src/cli/progress-line.ts';
import { plain } from './metronome.ts';

/** A terminal that keeps what is written on it, and a clock that the test moves. */
function aTerminal(shape: Pick<Terminal, 'isTTY' | 'columns'>) {
  const written: string[] = [];
  const clock = { ms: 0 };
  const line = new ProgressLine({ ...shape, write: (text) => written.push(text) }, () => clock.ms);
  const tell = (level: string, value: number) =>
    line.tell({ level, value, bound: 2, gap: 0.5, elapsedMs: 1234 });
  return { written, clock, line, tell };
}

const CLEAR = '\r\u001b[2K';

test('a line has the level, its value, bound and gap, and the time', () => {
  const told = { level: 'smoothing', value: 1234.567, bound: 1200, gap: 0.028, elapsedMs: 2400 };
  expect(plain(progressText(told)).replace('2,4 s', '…')).toBe(
    'rugosité de la courbe : valeur 1 234,57, borne 1 200, écart 2,8 %, …',
  );
  const first = { level: 'first-plan', value: null, bound: null, gap: null, elapsedMs: 12 };
  expect(plain(progressText(first))).toBe('premier plan : …');
});

describe('on a terminal', () => {
  test('the line is rewritten in place, at most every 80 ms, a new level at once', () => {
    const { written, clock, tell } = aTerminal({ isTTY: true, columns: 200 });
    tell('smoothing', 9);
    clock.ms = 79;
    tell('smoothing', 8);
    tell('fidelity', 7);
    clock.ms = 160;
    tell('fidelity', 6);
    expect(written.map((text) => plain(text))).toEqual([
      expect.stringMatching(/^\r.*rugosité de la courbe : valeur 9,/),
      expect.stringMatching(/^\r.*éloignement des souhaits : valeur 7,/),
      expect.stringMatching(/^\r.*éloignement des souhaits : valeur 6,/),
    ]);
  });

  test('it never reaches the edge, where it would wrap', () => {
    const { written, tell } = aTerminal({ isTTY: true, columns: 20 });
    tell('smoothing', 9);
    expect(written).toEqual([`${CLEAR}rugosité de la cour`]);
  });

  test('it is whole on a terminal that does not know its width', () => {
    const { written, tell } = aTerminal({ isTTY: true, columns: 0 });
    tell('smoothing', 9);
    expect(plain(written[0]!)).toMatch(/valeur 9, borne 2, écart 50 %, 1,2 s$/);
  });

  test('it is cleared once, and only when there is something to clear', () => {
    const { written, line, tell } = aTerminal({ isTTY: true });
    line.clear();
    expect(written).toEqual([]);
    tell('smoothing', 9);
    line.clear();
    expect(written.at(-1)).toBe(CLEAR);
  });
});

test('elsewhere nothing is written at all', () => {
  const { written, line, tell } = aTerminal({});
  tell('smoothing', 9);
  line.clear();
  expect(written).toEqual([]);
});
