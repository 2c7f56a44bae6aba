import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { PreviewQuarter } from '../../solver/index.ts';
import { ProblemType } from '../problem/problem.type.ts';
import { InfeasibilityType } from '../run/outcome.type.ts';

@ObjectType('PreviewQuarter', { description: "Un trimestre de l'aperçu. Les entrées sont des stagiaires." })
export class PreviewQuarterType implements PreviewQuarter {
  @Field(() => String, { description: 'Trimestre : `2022-Q2`.' })
  quarter!: string;

  @Field(() => Int, { description: 'Entrées aux dates demandées.' })
  wishedEntries!: number;

  @Field(() => Float, { description: 'Part des entrées qui lui revient.' })
  targetEntries!: number;

  @Field(() => Float, {
    description:
      "Entrées dans l'année la plus lisse que permettent enveloppes et fenêtres ; peut être fractionnaire.",
  })
  previewEntries!: number;
}

@ObjectType('QuarterlyPreview', {
  description:
    "Aperçu trimestriel : une indication, pas un plan. Il dit le lissage des trimestres qu'aucun plan ne peut battre.",
})
export class QuarterlyPreviewType {
  @Field(() => [PreviewQuarterType], { description: 'Les trimestres, dans leur ordre.' })
  quarters!: PreviewQuarter[];

  @Field(() => Float, {
    description: "Entrées qu'aucun trimestre ne peut prendre ; peut être fractionnaire.",
  })
  leftOutEntries!: number;

  @Field(() => Float, {
    description: "Écart pondéré à la cible : aucun plan qui en laisse aussi peu de côté n'est au-dessous.",
  })
  smoothingBound!: number;

  @Field(() => String, { description: 'Moteur et version.' })
  engine!: string;
}

@ObjectType('QuarterlyPreviewPayload', { description: "Réponse à une demande d'aperçu." })
export class QuarterlyPreviewPayload {
  @Field(() => QuarterlyPreviewType, { nullable: true, description: "L'aperçu, s'il y en a un." })
  preview!: QuarterlyPreviewType | null;

  @Field(() => InfeasibilityType, {
    nullable: true,
    description: "Pourquoi aucun plan n'existe, si c'est le cas.",
  })
  infeasibility!: InfeasibilityType | null;

  @Field(() => [ProblemType], { description: "Ce qui empêche l'aperçu." })
  problems!: ProblemType[];
}
