import { checkInstance } from '../../../../solver/instance/check.ts';
import type { Instance } from '../../../../solver/instance/types.ts';

/** Every problem of an instance as "CODE /path": a test compares the whole list, so that noise fails it too. */
export function told(instance: Instance): string[] {
  return checkInstance(instance).map(({ code, path }) => `${code} ${path}`);
}
