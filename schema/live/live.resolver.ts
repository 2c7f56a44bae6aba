import { Arg, ID, Resolver, Root, Subscription } from 'type-graphql';
import { Campaign, OptimizationRun, SimulationRun } from '../../src/entities/index.ts';
import {
  type CampaignChanges,
  type ChangedThing,
  type RunNews,
  type SimulationNews,
  sifted,
} from '../../src/live/index.ts';
import { byIdOrSlug } from '../../src/scenarios/problem.ts';
import type { Context } from '../context.ts';
import { find, findById } from '../lookup.ts';
import { CampaignChangesType, ChangedThingEnum, RunNewsType, SimulationNewsType } from './live.type.ts';
import { seenChanges } from './seen-changes.ts';

/** Every kind of thing, when a client does not say which. */
const everything = Object.keys(ChangedThingEnum) as ChangedThing[];

@Resolver()
export class LiveResolver {
  @Subscription(() => RunNewsType, {
    description:
      "Suit un calcul : où il en est tout de suite, puis à chaque changement, jusqu'à sa fin. Un client lent reçoit la dernière nouvelle.",
    subscribe: async ({ args, context }) => {
      const { runs } = (context as Context).live;
      const run = await findById(context, OptimizationRun, 'Calcul', args.run, 'runs');
      return runs.follow(run.id);
    },
  })
  runProgress(
    @Root() news: RunNews,
    @Arg('run', () => ID, { description: 'Calcul à suivre.' }) _run: string,
  ): RunNewsType {
    return news;
  }

  @Subscription(() => SimulationNewsType, {
    description:
      "Suit une simulation, comme `runProgress` un calcul : où elle en est tout de suite, puis à chaque changement, jusqu'à sa fin.",
    subscribe: async ({ args, context }) => {
      const { simulations } = (context as Context).live;
      const found = await findById(context, SimulationRun, 'Simulation', args.simulation, 'simulations');
      return simulations.follow(found.id);
    },
  })
  simulationProgress(
    @Root() news: SimulationNews,
    @Arg('simulation', () => ID, { description: 'Simulation à suivre.' }) _simulation: string,
  ): SimulationNewsType {
    return news;
  }

  @Subscription(() => CampaignChangesType, {
    description:
      "Suit ce qui change dans une campagne, une fois enregistré, quel que soit le serveur ou la commande qui l'a changé. La première nouvelle vient tout de suite : ce qui est lu après elle ne manque rien.",
    subscribe: async ({ args, context }) => {
      const ctx = context as Context;
      const named = byIdOrSlug(args.campaign);
      const campaign = await find(ctx, Campaign, 'Campagne', args.campaign, 'campaigns', named);
      const changes = ctx.live.campaigns.follow(campaign.id, args.of ?? everything);
      return sifted(changes, (told) => seenChanges(ctx, told));
    },
  })
  campaignChanges(
    @Root() changes: CampaignChanges,
    @Arg('campaign', () => String, { description: 'Nom court ou identifiant : `normandie-2022`.' })
    _campaign: string,
    @Arg('of', () => [ChangedThingEnum], {
      nullable: true,
      description: 'Ce qui intéresse ; tout si rien n’est dit.',
    })
    _of: ChangedThing[] | null,
  ): CampaignChangesType {
    return changes;
  }
}
