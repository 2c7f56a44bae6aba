/** Work in a process of its own: whatever happens to it happens to nothing else. */

export type { ThreadMessage } from './messages.ts';
export { type ProcessEnd, type WorkingProcess, workInProcess } from './work-in-process.ts';
