import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { InfeasibilityProof, Instance, PeakProof, Plan, PlanProof } from '../../solver/index.ts';
import { jsonFile, metronome, plain, scratchFolder, THREE_SESSIONS } from './metronome.ts';

const folder = scratchFolder();
const json = <T>(text: string): T => JSON.parse(text) as T;
const read = <T>(path: string): T => json<T>(readFileSync(path, 'utf8'));

describe('the peak, without a plan', () => {
  const aProof = async (): Promise<PeakProof> => {
    const { code, out, err } = await metronome(['prove', THREE_SESSIONS]);
    expect({ code, err: plain(err) }).toEqual({
      code: 0,
      err: expect.stringMatching(/^Aucun plan qui place toutes les sessions n’a de mois sous \d+ entrées/),
    });
    return json<PeakProof>(out);
  };

  test('a proof is written, and verify redoes it beside a plan', async () => {
    const proof = await aProof();
    const plan = jsonFile(folder, 'plan.json', { S1: 0, S2: 3, S3: 0 });
    const path = jsonFile(folder, 'preuve.json', proof);
    const told = await metronome(['verify', THREE_SESSIONS, plan, '--proof', path]);
    expect(told.code).toBe(0);
    expect(told.out).toContain(`n’a de pic sous ${proof.bound} entrées`);
  });

  test('a proof that claims too much is refused, and a file that is no proof says why', async () => {
    const proof = await aProof();
    const plan = jsonFile(folder, 'plan.json', { S1: 0, S2: 3, S3: 0 });
    const lie = jsonFile(folder, 'mensonge.json', { ...proof, bound: proof.bound + 1 });
    const told = await metronome(['verify', THREE_SESSIONS, plan, '--proof', lie]);
    expect(told.code).toBe(1);
    expect(told.out).toContain('La preuve ne tient pas.');
    const other = await metronome(['verify', THREE_SESSIONS, plan, '--proof', plan]);
    expect(other.code).toBe(3);
    expect(other.err).toContain('/format');
    expect(other.err).toContain('metronome-infeasibility-proof/1');
  });
});

describe('the levels of a plan', () => {
  test('solve writes plan and proof; verify redoes it with the plan or alone; prove finds the same', async () => {
    const [plan, proof, again] = ['p.json', 'q.json', 'r.json'].map((name) => `${folder}/${name}`) as [
      string,
      string,
      string,
    ];
    const solved = await metronome(['solve', THREE_SESSIONS, '--out', plan, '--proof', proof]);
    expect(solved.code).toBe(0);
    expect(plain(solved.err)).toContain('la borne repose sur');
    expect(plain(solved.err)).toContain('multiplicateurs');
    const { levels } = read<Plan>(plan);
    const bounds = read<PlanProof>(proof).levels.map(({ name, bound }) => ({ name, bound }));
    expect(levels.map(({ name, provenBound }) => ({ name, bound: provenBound }))).toEqual(bounds);

    const alone = await metronome(['verify', THREE_SESSIONS, '--proof', proof, '--json']);
    expect({ code: alone.code, ...json<object>(alone.out) }).toEqual({
      code: 0,
      proof: { holds: true, levels: bounds, claims: [] },
    });
    const beside = await metronome(['verify', THREE_SESSIONS, plan, '--proof', proof]);
    expect(beside.code).toBe(0);
    expect(plain(beside.out)).toContain('Preuve refaite');
    await metronome(['prove', THREE_SESSIONS, plan, '--out', again]);
    expect(read(again)).toEqual(read(proof));

    const boast = { ...read<Plan>(plan), levels: levels.map((level) => ({ ...level, provenBound: 1e9 })) };
    const lie = await metronome([
      'verify',
      THREE_SESSIONS,
      jsonFile(folder, 'b.json', boast),
      '--proof',
      proof,
    ]);
    expect(lie.code).toBe(1);
    expect(plain(lie.out)).toContain('prouvé jusqu’à 1000000000 ; la preuve ne va que jusqu’à');
  });

  test('a proof about plans that place everybody says nothing of one that does not, whatever this one says of itself', async () => {
    const [plan, proof] = [`${folder}/tous.json`, `${folder}/tous-preuve.json`];
    await metronome(['solve', THREE_SESSIONS, '--out', plan, '--proof', proof]);
    const { assignments, ...rest } = read<Plan>(plan);
    const withoutS1 = assignments.map(({ session, week }) => ({
      session,
      week: session === 'S1' ? null : week,
    }));
    for (const one of [withoutS1, { ...rest, assignments: withoutS1 }]) {
      const path = jsonFile(folder, 'sans-s1.json', one);
      const { code, out } = await metronome(['verify', THREE_SESSIONS, path, '--proof', proof]);
      expect(code).toBe(1);
      expect(plain(out)).toContain('au niveau « placement » ; la preuve ne parle que de plans d’au plus');
    }
  });

  test('a plan made by hand has its bounds as well; one that breaks a rule has none', async () => {
    const plan = jsonFile(folder, 'main.json', { S1: 0, S2: 3, S3: 0 });
    const told = await metronome(['prove', THREE_SESSIONS, plan]);
    expect(told.code).toBe(0);
    expect(json<PlanProof>(told.out).format).toBe('metronome-proof/1');
    const broken = jsonFile(folder, 'faux.json', { S1: 99, S2: 3, S3: 0 });
    const refused = await metronome(['prove', THREE_SESSIONS, broken]);
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(plain(refused.err)).toContain('enfreint une règle');
  });

  test('--no-proof asks for none', async () => {
    const { out, err } = await metronome(['solve', THREE_SESSIONS, '--no-proof']);
    expect(json<Plan>(out).levels[0]).not.toHaveProperty('restsOn');
    expect(plain(err)).not.toContain('repose sur');
  });

  test('parameters may ask for none; the option to write one has the last word', async () => {
    const parameters = jsonFile(folder, 'sans-preuve.json', { proof: false });
    const solve = ['solve', THREE_SESSIONS, '--parameters', parameters];
    const { out } = await metronome(solve);
    const plan = json<Plan>(out);
    expect(plan.levels[0]).not.toHaveProperty('restsOn');
    // Without a proof it is a plan of the same rules.
    const judged = await metronome(['verify', THREE_SESSIONS, jsonFile(folder, 'sans.json', plan)]);
    expect({ code: judged.code, err: plain(judged.err) }).toEqual({ code: 0, err: '' });
    const written = join(folder, 'preuve-voulue.json');
    await metronome([...solve, '--proof', written]);
    expect(read<PlanProof>(written).format).toBe('metronome-proof/1');
  });

  test('verify wants a plan or a proof', async () => {
    const { code, err } = await metronome(['verify', THREE_SESSIONS]);
    expect({ code, err: plain(err) }).toEqual({
      code: 2,
      err: 'Rien à juger : donnez un plan, ou une preuve par --proof.\n',
    });
  });
});

describe('no plan at all', () => {
  const poor = (): string => {
    const instance = read<Instance>(THREE_SESSIONS);
    return jsonFile(folder, 'pauvre.json', {
      ...instance,
      envelopes: instance.envelopes.map((envelope) => ({
        ...envelope,
        tranches: envelope.tranches.map((tranche) => ({ ...tranche, amountCents: 1 })),
      })),
    });
  };
  const parameters = (): string => jsonFile(folder, 'toutes.json', { unplaced: 'FORBIDDEN' });

  test('prove and solve write why, and verify redoes it without a plan', async () => {
    const [instance, asked] = [poor(), parameters()];
    const proven = await metronome(['prove', instance, '--parameters', asked]);
    expect(proven.code).toBe(4);
    const proof = json<InfeasibilityProof>(proven.out);
    expect(proof.reasons[0]).toMatchObject({ kind: 'ENVELOPE_SHORT' });
    const path = `${folder}/impossible.json`;
    const solved = await metronome(['solve', instance, '--parameters', asked, '--proof', path]);
    expect(solved.code).toBe(4);
    expect(read(path)).toEqual(proof);
    const told = await metronome(['verify', instance, '--parameters', asked, '--proof', path]);
    expect(told.code).toBe(0);
    expect(plain(told.out)).toContain('Preuve refaite : aucun plan n’existe.');
    const optional = await metronome(['verify', instance, '--proof', path]);
    expect(optional.code).toBe(1);
    expect(plain(optional.out)).toContain('peut rester non placée');
  });
});
