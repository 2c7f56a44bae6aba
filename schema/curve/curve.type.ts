import { Field, Int, ObjectType } from 'type-graphql';
import type { EntryCurve } from '../../src/scenarios/index.ts';

/** What starts in a period. */
@ObjectType('CurvePoint', { description: 'Ce qui commence dans une période.' })
export class CurvePointType {
  @Field(() => String, { description: 'Période : `2022-04` pour un mois, `2022-Q2` pour un trimestre.' })
  period!: string;

  @Field(() => Int, { description: 'Sessions.' })
  sessions!: number;

  @Field(() => Int, {
    description: 'Entrées : stagiaires attendus (AIS) des sessions dont le nombre est connu.',
  })
  entries!: number;
}

/** The fullest month of a curve. */
@ObjectType('PeakMonth', {
  description: "Mois le plus plein d'une courbe ; le premier, s'ils sont plusieurs.",
})
export class PeakMonthType {
  @Field(() => String, { description: 'Mois : `2022-04`.' })
  month!: string;

  @Field(() => Int, { description: 'Sessions qui y commencent.' })
  sessions!: number;

  @Field(() => Int, { description: 'Entrées.' })
  entries!: number;
}

/** Sessions and entries that no period can claim. */
@ObjectType('SessionCount', { description: 'Un nombre de sessions et leurs entrées.' })
export class SessionCountType {
  @Field(() => Int, { description: 'Sessions.' })
  sessions!: number;

  @Field(() => Int, { description: 'Entrées.' })
  entries!: number;
}

/** A curve of entries, by month or by quarter. */
@ObjectType('EntryCurve', {
  description: 'Courbe des entrées, par mois ou par trimestre : combien de stagiaires commencent, et quand.',
})
export class EntryCurveType {
  @Field(() => [CurvePointType], {
    description: 'Toutes les périodes de la campagne, même vides, dans leur ordre.',
  })
  points!: CurvePointType[];

  @Field(() => SessionCountType, {
    description:
      "Ce qu'aucune période ne peut compter, parce que la date est inconnue ou trop large : rien n'est inventé.",
  })
  undated!: SessionCountType;

  @Field(() => Int, {
    description: 'Sessions comptées sans entrées, faute de connaître leur nombre de places.',
  })
  sessionsWithoutEntries!: number;
}

/** A curve as the contract shows it. */
export function showCurve(curve: EntryCurve, period: 'MONTH' | 'QUARTER'): EntryCurveType {
  const kind = period === 'MONTH' ? 'months' : 'quarters';
  return {
    points: curve[kind],
    undated: curve.undated[kind],
    sessionsWithoutEntries: curve.sessionsWithoutEntries,
  };
}

/** The fullest month of a curve; nothing for a curve without any entry. */
export function showPeak({ months }: EntryCurve): PeakMonthType | null {
  const [first, ...others] = months;
  if (first === undefined) return null;
  const peak = others.reduce((most, point) => (point.entries > most.entries ? point : most), first);
  return peak.entries === 0 ? null : { month: peak.period, sessions: peak.sessions, entries: peak.entries };
}
