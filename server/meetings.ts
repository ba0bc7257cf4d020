import type { Config } from './config.ts';
import { type MeetingProvider, sandboxMeetings, zoomMeetings } from './domains/meetings/index.ts';
import type { SafeFetch } from './platform/safe-fetch/safe-fetch.ts';

/** Who makes the meetings of this deployment's sessions; null: trainers hold them in their own rooms. */
export function openMeetings(
  { zoom, videoMeetings }: Pick<Config, 'zoom' | 'videoMeetings'>,
  site: string,
  safeFetch: Pick<SafeFetch, 'request'>,
): MeetingProvider | null {
  if (videoMeetings === 'sandbox') return sandboxMeetings(site);
  return videoMeetings === 'zoom' && zoom ? zoomMeetings({ ...zoom, safeFetch }) : null;
}
