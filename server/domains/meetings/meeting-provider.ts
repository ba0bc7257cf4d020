import type { Instant } from '../../platform/clock/instant.ts';

/** A session that a meeting is made for. */
export interface MeetingRequest {
  /** Who opens the meeting, as the provider knows them: an e-mail address. */
  readonly host: string;
  /** Names no candidate: the host's calendar shows it. */
  readonly title: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

/** How a candidate gets into a meeting. */
export interface MeetingRoom {
  readonly id: string;
  readonly link: string;
  readonly password: string;
}

/** A meeting as the provider made it. */
export interface Meeting {
  /** The provider's name for it. */
  readonly id: string;
  readonly room: MeetingRoom;
}

/** Somebody who makes video meetings. Every call throws a MeetingError when nobody knows whether it was done. */
export interface MeetingProvider {
  readonly name: 'zoom' | 'sandbox';
  /** Null: the provider does not know this host, or takes no such meeting: repeating it is of no use. */
  create(request: MeetingRequest): Promise<Meeting | null>;
  /** Gives a meeting another time, its room stays; false: there is no such meeting any more. */
  move(meetingId: string, request: MeetingRequest): Promise<boolean>;
  /** Ends a meeting for good, also one that is gone. */
  remove(meetingId: string): Promise<void>;
}

/** The provider is down, slow, busy or talks nonsense. The message never repeats what it said. */
export class MeetingError extends Error {
  override name = 'MeetingError';

  constructor(
    message: string,
    /** Seconds that the provider asks us to wait; null: it does not say. */
    readonly waitSeconds: number | null = null,
  ) {
    super(message);
  }
}
