import { z } from 'zod';
import {
  type Meeting,
  MeetingError,
  type MeetingProvider,
  type MeetingRequest,
} from '../meeting-provider.ts';
import { spokenNumber } from '../spoken-number.ts';
import { openZoom, type ZoomAccess, type ZoomAnswer, type ZoomCall } from './zoom-client.ts';

const meetingShape = z.object({
  id: z.union([z.int().positive(), z.string().regex(/^\d+$/)]),
  join_url: z.url({ protocol: /^https?$/ }),
  password: z.string().min(1),
});

/** What Zoom allows for a topic. */
const topicLength = 200;

const minutesOf = ({ startsAt, endsAt }: MeetingRequest): number =>
  Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / 60_000);

function bodyOf(request: MeetingRequest) {
  return {
    topic: [...request.title].slice(0, topicLength).join(''),
    type: 2,
    start_time: new Date(request.startsAt).toISOString().replace(/\.\d+Z$/, 'Z'),
    duration: minutesOf(request),
    timezone: 'Europe/London',
    default_password: true,
    settings: { waiting_room: true, join_before_host: false, auto_recording: 'none' },
  };
}

const unexpected = ({ status, code }: ZoomAnswer): MeetingError =>
  new MeetingError(`Zoom: HTTP ${status}${code === null ? '' : ` code ${code}`}`);

async function create(call: ZoomCall, request: MeetingRequest): Promise<Meeting | null> {
  const answer = await call('POST', `/users/${encodeURIComponent(request.host)}/meetings`, bodyOf(request));
  // 404: no such user; 400: Zoom takes no such meeting, perhaps for want of a licence
  if (answer.status === 404 || answer.status === 400) return null;
  const made = meetingShape.safeParse(answer.body);
  if (answer.status !== 201 || !made.success) throw unexpected(answer);
  const id = String(made.data.id);
  return { id, room: { id: spokenNumber(id), link: made.data.join_url, password: made.data.password } };
}

async function move(call: ZoomCall, meetingId: string, request: MeetingRequest): Promise<boolean> {
  const answer = await call('PATCH', `/meetings/${meetingId}`, bodyOf(request));
  if (answer.status === 404) return false;
  if (answer.status !== 204) throw unexpected(answer);
  return true;
}

async function remove(call: ZoomCall, meetingId: string): Promise<void> {
  const answer = await call('DELETE', `/meetings/${meetingId}`);
  // 404: gone already; 400: over already
  if (![204, 404, 400].includes(answer.status)) throw unexpected(answer);
}

/** Meetings at Zoom, each opened by the trainer's own user there. */
export function zoomMeetings(access: ZoomAccess): MeetingProvider {
  const call = openZoom(access);
  return {
    name: 'zoom',
    create: (request) => create(call, request),
    move: (meetingId, request) => move(call, meetingId, request),
    remove: (meetingId) => remove(call, meetingId),
  };
}
