/** Needs of the OPCO as whole numbers, so that shares of money are decided without a rounding. */

import type { AllocationRequest, Criterion } from './types.ts';

const CRITERIA: readonly Criterion[] = ['recruitmentStakes', 'trainingNeeds'];

/**
 * One whole number per recipient, proportional to its need:
 * need[i] = sum over criteria c of weight[c] x measure[i, c] / (sum over all of measure[., c]),
 * times the product of those sums, which clears the fractions. A criterion of weight 0 is left out.
 * Takes a request that `checkAllocationRequest` accepts. Source: 002:L113-117.
 */
export function needsOf({ criteria, recipients }: AllocationRequest): bigint[] {
  const used = CRITERIA.filter((criterion) => criteria[criterion] > 0);
  const sums = used.map((criterion) =>
    recipients.reduce((sum, recipient) => sum + BigInt(recipient[criterion]), 0n),
  );
  const common = sums.reduce((product, sum) => product * sum, 1n);
  return recipients.map((recipient) =>
    used.reduce(
      (need, criterion, c) =>
        need + (BigInt(criteria[criterion]) * BigInt(recipient[criterion]) * common) / sums[c]!,
      0n,
    ),
  );
}
