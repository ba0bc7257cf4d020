import { codeOf } from './errors.ts';

/** Whether a process has this pid (one that is dead but not yet waited for counts). */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}
