import { z } from 'zod';
import type { Instant } from '../../platform/clock/instant.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';
import { MeetingError, type MeetingProvider, type MeetingRequest } from './meeting-provider.ts';

/** Payload of the job 'arrange-meeting'. */
export const bookingToMeet = z.object({ bookingId: z.int() });

/** A session and the meeting that was made for it. */
interface Session {
  readonly id: number;
  readonly is_wanted: boolean;
  readonly trainer_id: number;
  readonly starts_at: Instant;
  readonly ends_at: Instant;
  readonly title: string;
  /** The trainer's e-mail address; null: nobody signs in as this trainer. */
  readonly host: string | null;
  /** Null: none was made, or not by this provider. */
  readonly meeting_id: string | null;
  readonly is_same_trainer: boolean | null;
  readonly is_same_time: boolean | null;
}

const load = prepared<{ bookingId: number; provider: string }, Session>(
  'meetings-load',
  `select b.id, b.booking_status = 'booked' and b.starts_at > app_now() as is_wanted, b.trainer_id, b.starts_at, b.ends_at,
     c.name || ', booking ' || b.id as title,
     (select p.email from memberships s join people p on p.id = s.person_id
      where s.trainer_id = b.trainer_id and p.status <> 'deactivated' order by p.id limit 1) as host,
     m.meeting_id, m.trainer_id = b.trainer_id as is_same_trainer,
     (m.starts_at, m.ends_at, m.room_id) = (b.starts_at, b.ends_at, b.room_id) as is_same_time
   from bls_bookings b
   join bls_courses c on c.id = b.course_id
   left join bls_meetings m on m.booking_id = b.id and m.provider = :provider
   where b.id = :bookingId`,
);

interface Made {
  readonly bookingId: number;
  readonly provider: string;
  readonly meetingId: string;
  readonly trainerId: number;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly roomId: string;
  readonly roomLink: string;
  readonly roomPassword: string;
}

const keep = prepared<Made, { kept: boolean }>(
  'meetings-keep',
  `select keep_bls_meeting(:bookingId, :provider, :meetingId, :trainerId, :startsAt::timestamptz, :endsAt::timestamptz,
     :roomId, :roomLink, :roomPassword) as kept`,
);

const keepMoved = prepared<
  { bookingId: number; meetingId: string; startsAt: Instant; endsAt: Instant },
  never
>(
  'meetings-keep-moved',
  `select keep_moved_bls_meeting(:bookingId, :meetingId, :startsAt::timestamptz, :endsAt::timestamptz)`,
);

const forget = prepared<{ meetingId: string }, never>(
  'meetings-forget',
  'delete from bls_meetings where meeting_id = :meetingId',
);

const later = prepared<{ bookingId: number; seconds: number }, never>(
  'meetings-later',
  `select queue_bls_meeting(:bookingId, make_interval(secs => :seconds::double precision))`,
);

const requestOf = ({ title, starts_at, ends_at }: Session, host: string): MeetingRequest => ({
  host,
  title,
  startsAt: starts_at,
  endsAt: ends_at,
});

async function make(db: Queryable, provider: MeetingProvider, session: Session, host: string): Promise<void> {
  const meeting = await provider.create(requestOf(session, host));
  if (!meeting) return;
  const [row] = await keep(db, {
    bookingId: session.id,
    provider: provider.name,
    meetingId: meeting.id,
    trainerId: session.trainer_id,
    startsAt: session.starts_at,
    endsAt: session.ends_at,
    roomId: meeting.room.id,
    roomLink: meeting.room.link,
    roomPassword: meeting.room.password,
  });
  // The session was moved or cancelled meanwhile, or another worker was first.
  if (!row?.kept) await provider.remove(meeting.id);
}

async function moveOrRemove(
  db: Queryable,
  provider: MeetingProvider,
  session: Session,
  meetingId: string,
): Promise<'stands' | 'gone'> {
  const { id: bookingId, host, starts_at: startsAt, ends_at: endsAt } = session;
  const isKept = session.is_wanted && session.is_same_trainer === true && host !== null;
  if (isKept && session.is_same_time) return 'stands';
  if (isKept && (await provider.move(meetingId, requestOf(session, host)))) {
    await keepMoved(db, { bookingId, meetingId, startsAt, endsAt });
    return 'stands';
  }
  if (!isKept) await provider.remove(meetingId);
  await forget(db, { meetingId });
  return 'gone';
}

async function arrange(db: Queryable, provider: MeetingProvider, session: Session): Promise<void> {
  const { meeting_id: meetingId, host, is_wanted: isWanted } = session;
  if (meetingId !== null && (await moveOrRemove(db, provider, session, meetingId)) === 'stands') return;
  if (isWanted && host !== null) await make(db, provider, session, host);
}

/**
 * Makes, moves or ends the meeting of a session, as the booking stands now. While that fails the trainer's own room
 * stands; the queue tries again, and not before the provider wants to be asked.
 */
export async function arrangeMeeting(
  db: Queryable,
  provider: MeetingProvider,
  { bookingId }: z.output<typeof bookingToMeet>,
): Promise<void> {
  const [session] = await load(db, { bookingId, provider: provider.name });
  if (!session) return;
  try {
    await arrange(db, provider, session);
  } catch (error) {
    if (!(error instanceof MeetingError) || error.waitSeconds === null) throw error;
    await later(db, { bookingId, seconds: error.waitSeconds });
  }
}
