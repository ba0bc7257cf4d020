import { randomInt } from 'node:crypto';
import { randomToken } from '../../platform/crypto/random.ts';
import type { MeetingProvider } from './meeting-provider.ts';
import { spokenNumber } from './spoken-number.ts';

/** Meetings that nobody holds: made and forgotten at once, with a page of ours where the video would be. */
export function sandboxMeetings(site: string): MeetingProvider {
  return {
    name: 'sandbox',
    async create() {
      const id = String(randomInt(1_000_000_000, 10_000_000_000));
      return {
        id,
        room: {
          id: spokenNumber(id),
          link: `${site}/virtual-bls/sandbox-meeting/${id}`,
          password: randomToken(6),
        },
      };
    },
    move: async () => true,
    remove: async () => undefined,
  };
}
