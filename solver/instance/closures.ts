/** Which sessions a closure is for. */
import type { Closure, Session } from './types.ts';

/** True when the region of the session keeps the closure: one region may have a truce that another starts in. */
export function concerns({ region = null }: Closure, session: Session): boolean {
  return region === null || region === session.region;
}
