import { join } from 'node:path';
import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { AllocationRequest } from '../../solver/index.ts';
import { splitAsked, splitEnvelope } from '../../src/allocation/split-envelope.ts';
import { readAllocationFolder } from '../../src/imports/allocation-folder.ts';
import type { Context } from '../context.ts';
import { InvalidParametersProblem } from '../problem/problem.type.ts';
import { typedProblems } from '../problem/problems.ts';
import { AllocationInput } from './allocation.input.ts';
import { type AllocationCaseType, AllocationPayload, AllocationCaseType as Case } from './allocation.type.ts';

/** Folder of the national figures of the documents, in the data folder. */
const NATIONAL = 'france-2021-2022';

@Resolver()
export class AllocationResolver {
  @Query(() => AllocationPayload, {
    description:
      'Répartit une enveloppe entre OPCO : planchers, besoins, part initiale, réserve. Un calcul exact au centime, rendu dans la requête ; rien n’est enregistré.',
  })
  allocateEnvelope(
    @Arg('input', () => AllocationInput, { description: "L'enveloppe et ceux qui se la partagent." })
    input: AllocationInput,
  ): AllocationPayload {
    return shown(splitAsked(requestOf(input)));
  }

  @Query(() => [Case], {
    description:
      'Les enveloppes nationales des documents, réparties : 425 et 445 M€, 15 % et 45 M€ de réserve, gardés et signalés.',
  })
  async allocationCases(@Ctx() { dataFolder }: Context): Promise<AllocationCaseType[]> {
    const { split, problems } = await readAllocationFolder(join(dataFolder, NATIONAL));
    if (split === null) throw new Error(problems.map(({ message }) => message).join(' '));
    return split.cases.map(({ request, ...about }) => ({
      ...about,
      ...request.envelope,
      label: about.label,
      result: shown(splitEnvelope(request)),
    }));
  }
}

function shown(answer: ReturnType<typeof splitAsked>): AllocationPayload {
  const nothing = { allocation: null, release: null, conflict: null };
  return 'problems' in answer
    ? { ...nothing, problems: typedProblems(answer.problems, InvalidParametersProblem, inputPath) }
    : { ...answer, problems: [] };
}

/** Name of the envelope of a request: what it is part of is nobody's business here. */
const ENVELOPE_ID = 'ENVELOPPE';

function requestOf(input: AllocationInput): AllocationRequest {
  const { name, criteria, consumption } = input;
  return {
    format: 'metronome-allocation/1',
    name,
    envelope: {
      id: ENVELOPE_ID,
      parent: null,
      totalCents: input.total,
      reserveCents: input.reserve,
      startDate: input.startsOn,
      reserveDate: input.reserveOn,
      endDate: input.endsOn,
    },
    criteria: {
      recruitmentStakes: criteria?.recruitmentStakes ?? 1,
      trainingNeeds: criteria?.trainingNeeds ?? 1,
    },
    recipients: input.recipients.map(({ floor, label, ...recipient }) => ({
      ...recipient,
      floorCents: floor,
      ...(label == null ? {} : { label }),
    })),
    ...(consumption == null
      ? {}
      : {
          consumption: {
            date: consumption.date,
            consumed: consumption.consumed.map(({ opco, amount }) => ({ opco, cents: amount })),
          },
        }),
  };
}

/** Names that the contract gives otherwise than the request. */
const RENAMED: Readonly<Record<string, string>> = {
  totalCents: 'total',
  reserveCents: 'reserve',
  startDate: 'startsOn',
  reserveDate: 'reserveOn',
  endDate: 'endsOn',
  floorCents: 'floor',
  cents: 'amount',
};

/** A path of the request in the arguments of the query. */
function inputPath(path: string): string {
  const steps = path.replace(/^\/envelope\//, '/').split('/');
  return `/input${steps.map((step) => RENAMED[step] ?? step).join('/')}`;
}
