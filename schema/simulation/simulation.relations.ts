import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { SimulationRun } from '../../src/entities/index.ts';
import { parametersOf } from '../../src/simulations/index.ts';
import type { Context } from '../context.ts';
import { EnvelopeType } from '../envelope/envelope.type.ts';
import { RunBudgetType, RunType } from '../run/run.type.ts';
import { SessionType } from '../session/session.type.ts';
import {
  type OfCampaign,
  SimulatedEnvelopeType,
  SimulatedSessionType,
  SimulationResultType,
  showResult,
} from './result.type.ts';
import { SimulationParametersType, SimulationType, showParameters } from './simulation.type.ts';

@Resolver(() => SimulationType)
export class SimulationRelations {
  @FieldResolver(() => RunType, { description: 'Calcul dont le plan est simulé.' })
  run(@Root() simulation: SimulationRun) {
    return simulation.run.load();
  }

  @FieldResolver(() => SimulationParametersType, { description: 'Comment elle tire.' })
  parameters(@Root() simulation: SimulationRun) {
    return showParameters(parametersOf(simulation));
  }

  @FieldResolver(() => RunBudgetType, { description: 'Temps et mémoire qui lui sont donnés.' })
  budget(@Root() { budgetSeconds, budgetMegabytes }: SimulationRun) {
    return { seconds: budgetSeconds, megabytes: budgetMegabytes };
  }

  @FieldResolver(() => SimulationResultType, {
    nullable: true,
    description: "Ce qu'elle a trouvé, une fois qu'elle a réussi.",
  })
  async result(@Ctx() { load }: Context, @Root() simulation: SimulationRun) {
    const found = await load.simulations.load(simulation.id);
    if (found === null) return null;
    const run = await simulation.run.loadOrFail();
    const scenario = await run.scenario.loadOrFail();
    return showResult(found, scenario.campaign.id);
  }
}

@Resolver(() => SimulatedSessionType)
export class SimulatedSessionRelations {
  @FieldResolver(() => SessionType, { nullable: true, description: 'La session, si elle existe encore.' })
  session(
    @Ctx() { load }: Context,
    @Root() { campaign, sessionReference }: SimulatedSessionType & OfCampaign,
  ) {
    return load.sessions.load({ campaign, reference: sessionReference });
  }
}

@Resolver(() => SimulatedEnvelopeType)
export class SimulatedEnvelopeRelations {
  @FieldResolver(() => EnvelopeType, { nullable: true, description: "L'enveloppe, si elle existe encore." })
  envelope(
    @Ctx() { load }: Context,
    @Root() { campaign, envelopeReference }: SimulatedEnvelopeType & OfCampaign,
  ) {
    return load.envelopes.load({ campaign, reference: envelopeReference });
  }
}
