
  
  export namespace Schemas {
    // <Schemas>
  export type AddCreditsRequest = {
  product?: ("practical-training" | "virtual-bls") | undefined;
  /**
   * For which course.
   */
  course_id: number;
  /**
   * How many.
   */
  credits: number;
}
export type AddDayExceptionRequest = {
  /**
   * London’s day.
   */
  on_date: string;
  /**
   * What it is otherwise.
   */
  kind: ("open" | "closed");
  from_time?: (string | null) | undefined;
  to_time?: (string | null) | undefined;
}
export type AddMoneyRequest = {
  product?: ("practical-training" | "virtual-bls") | undefined;
  /**
   * Pence.
   */
  amount_pence: number;
}
export type AgencyHomeDay = {
  /**
   * London’s day.
   */
  date: string;
  /**
   * Candidates in class rooms.
   */
  trainings: number;
  /**
   * Remote sessions.
   */
  remote_sessions: number;
}
export type AgencyHomeTraining = {
  /**
   * In a class room, or remote.
   */
  product: ("practical-training" | "virtual-bls");
  /**
   * Booking id.
   */
  id: number;
  /**
   * Whose.
   */
  candidate: string;
  /**
   * Course.
   */
  course: string;
  /**
   * Where; null: remote.
   */
  place: (string | null);
  /**
   * Start, London’s time.
   */
  starts_at: string;
  /**
   * Its state.
   */
  booking_status: ("pending" | "booked");
  /**
   * Its payment.
   */
  pay_status: ("pending" | "completed" | "refunded" | "cancelled");
}
/**
 * What is ahead, and what needs somebody, as of now.
 */
export type AgencyHome = {
  /**
   * London’s day.
   */
  today: string;
  /**
   * Today and the thirteen days after it.
   */
  days: Array<AgencyHomeDay>;
  /**
   * The next eight.
   */
  coming: Array<AgencyHomeTraining>;
  /**
   * Live bookings ahead that end unless their candidate pays.
   */
  unpaid: number;
  /**
   * Of these, the remote sessions.
   */
  unpaid_sessions: number;
  /**
   * When the first of them is given up; null: none is.
   */
  first_unpaid_ends_at: (string | null);
  /**
   * Of the last thirty days.
   */
  no_shows: number;
  /**
   * Certificates that end within sixty days.
   */
  certificates_expiring: number;
  /**
   * Invites that can still be used.
   */
  invites_open: number;
  /**
   * Of these, the ones that end within three days.
   */
  invites_ending: number;
  /**
   * Webhook endpoints that fail or were switched off by failing.
   */
  webhooks_failing: number;
  /**
   * Kits of remote sessions that are overdue.
   */
  kits_overdue: number;
}
/**
 * A key, never readable again.
 */
export type ApiKey = {
  /**
   * Key id.
   */
  id: number;
  /**
   * What it is for.
   */
  name: string;
  /**
   * Its first characters, to tell keys apart.
   */
  prefix: string;
  /**
   * What it opens.
   */
  products: Array<("practical-training" | "practical-training-legacy" | "virtual-bls" | "registration-assurance" | "portal-v2" | "portal-v1" | "hb-services")>;
  /**
   * Whether it can be exchanged for tokens.
   */
  is_active: boolean;
  /**
   * When it was made.
   */
  created_at: string;
  /**
   * When it ended.
   */
  deactivated_at: (string | null);
  /**
   * Its last use, to the quarter of an hour.
   */
  last_used_at: (string | null);
  /**
   * Pairs of tokens issued with it that still work; they end with it.
   */
  live_tokens: number;
}
export type ApiKeys = {
  /**
   * The client id that keys are exchanged with.
   */
  hb_client_id: string;
  /**
   * The keys.
   */
  data: Array<ApiKey>;
}
export type AppendConsentRequest = {
  /**
   * False: taken back.
   */
  given: boolean;
  method?: ("verbal" | "written" | "web") | undefined;
  at?: unknown | undefined;
  statement_version?: string | undefined;
  share_outcome?: boolean | undefined;
  note?: string | undefined;
}
export type AssignInterviewerRequest = Partial<{ interviewer_id: (number | null) }>
export type AssignRequest = Partial<{ person_id: (number | null) }>
/**
 * One thing that was done, for ever.
 */
export type AuditEntry = {
  /**
   * Whose trail; 0: the platform’s own.
   */
  organisation_id: number;
  /**
   * Its name.
   */
  organisation_name: (string | null);
  /**
   * Its place in that trail, from 1.
   */
  number: number;
  /**
   * When.
   */
  occurred_at: string;
  /**
   * What was done.
   */
  action: string;
  /**
   * What kind of actor did it.
   */
  actor_kind: ("api_key" | "member" | "staff" | "candidate" | "system");
  /**
   * Id of the key or person; null: no account.
   */
  actor_id: (number | null);
  /**
   * Its name today; organisations do not see names of the provider’s staff.
   */
  actor_name: (string | null);
  /**
   * To what kind of thing.
   */
  subject_kind: string;
  /**
   * Its id.
   */
  subject_id: (number | null);
  /**
   * Its name today.
   */
  subject_name: (string | null);
  /**
   * What else is known.
   */
  details: Record<string, unknown>;
  /**
   * Id of the request it came with.
   */
  request_id: (string | null);
}
export type AuditEntries = {
  /**
   * The entries.
   */
  data: Array<AuditEntry>;
  /**
   * Where the next page begins; null: this is the last.
   */
  next: (string | null);
}
export type BrokenTrail = {
  /**
   * Whose trail; 0: the platform’s own.
   */
  organisation_id: number;
  /**
   * Its name.
   */
  organisation_name: (string | null);
  /**
   * The first entry that does not follow from the one before.
   */
  number: number;
}
export type AuditVerification = {
  /**
   * How many trails were checked.
   */
  trails: number;
  /**
   * How many entries they have.
   */
  entries: number;
  /**
   * The trails that were tampered with or damaged; none: all is whole.
   */
  broken: Array<BrokenTrail>;
}
/**
 * Where the session is held.
 */
export type VideoRoom = {
  /**
   * The room’s name for itself.
   */
  id: string;
  /**
   * Where to join.
   */
  link: string;
  /**
   * Its password.
   */
  password: string;
}
/**
 * The course.
 */
export type CourseRef = {
  /**
   * Course id.
   */
  id: number;
  /**
   * Course name.
   */
  name: string;
}
export type WeeklyRule = {
  /**
   * Rule id.
   */
  id: number;
  /**
   * 1 = Monday.
   */
  weekday: number;
  /**
   * From then, London’s.
   */
  from_time: string;
  /**
   * Until then; 24:00 is the day’s end.
   */
  to_time: string;
  /**
   * The first day.
   */
  valid_from: string;
  /**
   * The last day; null: no end.
   */
  valid_to: (string | null);
}
export type DayException = {
  /**
   * Exception id.
   */
  id: number;
  /**
   * London’s day.
   */
  on_date: string;
  /**
   * What it is otherwise.
   */
  kind: ("open" | "closed");
  /**
   * From then; null: the whole day.
   */
  from_time: (string | null);
  /**
   * Until then; null: the whole day.
   */
  to_time: (string | null);
}
export type Clash = {
  /**
   * Booking id.
   */
  booking_id: number;
  /**
   * Whose.
   */
  organisation_id: number;
  course: CourseRef;
  /**
   * Who is trained.
   */
  candidate: string;
  /**
   * Start, with London’s offset.
   */
  start_date: string;
  /**
   * End, with London’s offset.
   */
  end_date: string;
}
export type Availability = {
  /**
   * Trainer id.
   */
  trainer_id: number;
  /**
   * Name.
   */
  trainer_name: string;
  /**
   * Whether slots are offered at all.
   */
  is_active: boolean;
  /**
   * Where sessions are held; null: none yet, nothing is offered.
   */
  room: (VideoRoom | null);
  /**
   * What the trainer may give.
   */
  courses: Array<CourseRef>;
  /**
   * Week by week.
   */
  weekly: Array<WeeklyRule>;
  /**
   * What single days have otherwise, from today on.
   */
  exceptions: Array<DayException>;
  /**
   * Sessions to come that do not fit this; they stay until they are moved.
   */
  clashes: Array<Clash>;
}
/**
 * Settings for remote sessions.
 */
export type BlsSettings = {
  /**
   * Whether candidates can book on the public page.
   */
  public_page: boolean;
  /**
   * How bookings of the public page are paid.
   */
  public_page_pay_option: ("credits" | "balance" | "invoice" | "candidate_pays");
}
export type BookableCourse = {
  /**
   * Course id.
   */
  id: number;
  /**
   * Name.
   */
  name: string;
  /**
   * Your organisation’s price in pence, VAT included.
   */
  price_pence: number;
  /**
   * Minutes.
   */
  duration_minutes: number;
  /**
   * Whole credits your organisation has for it.
   */
  credits: number;
}
/**
 * A remote session that was just booked.
 */
export type BookedSession = {
  /**
   * Booking id.
   */
  id: number;
  /**
   * Start, with London’s offset of that day.
   */
  start_date: string;
  /**
   * End, with London’s offset of that day.
   */
  end_date: string;
  /**
   * Where it stands.
   */
  booking_status: ("pending" | "booked" | "cancelled");
  /**
   * Where its money stands.
   */
  pay_status: ("completed" | "pending" | "refunded" | "cancelled");
  /**
   * Its price in pence.
   */
  price_pence: number;
}
export type BookHeldSeatRequest = {
  /**
   * Your live hold.
   */
  hold_hash: string;
  /**
   * First name.
   */
  first_name: string;
  /**
   * Last name.
   */
  last_name: string;
  /**
   * The candidate’s.
   */
  email: string;
  /**
   * The candidate’s.
   */
  phone: string;
  job_role?: string | undefined;
  /**
   * How it is paid.
   */
  pay_option: ("credits" | "balance" | "inv" | "candidate_pays");
  agency_contact_name?: string | undefined;
  agency_contact_email?: string | undefined;
  agency_email?: string | undefined;
}
export type BookHeldSlotRequest = {
  /**
   * Your live hold.
   */
  hold_hash: string;
  /**
   * First name.
   */
  first_name: string;
  /**
   * Last name.
   */
  last_name: string;
  /**
   * Gets the confirmation.
   */
  email: string;
  /**
   * 7 to 15 digits, also + ( ) - . and spaces.
   */
  phone: string;
  /**
   * Where the kit goes.
   */
  address: string;
  /**
   * Its town.
   */
  city: string;
  /**
   * Its postcode, in any case or spacing.
   */
  postcode: unknown;
  job_role?: string | undefined;
  /**
   * How it is paid.
   */
  pay_option: ("credits" | "balance" | "invoice" | "candidate_pays");
  agency_contact_name?: string | undefined;
  agency_contact_email?: string | undefined;
}
/**
 * The organisation it belongs to.
 */
export type OrganisationRef = {
  /**
   * Organisation id.
   */
  id: number;
  /**
   * Name.
   */
  name: string;
  /**
   * Account code.
   */
  code: string;
}
/**
 * The candidate.
 */
export type Candidate = {
  /**
   * First name.
   */
  first_name: string;
  /**
   * Last name.
   */
  last_name: string;
  /**
   * E-mail.
   */
  email: string;
  /**
   * Phone.
   */
  phone: string;
  /**
   * Job role.
   */
  job_role: (string | null);
}
/**
 * Where it takes place.
 */
export type LocationRef = {
  /**
   * Location id.
   */
  id: number;
  /**
   * Location name.
   */
  name: string;
  /**
   * Street and town.
   */
  address: (string | null);
}
/**
 * Who trains.
 */
export type TrainerRef = {
  /**
   * Trainer id.
   */
  id: number;
  /**
   * Trainer name.
   */
  name: string;
}
/**
 * What is given back, and where it goes.
 */
export type Refund = {
  /**
   * Hundredths of a credit, or pence.
   */
  amount: number;
  /**
   * Course id, `booking_balance`, `stripe`, `paypal` or `invoice`.
   */
  wallet: string;
}
/**
 * A classroom booking.
 */
export type Booking = {
  /**
   * Booking id.
   */
  id: number;
  organisation: OrganisationRef;
  /**
   * Training event id.
   */
  training_event_id: number;
  candidate: Candidate;
  course: CourseRef;
  location: LocationRef;
  /**
   * Null: not settled yet.
   */
  trainer: (TrainerRef | null);
  /**
   * Start, with London’s offset of that day.
   */
  start_date: string;
  /**
   * End, with London’s offset of that day.
   */
  end_date: string;
  /**
   * Where it stands.
   */
  booking_status: ("pending" | "booked" | "cancelled");
  /**
   * Null: the course needs none.
   */
  review: (("awaited" | "approved" | "rejected" | "null") | null);
  /**
   * Null: not marked.
   */
  attendance: (("attended" | "no_show" | "null") | null);
  /**
   * Null: not judged, or did not come.
   */
  passed: (boolean | null);
  /**
   * When attendance was marked last.
   */
  attendance_marked_at: (string | null);
  /**
   * Whether there is a certificate.
   */
  certificate_available: boolean;
  /**
   * Where its money stands.
   */
  pay_status: ("completed" | "pending" | "refunded" | "cancelled");
  /**
   * How it is paid.
   */
  pay_option: ("credits" | "balance" | "inv" | "candidate_pays");
  /**
   * Price when it was booked, in pence.
   */
  price_pence: number;
  /**
   * Until when the candidate’s payment is awaited.
   */
  payment_expires_at: (string | null);
  /**
   * When the candidate’s payment or the invoice’s arrived.
   */
  paid_at: (string | null);
  /**
   * Who booked.
   */
  booked_by: ("Agency" | "Candidate" | "Admin");
  /**
   * The invite it came by.
   */
  invite_id: (number | null);
  /**
   * The organisation’s contact.
   */
  agency_contact_name: (string | null);
  /**
   * The contact’s e-mail.
   */
  agency_contact_email: (string | null);
  /**
   * Where the invoice goes.
   */
  agency_email: (string | null);
  /**
   * When it was cancelled.
   */
  cancelled_at: (string | null);
  /**
   * Who cancelled.
   */
  cancelled_by: (("Agency" | "Admin" | "System" | "null") | null);
  /**
   * Why it was cancelled.
   */
  reason: (("requested" | "staff" | "event_cancelled" | "payment_expired" | "review_rejected" | "review_expired" | "null") | null);
  /**
   * In somebody’s words.
   */
  reason_note: (string | null);
  /**
   * What goes back; null: nothing.
   */
  refund: (Refund | null);
  /**
   * When it was made.
   */
  created_at: string;
}
export type BookingCancellation = {
  /**
   * The code that cancelling would refuse with; null: it can be cancelled.
   */
  refusal: (string | null);
  /**
   * What would go back; null: nothing.
   */
  refund: (Refund | null);
  /**
   * Whether the candidate’s payment link ends by it.
   */
  ends_payment: boolean;
  /**
   * What would go back with a full refund; more than `refund` once it is too late for one.
   */
  at_stake: (Refund | null);
  /**
   * Until when its organisation gets its money back, and may move it.
   */
  full_refund_until: (string | null);
}
export type BookingChoice = {
  /**
   * Id.
   */
  id: number;
  /**
   * Name.
   */
  name: string;
}
export type BookingChoices = {
  /**
   * Classroom courses.
   */
  courses: Array<BookingChoice>;
  /**
   * Courses of remote sessions.
   */
  remote_courses: Array<BookingChoice>;
  /**
   * Places.
   */
  locations: Array<BookingChoice>;
}
export type EarnedCertificate = {
  /**
   * Certificate id.
   */
  id: number;
  /**
   * Its number.
   */
  number: string;
  /**
   * Where anybody can check it.
   */
  verification_url: string;
  /**
   * When it was issued.
   */
  issued_at: string;
  /**
   * Its last valid day; null: it does not expire.
   */
  expires_on: (string | null);
}
/**
 * A classroom booking with its links.
 */
export type BookingDetail = {
  /**
   * Booking id.
   */
  id: number;
  organisation: OrganisationRef;
  /**
   * Training event id.
   */
  training_event_id: number;
  candidate: Candidate;
  course: CourseRef;
  location: LocationRef;
  /**
   * Null: not settled yet.
   */
  trainer: (TrainerRef | null);
  /**
   * Start, with London’s offset of that day.
   */
  start_date: string;
  /**
   * End, with London’s offset of that day.
   */
  end_date: string;
  /**
   * Where it stands.
   */
  booking_status: ("pending" | "booked" | "cancelled");
  /**
   * Null: the course needs none.
   */
  review: (("awaited" | "approved" | "rejected" | "null") | null);
  /**
   * Null: not marked.
   */
  attendance: (("attended" | "no_show" | "null") | null);
  /**
   * Null: not judged, or did not come.
   */
  passed: (boolean | null);
  /**
   * When attendance was marked last.
   */
  attendance_marked_at: (string | null);
  /**
   * Whether there is a certificate.
   */
  certificate_available: boolean;
  /**
   * Where its money stands.
   */
  pay_status: ("completed" | "pending" | "refunded" | "cancelled");
  /**
   * How it is paid.
   */
  pay_option: ("credits" | "balance" | "inv" | "candidate_pays");
  /**
   * Price when it was booked, in pence.
   */
  price_pence: number;
  /**
   * Until when the candidate’s payment is awaited.
   */
  payment_expires_at: (string | null);
  /**
   * When the candidate’s payment or the invoice’s arrived.
   */
  paid_at: (string | null);
  /**
   * Who booked.
   */
  booked_by: ("Agency" | "Candidate" | "Admin");
  /**
   * The invite it came by.
   */
  invite_id: (number | null);
  /**
   * The organisation’s contact.
   */
  agency_contact_name: (string | null);
  /**
   * The contact’s e-mail.
   */
  agency_contact_email: (string | null);
  /**
   * Where the invoice goes.
   */
  agency_email: (string | null);
  /**
   * When it was cancelled.
   */
  cancelled_at: (string | null);
  /**
   * Who cancelled.
   */
  cancelled_by: (("Agency" | "Admin" | "System" | "null") | null);
  /**
   * Why it was cancelled.
   */
  reason: (("requested" | "staff" | "event_cancelled" | "payment_expired" | "review_rejected" | "review_expired" | "null") | null);
  /**
   * In somebody’s words.
   */
  reason_note: (string | null);
  /**
   * What goes back; null: nothing.
   */
  refund: (Refund | null);
  /**
   * When it was made.
   */
  created_at: string;
  /**
   * Its certificate; null: none.
   */
  certificate: (EarnedCertificate | null);
  /**
   * The candidate’s own page; only for those who may change the booking.
   */
  candidate_page_url: (string | null);
  /**
   * Where the candidate pays, while that is due; likewise.
   */
  payment_url: (string | null);
}
export type BookingHappening = {
  /**
   * When.
   */
  at: string;
  /**
   * What, as the audit trail names it.
   */
  action: string;
  /**
   * What kind of somebody did it.
   */
  actor: ("api_key" | "member" | "staff" | "candidate" | "system");
  /**
   * Who; null: nobody with an account, or staff, whom organisations see no names of.
   */
  actor_name: (string | null);
  /**
   * Why it was cancelled.
   */
  reason: (string | null);
  /**
   * What was marked of a class.
   */
  attendance: (string | null);
  /**
   * What was marked of a remote session.
   */
  training_status: (string | null);
  /**
   * What the result was changed to.
   */
  passed: (boolean | null);
  /**
   * What went back.
   */
  refund: (Refund | null);
  /**
   * Its start before.
   */
  moved_from: (string | null);
  /**
   * Its start from then on.
   */
  moved_to: (string | null);
}
export type BookingHistory = {
  /**
   * Oldest first.
   */
  data: Array<BookingHappening>;
}
/**
 * Which page this is, of how many.
 */
export type ListMeta = {
  /**
   * The page asked for.
   */
  current_page: number;
  /**
   * Rows a page.
   */
  per_page: number;
  /**
   * At least 1.
   */
  last_page: number;
  /**
   * Rows in all.
   */
  total: number;
}
/**
 * The pages beside this one.
 */
export type ListLinks = {
  /**
   * The next page, with the other query parameters; null on the last.
   */
  next: (string | null);
  /**
   * The previous page; null on the first.
   */
  prev: (string | null);
}
export type BookingListResponse = {
  /**
   * The rows.
   */
  data: Array<Booking>;
  meta: ListMeta;
  links: ListLinks;
}
/**
 * What can be booked, and what it can be paid with.
 */
export type BookingMeans = {
  /**
   * Active courses, by id.
   */
  courses: Array<BookableCourse>;
  /**
   * Money balance in pence.
   */
  balance_pence: number;
  /**
   * Whether your organisation may pay by invoice.
   */
  invoice_payments: boolean;
  /**
   * Whether candidates can be asked to pay.
   */
  candidate_payments: boolean;
  /**
   * Until so many hours before the start a cancelled booking is refunded.
   */
  cancel_full_refund_hours: number;
  /**
   * So long a candidate has to pay.
   */
  payment_window_minutes: number;
}
export type CancelBookingRequest = Partial<{ note: string, refund: boolean }>
export type CancelInterviewRequest = Partial<{ reason: string }>
export type CancelRemoteBookingRequest = Partial<{ note: string, refund: boolean }>
export type CancelTrainingEventRequest = Partial<{ note: string }>
/**
 * Who began it.
 */
export type TopUpPerson = {
  /**
   * Person id.
   */
  id: number;
  /**
   * Name.
   */
  name: string;
}
/**
 * What an organisation pays into its wallet by card.
 */
export type CardTopUp = {
  /**
   * Top-up id.
   */
  id: number;
  /**
   * `expired`: nobody paid within the hour; money that comes later goes back.
   */
  status: ("pending" | "completed" | "expired");
  /**
   * Whose credits; null: the money balance.
   */
  course_id: (number | null);
  /**
   * Its name.
   */
  course_name: (string | null);
  /**
   * Hundredths of a credit, or pence: what the wallet gets.
   */
  amount: number;
  /**
   * What is paid, at the organisation’s rate when it was started.
   */
  price_pence: number;
  /**
   * Where to pay: leads on to the card company’s page. Null when it cannot be paid any more.
   */
  checkout_url: (string | null);
  started_by: TopUpPerson;
  /**
   * Until when it can be paid.
   */
  expires_at: string;
  /**
   * When the payment arrived.
   */
  completed_at: (string | null);
  /**
   * When it was started.
   */
  created_at: string;
}
export type CardTopUpListResponse = {
  /**
   * The rows.
   */
  data: Array<CardTopUp>;
  meta: ListMeta;
  links: ListLinks;
}
/**
 * What a booking earned.
 */
export type Certificate = {
  /**
   * Certificate id.
   */
  id: number;
  organisation: OrganisationRef;
  /**
   * Which product’s training it certifies.
   */
  product: ("practical-training" | "virtual-bls");
  /**
   * Of which booking of that product.
   */
  booking_id: number;
  /**
   * Its number.
   */
  number: string;
  /**
   * Who was trained.
   */
  holder_name: string;
  course: CourseRef;
  /**
   * The day of the training (Europe/London).
   */
  trained_on: string;
  /**
   * When it was issued.
   */
  issued_at: string;
  /**
   * Its last valid day; null: it does not expire.
   */
  expires_on: (string | null);
  /**
   * When it was withdrawn.
   */
  revoked_at: (string | null);
  /**
   * How it stands today; `expiring`: it ends within 60 days.
   */
  status: ("valid" | "expiring" | "expired" | "revoked");
  /**
   * Where anybody can check it.
   */
  verification_url: string;
}
export type MonthOfExpiries = {
  /**
   * The month.
   */
  month: string;
  /**
   * How many end in it.
   */
  total: number;
}
/**
 * How certificates stand today, and when those that stand end.
 */
export type CertificateCounts = {
  /**
   * Valid for longer than 60 days.
   */
  valid: number;
  /**
   * Ending within 60 days.
   */
  expiring: number;
  /**
   * Ended.
   */
  expired: number;
  /**
   * Withdrawn.
   */
  revoked: number;
  /**
   * Ending within 30 days.
   */
  within_30: number;
  /**
   * Ending within 60 days.
   */
  within_60: number;
  /**
   * Ending within 90 days.
   */
  within_90: number;
  /**
   * This month and the eleven after it.
   */
  months: Array<MonthOfExpiries>;
}
export type CertificateListResponse = {
  /**
   * The rows.
   */
  data: Array<Certificate>;
  meta: ListMeta;
  links: ListLinks;
}
export type ChangePasswordRequest = {
  /**
   * The one of now.
   */
  current_password: string;
  /**
   * 12 to 128 characters.
   */
  new_password: string;
}
export type CompleteInterviewRequest = Partial<{ result: ("suitable" | "unsuitable"), notes: string }>
export type ConfirmTotpRequest = {
  /**
   * What the app shows.
   */
  totp_code: string;
}
/**
 * One record of the evidence.
 */
export type ConsentRecord = {
  /**
   * Of this referral, or of one merged into it.
   */
  referral_id: string;
  /**
   * Who says so.
   */
  source: ("supplied" | "asserted_by_agreement" | "appended");
  /**
   * False: taken back.
   */
  given: boolean;
  /**
   * How.
   */
  method: (string | null);
  /**
   * When.
   */
  consented_at: (string | null);
  /**
   * Of which text.
   */
  statement_version: (string | null);
  /**
   * Whether the partner may learn how it goes.
   */
  share_outcome: boolean;
  /**
   * With which key it was sent.
   */
  partner_key_id: (number | null);
  /**
   * Who of the portal recorded it.
   */
  recorded_by: (string | null);
  /**
   * From where.
   */
  ip_address: (string | null);
  /**
   * By which request.
   */
  request_id: (string | null);
  /**
   * Of the bytes that were sent, hexadecimal.
   */
  body_sha256: (string | null);
  /**
   * Of the staff.
   */
  note: (string | null);
  /**
   * When it was recorded.
   */
  recorded_at: string;
}
export type CorrectInterviewRequest = {
  /**
   * What it is to be.
   */
  status: ("completed" | "no_show");
  result?: ("suitable" | "unsuitable") | undefined;
  /**
   * Why.
   */
  reason: string;
}
export type CorrectReferralRequest = {
  /**
   * The version that you looked at.
   */
  version: number;
  first_name?: string | undefined;
  last_name?: string | undefined;
  phone_number?: string | undefined;
  email_address?: string | undefined;
  city?: string | undefined;
  province?: string | undefined;
  language?: string | undefined;
}
export type CorrectWalletRequest = {
  product?: ("practical-training" | "virtual-bls") | undefined;
  course_id?: number | undefined;
  /**
   * Hundredths of a credit or pence; negative takes away.
   */
  amount: number;
  /**
   * Why.
   */
  note: string;
}
export type Course = {
  /**
   * Course id.
   */
  id: number;
  /**
   * Name.
   */
  name: string;
  /**
   * As statements show it.
   */
  short_name: string;
  /**
   * Standard price in pence, VAT included.
   */
  price_pence: number;
  /**
   * Minutes.
   */
  duration_minutes: number;
  /**
   * Months a certificate lasts; null: for ever.
   */
  validity_months: (number | null);
  /**
   * Whether staff approve each booking.
   */
  requires_review: boolean;
  /**
   * Whether it can be chosen.
   */
  is_active: boolean;
}
export type CourseCredits = {
  /**
   * Course id.
   */
  course_id: number;
  /**
   * Course name.
   */
  course_name: string;
  /**
   * Whole credits.
   */
  credits: number;
  /**
   * What the organisation pays for one; null: it is sold no more.
   */
  price_pence: (number | null);
}
export type CourseListResponse = {
  /**
   * The rows.
   */
  data: Array<Course>;
  meta: ListMeta;
  links: ListLinks;
}
export type CourseRate = {
  /**
   * Course id.
   */
  course_id: number;
  /**
   * Course name.
   */
  course_name: string;
  /**
   * What others pay, VAT included.
   */
  standard_price_pence: number;
  /**
   * What this organisation pays; null: the standard price.
   */
  own_price_pence: (number | null);
}
export type CourseRates = {
  /**
   * By course.
   */
  data: Array<CourseRate>;
}
export type CreateApiKeyRequest = {
  /**
   * What it is for.
   */
  name: string;
  /**
   * What it opens.
   */
  products: Array<("practical-training" | "practical-training-legacy" | "virtual-bls" | "registration-assurance" | "portal-v2" | "portal-v1" | "hb-services")>;
}
export type CreateBookingRequest = {
  /**
   * One the organisation can see.
   */
  training_event_id: number;
  /**
   * First name.
   */
  first_name: string;
  /**
   * Last name.
   */
  last_name: string;
  /**
   * The candidate’s.
   */
  email: string;
  /**
   * The candidate’s.
   */
  phone: string;
  job_role?: string | undefined;
  /**
   * How it is paid.
   */
  pay_option: ("credits" | "balance" | "inv" | "candidate_pays");
  agency_contact_name?: string | undefined;
  agency_contact_email?: string | undefined;
  agency_email?: string | undefined;
}
export type CreateCourseRequest = {
  /**
   * Name.
   */
  name: string;
  /**
   * As statements show it.
   */
  short_name: string;
  /**
   * Standard price in pence, VAT included.
   */
  price_pence: number;
  /**
   * Minutes.
   */
  duration_minutes: number;
  validity_months?: (number | null) | undefined;
  requires_review?: boolean | undefined;
  is_active?: boolean | undefined;
}
export type CreateEventSeriesRequest = {
  /**
   * An active course.
   */
  course_id: number;
  /**
   * Where.
   */
  location_id: number;
  trainer_id?: number | undefined;
  /**
   * Each event’s start and end.
   */
  times: Array<{
    /**
     * Start: London’s wall time, or ISO 8601 with an offset.
     */
    start_date: string;
    /**
     * End: London’s wall time, or ISO 8601 with an offset.
     */
    end_date: string;
  }>;
  /**
   * Seats.
   */
  capacity: number;
  organisation_ids?: Array<number> | undefined;
  publish?: boolean | undefined;
  allow_clashes?: boolean | undefined;
}
export type CreateInterviewerRequest = {
  /**
   * Who.
   */
  person_id: number;
}
export type CreateInterviewRequest = {
  /**
   * The candidate’s.
   */
  candidate_name: string;
  /**
   * The candidate’s.
   */
  candidate_email: string;
  candidate_phone?: string | undefined;
  job_role?: string | undefined;
  /**
   * When it begins: with an offset, or London’s wall time.
   */
  interview_date: string;
  minutes?: number | undefined;
  interviewer_id?: number | undefined;
}
export type CreateInviteRequest = {
  /**
   * First name.
   */
  first_name: string;
  /**
   * Last name.
   */
  last_name: string;
  /**
   * Gets the invite.
   */
  email: string;
  phone?: string | undefined;
  job_role?: string | undefined;
  /**
   * An active course.
   */
  course_id: number;
  location_id?: number | undefined;
  training_event_id?: number | undefined;
  /**
   * How it is paid once the candidate books. Nothing is reserved until then.
   */
  pay_option: ("credits" | "balance" | "inv" | "candidate_pays");
  message?: string | undefined;
  agency_contact_name?: string | undefined;
  agency_contact_email?: string | undefined;
  agency_email?: string | undefined;
  expires_in_days?: number | undefined;
}
export type CreateLocationRequest = {
  /**
   * Name.
   */
  name: string;
  address?: (string | null) | undefined;
  postcode?: (string | null) | undefined;
  latitude?: (number | null) | undefined;
  longitude?: (number | null) | undefined;
  is_active?: boolean | undefined;
}
export type CreateMemberRequest = {
  /**
   * Name.
   */
  name: string;
  /**
   * Gets the invitation.
   */
  email: string;
  /**
   * What this person may do.
   */
  role: ("agency_owner" | "agency_admin" | "agency_manager" | "agency_viewer");
}
export type CreateOrganisationRequest = {
  /**
   * Account code; cannot be changed.
   */
  code: string;
  /**
   * Name.
   */
  name: string;
  email?: string | undefined;
  billing_email?: string | undefined;
  phone?: string | undefined;
  products?: Array<("practical-training" | "practical-training-legacy" | "virtual-bls" | "registration-assurance" | "portal-v2" | "portal-v1" | "hb-services")> | undefined;
}
export type CreateOwnReferralKeyRequest = {
  /**
   * What it is for.
   */
  label: string;
  expires_at?: unknown | undefined;
  partner_id?: number | undefined;
}
export type CreatePartnerRequest = {
  /**
   * Name.
   */
  name: string;
  /**
   * Unique in any case.
   */
  identifier: string;
  organisation_id?: (number | null) | undefined;
  contacts?: Array<{
    /**
     * Name.
     */
    name: string;
    /**
     * E-mail.
     */
    email: string;
    /**
     * Phone.
     */
    phone: unknown;
  }> | undefined;
  agreement_date?: (string | null) | undefined;
  consent_required?: boolean | undefined;
  requests_per_minute?: (number | null) | undefined;
}
export type CreatePasswordLinkRequest = {
  /**
   * Your e-mail.
   */
  email: string;
}
export type CreateReferralKeyRequest = {
  /**
   * What it is for.
   */
  label: string;
  expires_at?: unknown | undefined;
}
export type CreateRemoteBookingRequest = {
  /**
   * An active course.
   */
  course_id: number;
  /**
   * London’s day.
   */
  date: string;
  /**
   * London’s time, as slots tell it.
   */
  time: string;
  without_notice?: boolean | undefined;
  /**
   * First name.
   */
  first_name: string;
  /**
   * Last name.
   */
  last_name: string;
  /**
   * Gets the confirmation.
   */
  email: string;
  /**
   * 7 to 15 digits, also + ( ) - . and spaces.
   */
  phone: string;
  /**
   * Where the kit goes.
   */
  address: string;
  /**
   * Its town.
   */
  city: string;
  /**
   * Its postcode, in any case or spacing.
   */
  postcode: unknown;
  job_role?: string | undefined;
  /**
   * How it is paid.
   */
  pay_option: ("credits" | "balance" | "invoice" | "candidate_pays");
  agency_contact_name?: string | undefined;
  agency_contact_email?: string | undefined;
}
export type CreateRemoteCourseRequest = {
  /**
   * Name.
   */
  name: string;
  /**
   * Standard price in pence, VAT included.
   */
  price_pence: number;
  /**
   * Minutes.
   */
  duration_minutes: number;
  is_active?: boolean | undefined;
}
export type CreateSessionRequest = {
  /**
   * Your e-mail.
   */
  email: string;
  /**
   * Your password.
   */
  password: string;
  totp_code?: string | undefined;
}
export type CreateStaffRequest = {
  /**
   * Name.
   */
  name: string;
  /**
   * Gets the invitation.
   */
  email: string;
  /**
   * What this person may do.
   */
  role: ("staff_admin" | "staff_trainer" | "staff_clinician");
  trainer_id?: number | undefined;
}
export type CreateTrainerRequest = {
  /**
   * Name.
   */
  name: string;
  is_active?: boolean | undefined;
}
export type CreateTrainingEventRequest = {
  /**
   * An active course.
   */
  course_id: number;
  /**
   * An active location.
   */
  location_id: number;
  trainer_id?: number | undefined;
  /**
   * Start: London’s wall time, or ISO 8601 with an offset.
   */
  start_date: string;
  /**
   * End: London’s wall time, or ISO 8601 with an offset.
   */
  end_date: string;
  /**
   * Seats.
   */
  capacity: number;
  allow_clashes?: boolean | undefined;
}
export type TableSize = {
  /**
   * Table.
   */
  name: string;
  /**
   * With its indexes.
   */
  size_bytes: number;
}
/**
 * The database.
 */
export type DatabaseHealth = {
  /**
   * PostgreSQL’s version.
   */
  version: string;
  /**
   * Since when it runs.
   */
  started_at: string;
  /**
   * Its size.
   */
  size_bytes: number;
  /**
   * Connections open.
   */
  connections: number;
  /**
   * How many there can be.
   */
  max_connections: number;
  /**
   * The eight largest.
   */
  tables: Array<TableSize>;
  /**
   * The latest migration it has.
   */
  migration_number: number;
  /**
   * Its name.
   */
  migration_name: string;
  /**
   * When that was applied.
   */
  migrated_at: string;
  /**
   * The latest that the answering process knows.
   */
  expected_migration: number;
}
export type DecideReviewRequest = {
  /**
   * What it is to be.
   */
  decision: ("approve" | "reject");
  note?: string | undefined;
}
export type DisableTotpRequest = {
  /**
   * Your password.
   */
  current_password: string;
}
export type DiscardDraftsRequest = {
  /**
   * The drafts.
   */
  ids: Array<number>;
}
export type DiscardedDrafts = {
  /**
   * How many drafts those were.
   */
  discarded: number;
}
export type DismissMatchRequest = {
  /**
   * The referral’s id.
   */
  other_id: string;
}
export type EditBlsSettingsRequest = Partial<{ public_page: boolean, public_page_pay_option: ("credits" | "balance" | "invoice" | "candidate_pays") }>
export type EditCourseRequest = Partial<{ name: string, short_name: string, price_pence: number, duration_minutes: number, validity_months: (number | null), requires_review: boolean, is_active: boolean }>
export type EditInterviewerRequest = {
  /**
   * Whether they are.
   */
  is_active: boolean;
}
export type EditKitRequest = Partial<{ note: (string | null), is_retired: boolean }>
export type EditLocationRequest = Partial<{ name: string, address: (string | null), postcode: (string | null), latitude: (number | null), longitude: (number | null), is_active: boolean }>
export type EditMemberRequest = Partial<{ name: string, role: ("agency_owner" | "agency_admin" | "agency_manager" | "agency_viewer") }>
export type EditOrganisationRequest = Partial<{ name: string, email: (string | null), billing_email: (string | null), phone: (string | null), requests_per_minute: (number | null) }>
export type EditOwnAccountRequest = {
  /**
   * Your name.
   */
  name: string;
}
export type EditPartnerRequest = Partial<{ name: string, organisation_id: (number | null), contacts: Array<{ name: string, email: string, phone: unknown }>, agreement_date: (string | null), consent_required: boolean, requests_per_minute: (number | null) }>
export type EditRemoteCourseRequest = Partial<{ name: string, price_pence: number, duration_minutes: number, is_active: boolean }>
export type EditRemoteRulesRequest = Partial<{ slot_grid_minutes: number, minimum_notice_hours: number, horizon_days: number, session_gap_minutes: number, hold_minutes: number, max_live_holds: number, payment_window_minutes: number, kit_due_days: number, certificate_validity_months: number }>
export type EditStaffRequest = Partial<{ name: string, role: ("staff_admin" | "staff_trainer" | "staff_clinician"), trainer_id: number }>
export type EditTrainerRequest = Partial<{ name: string, is_active: boolean }>
export type EditTrainingEventRequest = Partial<{ course_id: number, location_id: number, trainer_id: (number | null), start_date: string, end_date: string, allow_clashes: boolean }>
export type EditTrainingSettingsRequest = Partial<{ invoice_payments: boolean, cancel_full_refund_hours: number, payment_window_minutes: number, threshold_credits: number, threshold_money_pence: number, threshold_seats: number, public_page: boolean, public_page_pay_option: ("credits" | "balance" | "inv" | "candidate_pays") }>
export type EditWebhookRequest = Partial<{ name: string, url: string, events: Array<string>, timeout_seconds: number, is_active: boolean }>
export type EndedSessions = {
  /**
   * How many.
   */
  ended: number;
}
export type EraseRequest = {
  /**
   * Why; without names.
   */
  reason: string;
}
/**
 * What went wrong.
 */
export type ErrorResponse = {
  /**
   * For people; may change.
   */
  message: string;
  /**
   * For programs; stable.
   */
  code: string;
}
export type RefundSum = {
  /**
   * Where it goes back to. `invoice`: void, or credited if it was paid.
   */
  kind: ("credits" | "balance" | "card" | "invoice");
  /**
   * Of how many bookings.
   */
  bookings: number;
  /**
   * Hundredths of a credit for `credits`, pence otherwise.
   */
  amount: number;
}
/**
 * Whom cancelling or moving an event concerns, as of now.
 */
export type EventConsequences = {
  /**
   * Bookings that end or move: pending and booked.
   */
  bookings: number;
  /**
   * Whose they are.
   */
  organisations: number;
  /**
   * Live holds: cancelling ends them.
   */
  holds: number;
  /**
   * Mails to candidates.
   */
  candidate_mails: number;
  /**
   * Mails to organisations that named a contact.
   */
  organisation_mails: number;
  /**
   * Payments of candidates that are awaited: cancelling closes them.
   */
  open_payments: number;
  /**
   * What cancelling gives back; moving gives nothing back.
   */
  refunds: Array<RefundSum>;
}
export type FailingEndpoint = {
  /**
   * Endpoint id.
   */
  id: number;
  /**
   * Whose.
   */
  organisation_id: number;
  /**
   * Its name.
   */
  organisation_name: string;
  /**
   * Of which product.
   */
  product: string;
  /**
   * What it is called.
   */
  name: string;
  /**
   * Host of its address.
   */
  host: string;
  /**
   * What it answered last; null: nothing.
   */
  last_response_code: (number | null);
  /**
   * Calls that failed since the last one that arrived.
   */
  consecutive_failures: number;
  /**
   * Since when its failures have switched it off; null: it is still called.
   */
  switched_off_at: (string | null);
}
export type FindClashesRequest = {
  /**
   * Where.
   */
  location_id: number;
  trainer_id?: number | undefined;
  /**
   * Each event’s start and end.
   */
  times: Array<{
    /**
     * Start: London’s wall time, or ISO 8601 with an offset.
     */
    start_date: string;
    /**
     * End: London’s wall time, or ISO 8601 with an offset.
     */
    end_date: string;
  }>;
  except_event_id?: number | undefined;
}
/**
 * A seat that is kept for you.
 */
export type SeatHold = {
  /**
   * 32 characters; whoever has it can use the hold.
   */
  hold_hash: string;
  /**
   * When the seat is free again.
   */
  expires_at: string;
  /**
   * Seconds left.
   */
  expires_in_seconds: number;
}
export type HeldSeats = {
  /**
   * At least one.
   */
  holds: Array<SeatHold>;
  /**
   * Why there are fewer than asked for; null: there are not.
   */
  refused: (("no_seats_left" | "hold_limit_reached" | "event_cancelled" | "event_started" | "not_found" | "null") | null);
}
export type HoldSeatsRequest = {
  /**
   * How many.
   */
  seats: number;
}
export type HoldSlotRequest = {
  /**
   * An active course.
   */
  course_id: number;
  /**
   * London’s day.
   */
  date: string;
  /**
   * London’s time, as slots tell it.
   */
  time: string;
}
/**
 * Who is interviewed.
 */
export type InterviewCandidate = {
  /**
   * Name.
   */
  name: string;
  /**
   * E-mail.
   */
  email: string;
  /**
   * Phone.
   */
  phone: (string | null);
}
export type InterviewerRef = {
  /**
   * Interviewer id.
   */
  id: number;
  /**
   * Name.
   */
  name: string;
}
/**
 * An interview with an organisation’s candidate.
 */
export type Interview = {
  /**
   * Interview booking id.
   */
  id: number;
  organisation: OrganisationRef;
  candidate: InterviewCandidate;
  /**
   * Job role.
   */
  job_role: (string | null);
  /**
   * Begin, London offset.
   */
  interview_date: string;
  /**
   * End, London offset.
   */
  end_date: string;
  /**
   * Null: not assigned yet.
   */
  interviewer: (InterviewerRef | null);
  /**
   * Where it stands.
   */
  status: ("booked" | "completed" | "cancelled" | "no_show");
  /**
   * What the interviewer found, of completed ones.
   */
  result: (("suitable" | "unsuitable" | "null") | null);
  /**
   * The interviewer’s notes; null for organisations, whoever wrote some.
   */
  notes: (string | null);
  /**
   * Of the cancellation or the latest correction.
   */
  reason: (string | null);
  /**
   * When it was arranged.
   */
  created_at: string;
  /**
   * When it last changed, notes aside.
   */
  updated_at: string;
}
/**
 * Somebody of the staff who interviews.
 */
export type Interviewer = {
  /**
   * Interviewer id.
   */
  id: number;
  /**
   * Whose account it is; null for organisations.
   */
  person_id: (number | null);
  /**
   * Name.
   */
  name: string;
  /**
   * Whether new interviews can be given to them.
   */
  is_active: boolean;
}
export type InterviewerListResponse = {
  /**
   * The rows.
   */
  data: Array<Interviewer>;
  meta: ListMeta;
  links: ListLinks;
}
export type InterviewListResponse = {
  /**
   * The rows.
   */
  data: Array<Interview>;
  meta: ListMeta;
  links: ListLinks;
}
export type InterviewNoShowRequest = Partial<{ notes: string }>
/**
 * Who is invited.
 */
export type Invitee = {
  /**
   * First name.
   */
  first_name: string;
  /**
   * Last name.
   */
  last_name: string;
  /**
   * E-mail.
   */
  email: string;
  /**
   * Phone.
   */
  phone: (string | null);
  /**
   * Job role.
   */
  job_role: (string | null);
}
/**
 * What was booked through it.
 */
export type InviteBooking = {
  /**
   * Booking id.
   */
  id: number;
  /**
   * Where it stands.
   */
  booking_status: ("pending" | "booked" | "cancelled");
  /**
   * Start of the training.
   */
  start_date: string;
}
/**
 * A candidate’s invite to book.
 */
export type Invite = {
  /**
   * Invite id.
   */
  id: number;
  candidate: Invitee;
  course: CourseRef;
  /**
   * Null: the candidate chooses.
   */
  location: (LocationRef | null);
  /**
   * The fixed event; null: the candidate chooses.
   */
  training_event_id: (number | null);
  /**
   * How it is paid once the candidate books.
   */
  pay_option: ("credits" | "balance" | "inv" | "candidate_pays");
  /**
   * Where it stands.
   */
  status: ("sent" | "opened" | "used" | "expired" | "withdrawn");
  /**
   * When it was made and mailed.
   */
  sent_at: string;
  /**
   * When the candidate first saw the page.
   */
  opened_at: (string | null);
  /**
   * When the candidate booked.
   */
  used_at: (string | null);
  /**
   * Until when it can be used.
   */
  expires_at: string;
  booking: (InviteBooking | null);
}
export type InviteMail = {
  /**
   * `bounced`: refused for good; `skipped`: no longer true.
   */
  status: ("queued" | "sent" | "failed" | "bounced" | "skipped");
  /**
   * When it was asked for.
   */
  queued_at: string;
  /**
   * When the mail server took it.
   */
  sent_at: (string | null);
}
/**
 * An invite and its life.
 */
export type InviteDetail = {
  /**
   * Invite id.
   */
  id: number;
  candidate: Invitee;
  course: CourseRef;
  /**
   * Null: the candidate chooses.
   */
  location: (LocationRef | null);
  /**
   * The fixed event; null: the candidate chooses.
   */
  training_event_id: (number | null);
  /**
   * How it is paid once the candidate books.
   */
  pay_option: ("credits" | "balance" | "inv" | "candidate_pays");
  /**
   * Where it stands.
   */
  status: ("sent" | "opened" | "used" | "expired" | "withdrawn");
  /**
   * When it was made and mailed.
   */
  sent_at: string;
  /**
   * When the candidate first saw the page.
   */
  opened_at: (string | null);
  /**
   * When the candidate booked.
   */
  used_at: (string | null);
  /**
   * Until when it can be used.
   */
  expires_at: string;
  booking: (InviteBooking | null);
  /**
   * Shown in the e-mail.
   */
  message: (string | null);
  /**
   * The organisation’s contact.
   */
  agency_contact_name: (string | null);
  /**
   * The contact’s e-mail.
   */
  agency_contact_email: (string | null);
  /**
   * Where the invoice goes.
   */
  agency_email: (string | null);
  /**
   * Start of the fixed event, with London’s offset.
   */
  event_start_date: (string | null);
  /**
   * Where the candidate books. Whoever has it can.
   */
  invite_url: string;
  /**
   * The mails with the link, oldest first.
   */
  mails: Array<InviteMail>;
  /**
   * When it was last sent again.
   */
  resent_at: (string | null);
  /**
   * When the candidate took the seat that they then booked.
   */
  held_at: (string | null);
  /**
   * When your organisation could last not pay for it.
   */
  funds_short_at: (string | null);
  /**
   * When it was withdrawn.
   */
  withdrawn_at: (string | null);
}
export type InviteListResponse = {
  /**
   * The rows.
   */
  data: Array<Invite>;
  meta: ListMeta;
  links: ListLinks;
}
/**
 * Of a booking with `pay_option` `inv`, as it was raised.
 */
export type Invoice = {
  /**
   * Invoice id.
   */
  id: number;
  /**
   * Whose.
   */
  organisation_id: number;
  /**
   * Of which product’s booking.
   */
  product: string;
  /**
   * Of which booking.
   */
  booking_id: number;
  /**
   * Null: not numbered yet, or void before it was.
   */
  number: (string | null);
  /**
   * `void`: cancelled unpaid; `credited`: cancelled after it was paid.
   */
  status: ("unpaid" | "paid" | "void" | "credited");
  /**
   * Name on it.
   */
  bill_to: string;
  /**
   * Where it was sent.
   */
  bill_to_email: (string | null);
  /**
   * Who was trained.
   */
  candidate_name: string;
  /**
   * In what.
   */
  course_name: string;
  /**
   * On which day (Europe/London).
   */
  trained_on: string;
  /**
   * What is to be paid, VAT included.
   */
  gross_pence: number;
  /**
   * The VAT in it.
   */
  vat_pence: number;
  /**
   * Its rate.
   */
  vat_percent: number;
  /**
   * Since when.
   */
  raised_at: string;
  /**
   * Until when it is to be paid (Europe/London).
   */
  due_on: string;
  /**
   * Whether that day is over and it is not paid.
   */
  is_overdue: boolean;
  /**
   * When the payment was recorded.
   */
  paid_at: (string | null);
  /**
   * When it became void.
   */
  voided_at: (string | null);
  /**
   * When it was credited.
   */
  credited_at: (string | null);
  /**
   * Null: not credited, or not numbered yet.
   */
  credit_note_number: (string | null);
}
export type InvoiceListResponse = {
  /**
   * The rows.
   */
  data: Array<Invoice>;
  meta: ListMeta;
  links: ListLinks;
}
export type InvoiceTotals = {
  /**
   * Invoices to be paid.
   */
  unpaid: number;
  /**
   * Their sum.
   */
  unpaid_pence: number;
  /**
   * Of them, overdue.
   */
  overdue: number;
  /**
   * Their sum.
   */
  overdue_pence: number;
  /**
   * When the next of the others is due (Europe/London).
   */
  next_due_on: (string | null);
}
export type IssueRecoveryCodesRequest = {
  /**
   * Your password.
   */
  current_password: string;
}
export type TaskLoad = {
  /**
   * What the jobs are about.
   */
  task: string;
  /**
   * Ready.
   */
  waiting: number;
  /**
   * For later.
   */
  later: number;
  /**
   * Running.
   */
  running: number;
  /**
   * Failed.
   */
  failed: number;
}
export type TroubledJob = {
  /**
   * Job id.
   */
  id: number;
  /**
   * What it is about.
   */
  task: string;
  /**
   * How often it was tried.
   */
  attempts: number;
  /**
   * How often it may be.
   */
  max_attempts: number;
  /**
   * Whether nothing more happens by itself.
   */
  is_failed: boolean;
  /**
   * When it is tried next.
   */
  run_at: string;
  /**
   * One line of what went wrong, without addresses.
   */
  last_error: string;
}
/**
 * The queue.
 */
export type JobHealth = {
  /**
   * Ready, for a worker to take.
   */
  waiting: number;
  /**
   * Since when the oldest of them could have run.
   */
  waiting_since: (string | null);
  /**
   * For a later moment: planned, or to be tried again.
   */
  later: number;
  /**
   * In a worker’s hands.
   */
  running: number;
  /**
   * Out of attempts: nothing more happens by itself.
   */
  failed: number;
  /**
   * By what the jobs are about; kinds with none are left out.
   */
  tasks: Array<TaskLoad>;
  /**
   * Whose last attempt failed: failed ones first, at most 50.
   */
  troubled: Array<TroubledJob>;
}
export type KitLoan = {
  /**
   * Loan id.
   */
  id: number;
  /**
   * Kit id.
   */
  kit_id: number;
  /**
   * The kit’s bar code.
   */
  bar_code: string;
  /**
   * For which booking.
   */
  booking_id: number;
  /**
   * London’s day by which it is due back.
   */
  due_on: string;
  /**
   * Whether that is over.
   */
  is_overdue: boolean;
  /**
   * When it was scanned out.
   */
  sent_at: string;
  /**
   * When it was scanned in; null: it is not back.
   */
  returned_at: (string | null);
}
/**
 * A training kit, and where it is.
 */
export type Kit = {
  /**
   * Kit id.
   */
  id: number;
  /**
   * Its bar code.
   */
  bar_code: string;
  /**
   * What staff wrote.
   */
  note: (string | null);
  /**
   * Whether it is used no more.
   */
  is_retired: boolean;
  /**
   * Since when it is known.
   */
  created_at: string;
  /**
   * With whom it is; null: it is here.
   */
  loan: (KitLoan | null);
}
/**
 * A kit on the board, or a session without one.
 */
export type KitCard = {
  /**
   * Kit id; null: a session that waits for one.
   */
  kit_id: (number | null);
  /**
   * Its bar code.
   */
  bar_code: (string | null);
  /**
   * What staff wrote.
   */
  note: (string | null);
  /**
   * Loan id; null: it is here.
   */
  loan_id: (number | null);
  /**
   * For which booking.
   */
  booking_id: (number | null);
  /**
   * With whom it is.
   */
  candidate: (string | null);
  /**
   * Whose candidate that is.
   */
  organisation: (string | null);
  /**
   * When the session begins.
   */
  starts_at: (string | null);
  /**
   * London’s day by which it is due back.
   */
  due_on: (string | null);
  /**
   * Until the session (to post), or until it is due; negative: so many days late.
   */
  days: (number | null);
}
export type KitColumn = {
  /**
   * How many there are.
   */
  total: number;
  /**
   * The most urgent first, at most 60.
   */
  cards: Array<KitCard>;
}
export type KitBoard = {
  /**
   * Sessions to come that no kit was sent for.
   */
  to_post: KitColumn;
  /**
   * With candidates, and not due soon.
   */
  out: KitColumn;
  /**
   * Due back today or within two days.
   */
  due: KitColumn;
  /**
   * Due back before today.
   */
  overdue: KitColumn;
  /**
   * In stock.
   */
  here: KitColumn;
}
export type KitListResponse = {
  /**
   * The rows.
   */
  data: Array<Kit>;
  meta: ListMeta;
  links: ListLinks;
}
export type KnownWorker = {
  /**
   * Worker’s number.
   */
  id: number;
  /**
   * Since when.
   */
  since: string;
  /**
   * False: its connection is gone.
   */
  is_alive: boolean;
}
export type Location = {
  /**
   * Location id.
   */
  id: number;
  /**
   * Name.
   */
  name: string;
  /**
   * Street and town.
   */
  address: (string | null);
  /**
   * Postcode.
   */
  postcode: (string | null);
  /**
   * Degrees north.
   */
  latitude: (number | null);
  /**
   * Degrees east.
   */
  longitude: (number | null);
  /**
   * Whether it can be chosen.
   */
  is_active: boolean;
}
export type LocationListResponse = {
  /**
   * The rows.
   */
  data: Array<Location>;
  meta: ListMeta;
  links: ListLinks;
}
export type MailHour = {
  /**
   * Begin of the hour.
   */
  hour: string;
  /**
   * Mails that were sent.
   */
  sent: number;
}
export type UndeliveredMail = {
  /**
   * Mail id.
   */
  id: number;
  /**
   * On whose behalf.
   */
  organisation_id: number;
  /**
   * Its name.
   */
  organisation_name: string;
  /**
   * Which mail.
   */
  kind: string;
  /**
   * Who should have got it.
   */
  recipient: ("candidate" | "agency" | "billing" | "staff");
  /**
   * `bounced`: refused for good; `failed`: given up.
   */
  status: ("failed" | "bounced");
  /**
   * How often it was tried.
   */
  attempts: number;
  /**
   * The mail server’s codes.
   */
  failure: (string | null);
  /**
   * When it was asked for.
   */
  created_at: string;
}
/**
 * The sending of mails.
 */
export type MailHealth = {
  /**
   * Not sent yet; counted to 100,000.
   */
  waiting: number;
  /**
   * Sent on London’s day.
   */
  sent_today: number;
  /**
   * Bounced or given up in the last seven days.
   */
  undelivered: number;
  /**
   * The last 24, the current one last.
   */
  hours: Array<MailHour>;
  /**
   * Those that did not arrive in the last seven days, the newest first, at most 50.
   */
  failures: Array<UndeliveredMail>;
}
export type MarkAttendanceRequest = Partial<{ attendance: (("attended" | "no_show" | "null") | null), passed: boolean }>
export type MarkRemoteBookingRequest = {
  /**
   * What came of it.
   */
  training_status: ("completed" | "failed" | "no_show");
  reason?: string | undefined;
}
/**
 * A duplicate that this referral goes on for.
 */
export type MergedReferral = {
  /**
   * The duplicate.
   */
  referral_id: string;
  /**
   * Who sent it.
   */
  partner_name: string;
  /**
   * What it brought.
   */
  notes: (string | null);
  /**
   * When it came.
   */
  received_at: string;
}
export type MessageResponse = {
  /**
   * What was done.
   */
  message: string;
}
export type MoveAppointmentRequest = {
  /**
   * The version that you looked at.
   */
  version: number;
  /**
   * The new date.
   */
  at: unknown;
  note?: string | undefined;
}
export type MoveInterviewRequest = {
  /**
   * When it begins: with an offset, or London’s wall time.
   */
  interview_date: string;
  minutes?: number | undefined;
}
export type MoveReferralRequest = {
  /**
   * The version that you looked at.
   */
  version: number;
  /**
   * Where to.
   */
  to: ("received" | "acknowledged" | "contact_attempted" | "appointment_booked" | "counselled" | "closed" | "duplicate" | "rejected" | "withdrawn" | "unable_to_contact" | "out_of_area");
  outcome?: ("information_only" | "budget_plan" | "debt_management_program" | "insolvency_trustee_referral" | "declined" | "unreachable") | undefined;
  reason?: ("invalid_contact_details" | "no_consent" | "not_debt_related" | "test_data" | "other") | undefined;
  note?: string | undefined;
  channel?: ("phone" | "email" | "text" | "letter" | "in_person") | undefined;
  result?: ("no_answer" | "left_message" | "wrong_number" | "asked_to_call_back" | "spoke") | undefined;
  appointment_at?: unknown | undefined;
  duplicate_of?: string | undefined;
}
export type MoveTrainingEventRequest = {
  /**
   * Start: London’s wall time, or ISO 8601 with an offset.
   */
  start_date: string;
  /**
   * End: London’s wall time, or ISO 8601 with an offset.
   */
  end_date: string;
  location_id?: number | undefined;
  allow_clashes?: boolean | undefined;
}
/**
 * A key that was just made.
 */
export type NewApiKey = {
  /**
   * Key id.
   */
  id: number;
  /**
   * What it is for.
   */
  name: string;
  /**
   * Its first characters, to tell keys apart.
   */
  prefix: string;
  /**
   * What it opens.
   */
  products: Array<("practical-training" | "practical-training-legacy" | "virtual-bls" | "registration-assurance" | "portal-v2" | "portal-v1" | "hb-services")>;
  /**
   * Whether it can be exchanged for tokens.
   */
  is_active: boolean;
  /**
   * When it was made.
   */
  created_at: string;
  /**
   * When it ended.
   */
  deactivated_at: (string | null);
  /**
   * Its last use, to the quarter of an hour.
   */
  last_used_at: (string | null);
  /**
   * Pairs of tokens issued with it that still work; they end with it.
   */
  live_tokens: number;
  /**
   * The key. Keep it now: it is not shown again.
   */
  api_key: string;
}
/**
 * A key that was just made.
 */
export type NewReferralKey = {
  /**
   * Key id.
   */
  id: number;
  /**
   * Whose.
   */
  partner_id: number;
  /**
   * What it is for.
   */
  label: string;
  /**
   * Its first 13 characters.
   */
  prefix: string;
  /**
   * Whether it opens the door.
   */
  status: ("live" | "expired" | "revoked");
  /**
   * When it was made.
   */
  created_at: string;
  /**
   * When it ends by itself.
   */
  expires_at: (string | null);
  /**
   * To the minute.
   */
  last_used_at: (string | null);
  /**
   * When it ended.
   */
  ended_at: (string | null);
  /**
   * The key. Keep it now: it is not shown again.
   */
  key: string;
}
/**
 * A move that is open to the staff.
 */
export type NextReferralMove = {
  /**
   * Where to.
   */
  to: ("received" | "acknowledged" | "contact_attempted" | "appointment_booked" | "counselled" | "closed" | "duplicate" | "rejected" | "withdrawn" | "unable_to_contact" | "out_of_area");
  /**
   * Whether only administrators may.
   */
  is_for_admins: boolean;
}
export type NoteInterviewRequest = Partial<{ notes: (string | null) }>
export type NoteRequest = {
  /**
   * What to remember.
   */
  note: string;
}
/**
 * Where it takes place.
 */
export type OpenLocation = {
  /**
   * Location id.
   */
  id: number;
  /**
   * Name.
   */
  name: string;
  /**
   * Street and town.
   */
  address: (string | null);
  /**
   * Degrees north; null: on no map.
   */
  latitude: (number | null);
  /**
   * Degrees east; null: on no map.
   */
  longitude: (number | null);
  /**
   * Postcode.
   */
  postcode: (string | null);
}
/**
 * A training event that your organisation can see.
 */
export type OpenEvent = {
  /**
   * Training event id.
   */
  id: number;
  course: CourseRef;
  /**
   * Its short name.
   */
  course_short_name: string;
  location: OpenLocation;
  /**
   * Null: not settled yet.
   */
  trainer: (TrainerRef | null);
  /**
   * Start, with London’s offset of that day.
   */
  start_date: string;
  /**
   * End, with London’s offset of that day.
   */
  end_date: string;
  /**
   * Where it stands.
   */
  status: ("scheduled" | "in_progress" | "finished" | "cancelled");
  /**
   * Seats in all.
   */
  seats: number;
  /**
   * Seats that nobody has booked or holds.
   */
  free_seats: number;
  /**
   * Seats that your organisation holds just now.
   */
  own_holds: number;
  /**
   * Your organisation’s price of a seat in pence, VAT included.
   */
  price_pence: number;
  /**
   * Whether the provider’s staff look at each booking first.
   */
  requires_review: boolean;
}
export type OpenEventListResponse = {
  /**
   * The rows.
   */
  data: Array<OpenEvent>;
  meta: ListMeta;
  links: ListLinks;
}
/**
 * A place with events that fit.
 */
export type OpenPlace = {
  /**
   * Location id.
   */
  id: number;
  /**
   * Name.
   */
  name: string;
  /**
   * Street and town.
   */
  address: (string | null);
  /**
   * Degrees north; null: on no map.
   */
  latitude: (number | null);
  /**
   * Degrees east; null: on no map.
   */
  longitude: (number | null);
  /**
   * Coming events that fit.
   */
  events: number;
  /**
   * Their free seats.
   */
  free_seats: number;
  /**
   * Start of the next one, with London’s offset.
   */
  next_start_date: string;
}
export type OpenPlaces = {
  /**
   * By name.
   */
  data: Array<OpenPlace>;
}
export type OpenSlot = {
  /**
   * London’s day.
   */
  date: string;
  /**
   * London’s time.
   */
  time: string;
  /**
   * How many could take it.
   */
  available_trainers: number;
}
export type OpenSlots = {
  /**
   * Those with a free trainer.
   */
  data: Array<OpenSlot>;
}
export type WalletSummary = {
  /**
   * Of which product.
   */
  product: ("practical-training" | "virtual-bls");
  /**
   * Money balance in pence.
   */
  balance_pence: number;
  /**
   * Whether that is at or below their threshold.
   */
  is_money_low: boolean;
  /**
   * How many courses’ credits are.
   */
  low_courses: number;
}
/**
 * Rules of classroom training.
 */
export type TrainingSettings = {
  /**
   * Whether `inv` is allowed.
   */
  invoice_payments: boolean;
  /**
   * Until how many hours before the start cancelling is free.
   */
  cancel_full_refund_hours: number;
  /**
   * How long a candidate has to pay.
   */
  payment_window_minutes: number;
  /**
   * From how many credits of a course downwards they are low.
   */
  threshold_credits: number;
  /**
   * From what money balance downwards it is low, in pence.
   */
  threshold_money_pence: number;
  /**
   * From how many free seats downwards an event’s are low.
   */
  threshold_seats: number;
  /**
   * Whether candidates can book on the public page.
   */
  public_page: boolean;
  /**
   * How bookings of the public page are paid.
   */
  public_page_pay_option: ("credits" | "balance" | "inv" | "candidate_pays");
}
/**
 * A tenant.
 */
export type Organisation = {
  /**
   * Organisation id.
   */
  id: number;
  /**
   * Client id in the APIs.
   */
  hb_client_id: string;
  /**
   * Account code, for ever.
   */
  code: string;
  /**
   * Name.
   */
  name: string;
  /**
   * E-mail.
   */
  email: (string | null);
  /**
   * Where invoices go.
   */
  billing_email: (string | null);
  /**
   * Phone.
   */
  phone: (string | null);
  /**
   * Suspended ones open nothing.
   */
  status: ("active" | "suspended");
  /**
   * API limit of their own; null: the deployment’s.
   */
  requests_per_minute: (number | null);
  /**
   * What they may use.
   */
  products: Array<("practical-training" | "practical-training-legacy" | "virtual-bls" | "registration-assurance" | "portal-v2" | "portal-v1" | "hb-services")>;
  /**
   * What they have, by product; one that was never used is left out.
   */
  wallets: Array<WalletSummary>;
  training_settings: TrainingSettings;
  bls_settings: BlsSettings;
  /**
   * Since when.
   */
  created_at: string;
}
export type OrganisationListResponse = {
  /**
   * The rows.
   */
  data: Array<Organisation>;
  meta: ListMeta;
  links: ListLinks;
}
export type OtherDate = {
  /**
   * Training event id.
   */
  training_event_id: number;
  location: LocationRef;
  /**
   * Null: not settled yet.
   */
  trainer: (TrainerRef | null);
  /**
   * Start, with London’s offset of that day.
   */
  start_date: string;
  /**
   * End, with London’s offset of that day.
   */
  end_date: string;
  /**
   * Seats that nobody has booked.
   */
  remaining_slots: number;
}
export type OtherDateListResponse = {
  /**
   * The rows.
   */
  data: Array<OtherDate>;
  meta: ListMeta;
  links: ListLinks;
}
/**
 * A referral that your organisation sent.
 */
export type OwnReferral = {
  /**
   * The referral’s id.
   */
  id: string;
  /**
   * Where it stands, as far as you may know.
   */
  status: ("received" | "acknowledged" | "contact_attempted" | "appointment_booked" | "counselled" | "closed" | "duplicate" | "rejected" | "withdrawn" | "unable_to_contact" | "out_of_area");
  /**
   * How it ended, when the person agreed that you may know.
   */
  outcome: (("information_only" | "budget_plan" | "debt_management_program" | "insolvency_trustee_referral" | "declined" | "unreachable" | "null") | null);
  /**
   * Why it was rejected.
   */
  reason: (("invalid_contact_details" | "no_consent" | "not_debt_related" | "test_data" | "other" | "null") | null);
  /**
   * Your referral that goes on in its place.
   */
  duplicate_of: (string | null);
  /**
   * Your own number.
   */
  external_reference: (string | null);
  /**
   * As you sent it; null once erased.
   */
  first_name: (string | null);
  /**
   * As you sent it; null once erased.
   */
  last_name: (string | null);
  /**
   * Whether it is a try-out.
   */
  is_sandbox: boolean;
  /**
   * When it came.
   */
  received_at: string;
  /**
   * When what you see last changed.
   */
  updated_at: string;
  /**
   * When it ended.
   */
  closed_at: (string | null);
}
export type OwnReferralListResponse = {
  /**
   * The rows.
   */
  data: Array<OwnReferral>;
  meta: ListMeta;
  links: ListLinks;
}
export type OwnReferralPartners = {
  /**
   * By id.
   */
  data: Array<{
    /**
     * Partner id.
     */
    id: number;
    /**
     * Name.
     */
    name: string;
    /**
     * What your programs send in `referralPartner`.
     */
    identifier: string;
    /**
     * Whether it may send.
     */
    status: ("active" | "suspended");
    /**
     * Whether each referral has to bring its consent.
     */
    consent_required: boolean;
  }>;
}
/**
 * Where you are signed in.
 */
export type OwnSession = {
  /**
   * Session id.
   */
  id: number;
  /**
   * Browser and system in words; null when not known.
   */
  device: (string | null);
  /**
   * Where from, without the part that names a machine; null when not known.
   */
  network: (string | null);
  /**
   * When it was begun by signing in.
   */
  created_at: string;
  /**
   * When it was used last, to five minutes.
   */
  seen_at: string;
  /**
   * When it ends if it is not used again.
   */
  expires_at: string;
  /**
   * Whether it is the one that asks.
   */
  is_current: boolean;
}
export type OwnSessions = {
  /**
   * The sessions.
   */
  data: Array<OwnSession>;
}
/**
 * A link that still works.
 */
export type PasswordLink = {
  /**
   * Why it was mailed.
   */
  purpose: ("invitation" | "reset");
  /**
   * Whose password it sets.
   */
  name: string;
  /**
   * What they sign in with.
   */
  email: string;
}
/**
 * Somebody who signs in, or was invited to.
 */
export type Person = {
  /**
   * Person id.
   */
  id: number;
  /**
   * Name.
   */
  name: string;
  /**
   * E-mail: what one signs in with.
   */
  email: string;
  /**
   * What this person may do.
   */
  role: ("staff_admin" | "staff_trainer" | "staff_clinician" | "agency_owner" | "agency_admin" | "agency_manager" | "agency_viewer");
  /**
   * Whose member; null for the provider’s staff.
   */
  organisation_id: (number | null);
  /**
   * Its name.
   */
  organisation_name: (string | null);
  /**
   * Whose events a trainer sees; null for everybody else.
   */
  trainer_id: (number | null);
  /**
   * Its name.
   */
  trainer_name: (string | null);
  /**
   * `invited` until a password is set.
   */
  status: ("invited" | "active" | "deactivated");
  /**
   * When the mailed link of somebody invited ends, or ended; null: there is none.
   */
  invitation_expires_at: (string | null);
  /**
   * Whether signing in needs a code.
   */
  has_totp: boolean;
  /**
   * Last use within the past month, to five minutes.
   */
  last_seen_at: (string | null);
  /**
   * When the account was made.
   */
  created_at: string;
}
export type PersonListResponse = {
  /**
   * The rows.
   */
  data: Array<Person>;
  meta: ListMeta;
  links: ListLinks;
}
/**
 * The process that answers.
 */
export type ProcessHealth = {
  /**
   * Veriward’s version.
   */
  version: string;
  /**
   * Node’s version.
   */
  node: string;
  /**
   * Since when the answering process runs.
   */
  started_at: string;
  /**
   * Memory it uses.
   */
  memory_bytes: number;
}
export type ReadPasswordLinkRequest = {
  /**
   * The last part of the link.
   */
  token: string;
}
export type RecoveryCodeCount = {
  /**
   * Codes that were not used yet.
   */
  remaining: number;
  /**
   * When they were given out; null: there are none.
   */
  issued_at: (string | null);
}
/**
 * Codes for when the app is lost.
 */
export type RecoveryCodes = {
  /**
   * Ten codes, each good once instead of the app’s. Not shown again.
   */
  recovery_codes: Array<string>;
}
/**
 * One thing that happened.
 */
export type ReferralEvent = {
  /**
   * Of this referral, or of one merged into it.
   */
  referral_id: string;
  /**
   * What happened.
   */
  kind: string;
  /**
   * From where.
   */
  from_status: (string | null);
  /**
   * To where.
   */
  to_status: (string | null);
  /**
   * What was noted.
   */
  note: (string | null);
  /**
   * Of a contact attempt.
   */
  channel: (("phone" | "email" | "text" | "letter" | "in_person" | "null") | null);
  /**
   * Of a contact attempt.
   */
  result: (("no_answer" | "left_message" | "wrong_number" | "asked_to_call_back" | "spoke" | "null") | null);
  /**
   * Who; null: the partner’s program or the system.
   */
  by: (string | null);
  /**
   * When.
   */
  occurred_at: string;
}
/**
 * A likely duplicate.
 */
export type ReferralMatch = {
  /**
   * The other referral.
   */
  referral_id: string;
  /**
   * `strong`: phone and e-mail agree.
   */
  strength: ("strong" | "possible");
  /**
   * Whether staff said that they are two people.
   */
  is_dismissed: boolean;
  /**
   * Whether the same partner sent it.
   */
  is_same_partner: boolean;
  /**
   * Who sent it.
   */
  partner_name: string;
  /**
   * Where it stands.
   */
  status: string;
  /**
   * To compare.
   */
  first_name: (string | null);
  /**
   * To compare.
   */
  last_name: (string | null);
  /**
   * To compare.
   */
  phone_number: (string | null);
  /**
   * To compare.
   */
  email_address: (string | null);
  /**
   * When it came.
   */
  received_at: string;
}
/**
 * A referral with all that belongs to it.
 */
export type ReferralCase = {
  /**
   * The referral’s id.
   */
  id: string;
  /**
   * Who sent it.
   */
  partner_id: number;
  /**
   * Its name.
   */
  partner_name: string;
  /**
   * Its identifier.
   */
  partner_identifier: string;
  /**
   * Whether it is a try-out.
   */
  is_sandbox: boolean;
  /**
   * How it came.
   */
  entered_by: ("api" | "portal" | "staff");
  /**
   * Where it stands.
   */
  status: ("received" | "acknowledged" | "contact_attempted" | "appointment_booked" | "counselled" | "closed" | "duplicate" | "rejected" | "withdrawn" | "unable_to_contact" | "out_of_area");
  /**
   * Changes with each move: send it with the next.
   */
  version: number;
  /**
   * Null once erased.
   */
  first_name: (string | null);
  /**
   * Null once erased.
   */
  last_name: (string | null);
  /**
   * Null once erased.
   */
  phone_number: (string | null);
  /**
   * Null once erased.
   */
  email_address: (string | null);
  /**
   * Null once erased.
   */
  city: (string | null);
  /**
   * As sent.
   */
  province: string;
  /**
   * Null: unknown.
   */
  province_code: (string | null);
  /**
   * BCP 47 tag.
   */
  language: (string | null);
  /**
   * From the partner.
   */
  notes: (string | null);
  /**
   * The partner’s own number.
   */
  external_reference: (string | null);
  /**
   * Whether the partner may learn how it goes.
   */
  share_outcome: boolean;
  /**
   * How a closed case ended.
   */
  outcome: (("information_only" | "budget_plan" | "debt_management_program" | "insolvency_trustee_referral" | "declined" | "unreachable" | "null") | null);
  /**
   * Why it was rejected.
   */
  reject_reason: (("invalid_contact_details" | "no_consent" | "not_debt_related" | "test_data" | "other" | "null") | null);
  /**
   * The referral that goes on in its place.
   */
  duplicate_of: (string | null);
  /**
   * Who works on it.
   */
  assigned_to: (number | null);
  /**
   * Its name.
   */
  assigned_name: (string | null);
  /**
   * Attempts to reach the person.
   */
  contact_attempts: number;
  /**
   * The latest one.
   */
  last_contact_at: (string | null);
  /**
   * The date agreed.
   */
  appointment_at: (string | null);
  /**
   * Until when the next act is due; null once ended.
   */
  due_at: (string | null);
  /**
   * Whether that has passed.
   */
  is_overdue: boolean;
  /**
   * When it came.
   */
  received_at: string;
  /**
   * When it ended.
   */
  ended_at: (string | null);
  /**
   * When it was erased.
   */
  erased_at: (string | null);
  /**
   * Likely duplicates that nobody has judged.
   */
  open_matches: number;
  /**
   * What to look at twice.
   */
  hints: Array<("test_name" | "province_unknown" | "province_not_served")>;
  /**
   * The evidence, the oldest first.
   */
  consents: Array<ConsentRecord>;
  /**
   * What happened, the oldest first.
   */
  events: Array<ReferralEvent>;
  /**
   * Likely duplicates.
   */
  matches: Array<ReferralMatch>;
  /**
   * What was merged into it.
   */
  merged: Array<MergedReferral>;
  /**
   * Where it may be moved from here.
   */
  moves: Array<NextReferralMove>;
}
export type ReferralConsent = {
  /**
   * The person agreed.
   */
  given: boolean;
  method?: ("verbal" | "written" | "web") | undefined;
  at?: unknown | undefined;
  statement_version?: string | undefined;
  share_outcome?: boolean | undefined;
}
export type ReferralCounts = {
  /**
   * By state.
   */
  data: Array<{
    /**
     * The state.
     */
    status: ("received" | "acknowledged" | "contact_attempted" | "appointment_booked" | "counselled" | "closed" | "duplicate" | "rejected" | "withdrawn" | "unable_to_contact" | "out_of_area");
    /**
     * Referrals in it.
     */
    total: number;
    /**
     * Of them, overdue.
     */
    overdue: number;
  }>;
}
/**
 * A key, never readable again.
 */
export type ReferralKey = {
  /**
   * Key id.
   */
  id: number;
  /**
   * Whose.
   */
  partner_id: number;
  /**
   * What it is for.
   */
  label: string;
  /**
   * Its first 13 characters.
   */
  prefix: string;
  /**
   * Whether it opens the door.
   */
  status: ("live" | "expired" | "revoked");
  /**
   * When it was made.
   */
  created_at: string;
  /**
   * When it ends by itself.
   */
  expires_at: (string | null);
  /**
   * To the minute.
   */
  last_used_at: (string | null);
  /**
   * When it ended.
   */
  ended_at: (string | null);
}
export type ReferralKeys = {
  /**
   * The newest first.
   */
  data: Array<ReferralKey>;
}
/**
 * Somebody who refers people.
 */
export type ReferralPartner = {
  /**
   * Partner id.
   */
  id: number;
  /**
   * Name.
   */
  name: string;
  /**
   * Sent with each referral; never changes.
   */
  identifier: string;
  /**
   * Whether it may send.
   */
  status: ("active" | "suspended");
  /**
   * The one for trying out.
   */
  is_sandbox: boolean;
  /**
   * Whose people act for it.
   */
  organisation_id: (number | null);
  /**
   * Its name.
   */
  organisation_name: (string | null);
  /**
   * Whom to talk to.
   */
  contacts: Array<{
    /**
     * Name.
     */
    name: string;
    /**
     * E-mail.
     */
    email: string;
    /**
     * Phone.
     */
    phone: (string | null);
  }>;
  /**
   * Of the contract.
   */
  agreement_date: (string | null);
  /**
   * Whether each referral has to bring its consent.
   */
  consent_required: boolean;
  /**
   * Of its own; null: the deployment’s limit.
   */
  requests_per_minute: (number | null);
  /**
   * Of two at most.
   */
  live_keys: number;
  /**
   * When it was made.
   */
  created_at: string;
}
export type ReferralPartnerListResponse = {
  /**
   * The rows.
   */
  data: Array<ReferralPartner>;
  meta: ListMeta;
  links: ListLinks;
}
export type ReferralSettings = {
  /**
   * Status of a referral that was taken.
   */
  success_status: number;
  /**
   * Within which a partner is told of a duplicate.
   */
  duplicate_days: number;
  /**
   * Within which likely duplicates are marked.
   */
  match_days: number;
  /**
   * Codes.
   */
  served_provinces: Array<string>;
  /**
   * Of business days.
   */
  time_zone: string;
  /**
   * That personal fields are kept.
   */
  retention_months: number;
  /**
   * That sandbox referrals are kept.
   */
  sandbox_days: number;
  /**
   * Before nobody could be reached.
   */
  min_contact_attempts: number;
}
export type RegisterKitRequest = {
  /**
   * As it is scanned, in any case.
   */
  bar_code: string;
  note?: (string | null) | undefined;
}
export type RegisterWebhookRequest = {
  /**
   * Your name for it.
   */
  name: string;
  /**
   * Where events are posted to: https, a public address, no credentials in it.
   */
  url: string;
  /**
   * Which events.
   */
  events: Array<string>;
  timeout_seconds?: number | undefined;
  is_active?: boolean | undefined;
}
export type ReleasedHolds = {
  /**
   * Holds that were live until now.
   */
  released: number;
}
export type ReleaseSeatsRequest = {
  /**
   * Your holds; those that are over already are passed over.
   */
  hold_hashes: Array<string>;
}
export type ReleaseSlotsRequest = {
  /**
   * Your holds; those that are over already are passed over.
   */
  hold_hashes: Array<string>;
}
/**
 * The candidate, and where the kit goes.
 */
export type RemoteCandidate = {
  /**
   * First name.
   */
  first_name: string;
  /**
   * Last name.
   */
  last_name: string;
  /**
   * E-mail.
   */
  email: string;
  /**
   * Phone.
   */
  phone: string;
  /**
   * Job role.
   */
  job_role: (string | null);
  /**
   * Where the kit goes.
   */
  address: string;
  /**
   * Town.
   */
  city: string;
  /**
   * Postcode.
   */
  postcode: string;
}
/**
 * A remote session, the candidate’s kit and its money.
 */
export type RemoteBooking = {
  /**
   * Booking id.
   */
  id: number;
  organisation: OrganisationRef;
  candidate: RemoteCandidate;
  course: CourseRef;
  trainer: TrainerRef;
  /**
   * Start, with London’s offset of that day.
   */
  start_date: string;
  /**
   * End, with London’s offset of that day.
   */
  end_date: string;
  /**
   * For people of an organisation null unless it is booked.
   */
  room: (VideoRoom | null);
  /**
   * Where it stands.
   */
  booking_status: ("pending" | "booked" | "cancelled");
  /**
   * What came of the session.
   */
  training_status: ("pending" | "completed" | "failed" | "no_show");
  /**
   * When that was marked last.
   */
  training_marked_at: (string | null);
  /**
   * Where the kit is; null: none was sent yet.
   */
  equipment_status: (("out" | "in" | "overdue" | "null") | null);
  /**
   * London’s day by which the kit that is out is due back.
   */
  equipment_due_date: (string | null);
  /**
   * Why no kit is needed; null: one is, or the caller is not of the staff.
   */
  kit_waived_reason: (string | null);
  /**
   * Whether there is a certificate.
   */
  certificate_available: boolean;
  /**
   * Where its money stands.
   */
  pay_status: ("completed" | "pending" | "refunded" | "cancelled");
  /**
   * How it is paid.
   */
  pay_option: ("credits" | "balance" | "invoice" | "candidate_pays");
  /**
   * Price when it was booked, in pence.
   */
  price_pence: number;
  /**
   * Until when the candidate’s payment is awaited.
   */
  payment_expires_at: (string | null);
  /**
   * When the candidate’s payment or the invoice’s arrived.
   */
  paid_at: (string | null);
  /**
   * Who booked.
   */
  booked_by: ("Agency" | "Candidate" | "Admin");
  /**
   * The organisation’s contact.
   */
  agency_contact_name: (string | null);
  /**
   * The contact’s e-mail.
   */
  agency_contact_email: (string | null);
  /**
   * When it was cancelled.
   */
  cancelled_at: (string | null);
  /**
   * Who cancelled.
   */
  cancelled_by: (("Admin" | "System" | "null") | null);
  /**
   * Why it was cancelled.
   */
  reason: (("staff" | "payment_expired" | "null") | null);
  /**
   * In somebody’s words.
   */
  reason_note: (string | null);
  /**
   * What goes back; null: nothing.
   */
  refund: (Refund | null);
  /**
   * When it was booked.
   */
  created_at: string;
}
export type RemoteBookingCancellation = {
  /**
   * The code that cancelling would refuse with; null: it can be cancelled.
   */
  refusal: (string | null);
  /**
   * What would go back; null: nothing.
   */
  refund: (Refund | null);
  /**
   * Whether the candidate’s payment link ends by it.
   */
  ends_payment: boolean;
  /**
   * London’s day by which the kit that is out would be due back; null: none is out.
   */
  kit_due_on: (string | null);
}
export type RemoteBookingDetail = {
  /**
   * Booking id.
   */
  id: number;
  organisation: OrganisationRef;
  candidate: RemoteCandidate;
  course: CourseRef;
  trainer: TrainerRef;
  /**
   * Start, with London’s offset of that day.
   */
  start_date: string;
  /**
   * End, with London’s offset of that day.
   */
  end_date: string;
  /**
   * For people of an organisation null unless it is booked.
   */
  room: (VideoRoom | null);
  /**
   * Where it stands.
   */
  booking_status: ("pending" | "booked" | "cancelled");
  /**
   * What came of the session.
   */
  training_status: ("pending" | "completed" | "failed" | "no_show");
  /**
   * When that was marked last.
   */
  training_marked_at: (string | null);
  /**
   * Where the kit is; null: none was sent yet.
   */
  equipment_status: (("out" | "in" | "overdue" | "null") | null);
  /**
   * London’s day by which the kit that is out is due back.
   */
  equipment_due_date: (string | null);
  /**
   * Why no kit is needed; null: one is, or the caller is not of the staff.
   */
  kit_waived_reason: (string | null);
  /**
   * Whether there is a certificate.
   */
  certificate_available: boolean;
  /**
   * Where its money stands.
   */
  pay_status: ("completed" | "pending" | "refunded" | "cancelled");
  /**
   * How it is paid.
   */
  pay_option: ("credits" | "balance" | "invoice" | "candidate_pays");
  /**
   * Price when it was booked, in pence.
   */
  price_pence: number;
  /**
   * Until when the candidate’s payment is awaited.
   */
  payment_expires_at: (string | null);
  /**
   * When the candidate’s payment or the invoice’s arrived.
   */
  paid_at: (string | null);
  /**
   * Who booked.
   */
  booked_by: ("Agency" | "Candidate" | "Admin");
  /**
   * The organisation’s contact.
   */
  agency_contact_name: (string | null);
  /**
   * The contact’s e-mail.
   */
  agency_contact_email: (string | null);
  /**
   * When it was cancelled.
   */
  cancelled_at: (string | null);
  /**
   * Who cancelled.
   */
  cancelled_by: (("Admin" | "System" | "null") | null);
  /**
   * Why it was cancelled.
   */
  reason: (("staff" | "payment_expired" | "null") | null);
  /**
   * In somebody’s words.
   */
  reason_note: (string | null);
  /**
   * What goes back; null: nothing.
   */
  refund: (Refund | null);
  /**
   * When it was booked.
   */
  created_at: string;
  /**
   * What was sent, oldest first.
   */
  kits: Array<KitLoan>;
  /**
   * Its certificate; null: none.
   */
  certificate: (EarnedCertificate | null);
  /**
   * The candidate’s own page; only for those who may change bookings.
   */
  candidate_page_url: (string | null);
  /**
   * Where the candidate pays, while that is due; likewise.
   */
  payment_url: (string | null);
}
export type RemoteBookingListResponse = {
  /**
   * The rows.
   */
  data: Array<RemoteBooking>;
  meta: ListMeta;
  links: ListLinks;
}
export type RemoteCourse = {
  /**
   * Course id.
   */
  id: number;
  /**
   * Name.
   */
  name: string;
  /**
   * Standard price in pence, VAT included.
   */
  price_pence: number;
  /**
   * Minutes.
   */
  duration_minutes: number;
  /**
   * Whether it can be booked.
   */
  is_active: boolean;
}
export type RemoteCourseListResponse = {
  /**
   * The rows.
   */
  data: Array<RemoteCourse>;
  meta: ListMeta;
  links: ListLinks;
}
/**
 * The rules of remote sessions.
 */
export type RemoteRules = {
  /**
   * Slots start every so many minutes.
   */
  slot_grid_minutes: number;
  /**
   * A slot starts at least so many hours from now.
   */
  minimum_notice_hours: number;
  /**
   * No slot later than so many days from today.
   */
  horizon_days: number;
  /**
   * Minutes between two sessions of a trainer.
   */
  session_gap_minutes: number;
  /**
   * How long a slot is held.
   */
  hold_minutes: number;
  /**
   * Holds an organisation may have at once.
   */
  max_live_holds: number;
  /**
   * How long a candidate has to pay.
   */
  payment_window_minutes: number;
  /**
   * A kit is due back so many days after the session.
   */
  kit_due_days: number;
  /**
   * Months a certificate lasts.
   */
  certificate_validity_months: number;
}
export type RemoteSlot = {
  /**
   * London’s day.
   */
  date: string;
  /**
   * London’s time.
   */
  time: string;
  /**
   * How many could take it.
   */
  available_trainers: number;
}
export type RemoteSlots = {
  /**
   * The slots.
   */
  data: Array<RemoteSlot>;
}
export type RemoteTrainer = {
  /**
   * Trainer id.
   */
  trainer_id: number;
  /**
   * Name.
   */
  trainer_name: string;
  /**
   * Whether slots are offered at all.
   */
  is_active: boolean;
  /**
   * Where sessions are held; null: none yet, nothing is offered.
   */
  room: (VideoRoom | null);
  /**
   * What the trainer may give.
   */
  courses: Array<CourseRef>;
}
export type RemoteTrainers = {
  /**
   * By id.
   */
  data: Array<RemoteTrainer>;
}
export type RescheduleBookingRequest = {
  /**
   * Where to.
   */
  training_event_id: number;
}
export type RescheduleRemoteBookingRequest = {
  /**
   * London’s day.
   */
  date: string;
  /**
   * London’s time, as slots tell it.
   */
  time: string;
  trainer_id?: number | undefined;
  without_notice?: boolean | undefined;
}
export type ResendWebhookEventsRequest = {
  /**
   * From then, inclusive: ISO 8601 with an offset.
   */
  from: unknown;
  to?: unknown | undefined;
  all?: boolean | undefined;
}
export type RotateReferralKeyRequest = Partial<{ grace_hours: number }>
export type ScanKitInRequest = {
  /**
   * As it is scanned, in any case.
   */
  bar_code: string;
}
export type ScanKitOutRequest = {
  /**
   * As it is scanned, in any case.
   */
  bar_code: string;
}
/**
 * Who is signed in.
 */
export type SessionPerson = {
  /**
   * Person id.
   */
  id: number;
  /**
   * Name.
   */
  name: string;
  /**
   * E-mail.
   */
  email: string;
  /**
   * What this person may do.
   */
  role: ("staff_admin" | "staff_trainer" | "staff_clinician" | "agency_owner" | "agency_admin" | "agency_manager" | "agency_viewer");
  /**
   * Whose events a trainer sees; null for everybody else.
   */
  trainer_id: (number | null);
  /**
   * Whether signing in needs a code.
   */
  has_totp: boolean;
}
export type SessionOrganisation = {
  /**
   * Organisation id.
   */
  id: number;
  /**
   * Name.
   */
  name: string;
  /**
   * Account code.
   */
  code: string;
}
/**
 * Who is signed in.
 */
export type Session = {
  person: SessionPerson;
  /**
   * Null for the provider’s staff.
   */
  organisation: (SessionOrganisation | null);
  /**
   * To be sent in X-CSRF-Token with every change.
   */
  csrf_token: string;
  /**
   * When the session ends at the latest, UTC.
   */
  expires_at: string;
}
export type SetCapacityRequest = {
  /**
   * Seats.
   */
  capacity: number;
}
export type SetCourseRateRequest = {
  product?: ("practical-training" | "virtual-bls") | undefined;
  /**
   * Price in pence, VAT included.
   */
  price_pence: number;
}
export type SetKitDueDateRequest = {
  /**
   * London’s day.
   */
  due_on: string;
}
export type SetProductsRequest = {
  /**
   * All products they may use.
   */
  products: Array<("practical-training" | "practical-training-legacy" | "virtual-bls" | "registration-assurance" | "portal-v2" | "portal-v1" | "hb-services")>;
}
export type SetRemoteCoursesRequest = {
  /**
   * Courses of remote sessions.
   */
  course_ids: Array<number>;
}
export type SetRemoteTrainerRequest = {
  /**
   * Whether slots are offered.
   */
  is_active: boolean;
}
export type SetVideoRoomRequest = {
  /**
   * The room.
   */
  room: ({
    /**
     * The room’s name for itself.
     */
    id: string;
    /**
     * Where to join.
     */
    link: string;
    /**
     * Its password.
     */
    password: string;
  } | null);
}
export type SetVisibilityRequest = {
  /**
   * All organisations, or a list.
   */
  visibility: ("all" | "selected");
  organisation_ids?: Array<number> | undefined;
}
export type SetWeeklyRulesRequest = {
  /**
   * All of them.
   */
  rules: Array<{
    /**
     * 1 = Monday.
     */
    weekday: number;
    /**
     * From then, London’s.
     */
    from_time: string;
    /**
     * Until then; 24:00 is the day’s end.
     */
    to_time: string;
    valid_from?: string | undefined;
    valid_to?: (string | null) | undefined;
  }>;
}
export type StaffHomeDay = {
  /**
   * London’s day.
   */
  date: string;
  /**
   * Training events that are on.
   */
  events: number;
  /**
   * Their seats that are booked.
   */
  booked_seats: number;
  /**
   * Their seats in all.
   */
  capacity: number;
  /**
   * Remote sessions that are booked.
   */
  remote_sessions: number;
}
/**
 * What is on, and what needs somebody, as of now.
 */
export type StaffHome = {
  /**
   * London’s day.
   */
  today: string;
  /**
   * Today and the thirteen days after it.
   */
  days: Array<StaffHomeDay>;
  /**
   * Bookings that wait for a review.
   */
  reviews_waiting: number;
  /**
   * When the first of their trainings starts.
   */
  next_review_starts_at: (string | null);
  /**
   * Live bookings not paid for whose training is today or on one of the six days after it.
   */
  unpaid_starting_soon: number;
  /**
   * Drafts of today and the thirteen days after it.
   */
  drafts_starting_soon: number;
  /**
   * Published events within a fortnight that have not started and have no trainer.
   */
  events_without_trainer: number;
  /**
   * Remote sessions whose kit is overdue.
   */
  kits_overdue: number;
  /**
   * Referrals that nobody has acknowledged.
   */
  referrals_new: number;
  /**
   * Referrals whose next act is overdue.
   */
  referrals_overdue: number;
  /**
   * Webhook endpoints that fail or were switched off by failing.
   */
  webhooks_failing: number;
  /**
   * Mails of the last seven days that did not arrive.
   */
  mails_undelivered: number;
  /**
   * Queued jobs that failed at least once.
   */
  jobs_failing: number;
}
/**
 * A referral as the staff see it.
 */
export type StaffReferral = {
  /**
   * The referral’s id.
   */
  id: string;
  /**
   * Who sent it.
   */
  partner_id: number;
  /**
   * Its name.
   */
  partner_name: string;
  /**
   * Its identifier.
   */
  partner_identifier: string;
  /**
   * Whether it is a try-out.
   */
  is_sandbox: boolean;
  /**
   * How it came.
   */
  entered_by: ("api" | "portal" | "staff");
  /**
   * Where it stands.
   */
  status: ("received" | "acknowledged" | "contact_attempted" | "appointment_booked" | "counselled" | "closed" | "duplicate" | "rejected" | "withdrawn" | "unable_to_contact" | "out_of_area");
  /**
   * Changes with each move: send it with the next.
   */
  version: number;
  /**
   * Null once erased.
   */
  first_name: (string | null);
  /**
   * Null once erased.
   */
  last_name: (string | null);
  /**
   * Null once erased.
   */
  phone_number: (string | null);
  /**
   * Null once erased.
   */
  email_address: (string | null);
  /**
   * Null once erased.
   */
  city: (string | null);
  /**
   * As sent.
   */
  province: string;
  /**
   * Null: unknown.
   */
  province_code: (string | null);
  /**
   * BCP 47 tag.
   */
  language: (string | null);
  /**
   * From the partner.
   */
  notes: (string | null);
  /**
   * The partner’s own number.
   */
  external_reference: (string | null);
  /**
   * Whether the partner may learn how it goes.
   */
  share_outcome: boolean;
  /**
   * How a closed case ended.
   */
  outcome: (("information_only" | "budget_plan" | "debt_management_program" | "insolvency_trustee_referral" | "declined" | "unreachable" | "null") | null);
  /**
   * Why it was rejected.
   */
  reject_reason: (("invalid_contact_details" | "no_consent" | "not_debt_related" | "test_data" | "other" | "null") | null);
  /**
   * The referral that goes on in its place.
   */
  duplicate_of: (string | null);
  /**
   * Who works on it.
   */
  assigned_to: (number | null);
  /**
   * Its name.
   */
  assigned_name: (string | null);
  /**
   * Attempts to reach the person.
   */
  contact_attempts: number;
  /**
   * The latest one.
   */
  last_contact_at: (string | null);
  /**
   * The date agreed.
   */
  appointment_at: (string | null);
  /**
   * Until when the next act is due; null once ended.
   */
  due_at: (string | null);
  /**
   * Whether that has passed.
   */
  is_overdue: boolean;
  /**
   * When it came.
   */
  received_at: string;
  /**
   * When it ended.
   */
  ended_at: (string | null);
  /**
   * When it was erased.
   */
  erased_at: (string | null);
  /**
   * Likely duplicates that nobody has judged.
   */
  open_matches: number;
  /**
   * What to look at twice.
   */
  hints: Array<("test_name" | "province_unknown" | "province_not_served")>;
}
export type StaffReferralListResponse = {
  /**
   * The rows.
   */
  data: Array<StaffReferral>;
  meta: ListMeta;
  links: ListLinks;
}
export type StartCardTopUpRequest = {
  course_id?: number | undefined;
  /**
   * Hundredths of a credit, or pence.
   */
  amount: number;
}
export type SubmittedReferral = {
  /**
   * The referral’s id.
   */
  id: string;
  /**
   * The oldest that you sent of the same person.
   */
  duplicate_of: (string | null);
}
export type WebhookHour = {
  /**
   * Begin of the hour.
   */
  hour: string;
  /**
   * Calls that were answered with a 2xx.
   */
  delivered: number;
  /**
   * Calls that were not.
   */
  failed: number;
}
/**
 * The telling of events.
 */
export type WebhookHealth = {
  /**
   * Calls to be made now; counted to 100,000.
   */
  ready: number;
  /**
   * Since when the oldest of them is due.
   */
  oldest_due_at: (string | null);
  /**
   * To be tried again later; counted to 100,000.
   */
  retrying: number;
  /**
   * Being made.
   */
  sending: number;
  /**
   * Delivered in the last five minutes.
   */
  delivered_lately: number;
  /**
   * The last 24, the current one last.
   */
  hours: Array<WebhookHour>;
  /**
   * Whose last calls failed or that their failures switched off, at most 50.
   */
  failing: Array<FailingEndpoint>;
}
export type SystemHealth = {
  /**
   * When it was looked at.
   */
  checked_at: string;
  jobs: JobHealth;
  webhooks: WebhookHealth;
  mail: MailHealth;
  database: DatabaseHealth;
  /**
   * Processes that do what is queued.
   */
  workers: Array<KnownWorker>;
  process: ProcessHealth;
}
/**
 * What an authenticator app needs.
 */
export type TotpEnrolment = {
  /**
   * To be typed into the app. Not shown again.
   */
  secret: string;
  /**
   * To be shown as a QR code.
   */
  uri: string;
  /**
   * That QR code: an SVG picture.
   */
  qr: string;
}
export type Trainer = {
  /**
   * Trainer id.
   */
  id: number;
  /**
   * Name.
   */
  name: string;
  /**
   * Whether it can be chosen.
   */
  is_active: boolean;
}
export type TrainerListResponse = {
  /**
   * The rows.
   */
  data: Array<Trainer>;
  meta: ListMeta;
  links: ListLinks;
}
/**
 * A classroom day.
 */
export type TrainingEvent = {
  /**
   * Training event id.
   */
  id: number;
  course: CourseRef;
  location: LocationRef;
  /**
   * Null: not settled yet.
   */
  trainer: (TrainerRef | null);
  /**
   * Start, with London’s offset of that day.
   */
  start_date: string;
  /**
   * End, with London’s offset of that day.
   */
  end_date: string;
  /**
   * Seats in all.
   */
  capacity: number;
  /**
   * Seats that are booked, pending ones included.
   */
  booked_seats: number;
  /**
   * Seats that are held just now.
   */
  held_seats: number;
  /**
   * Where it stands.
   */
  status: ("draft" | "scheduled" | "in_progress" | "finished" | "cancelled");
  /**
   * Who sees it.
   */
  visibility: ("all" | "selected");
  /**
   * Who sees it when visibility is `selected`.
   */
  organisation_ids: Array<number>;
  /**
   * When organisations could first see it.
   */
  published_at: (string | null);
  /**
   * When it was cancelled.
   */
  cancelled_at: (string | null);
  /**
   * When it was planned.
   */
  created_at: string;
}
export type TrainingEventClash = {
  /**
   * Which of the times, from 0.
   */
  time: number;
  /**
   * What is taken.
   */
  kind: ("trainer" | "place" | "remote_session");
  /**
   * The event that takes it; null: a remote session.
   */
  training_event_id: (number | null);
  /**
   * Its course.
   */
  name: (string | null);
  /**
   * Start, with London’s offset.
   */
  start_date: string;
  /**
   * End, with London’s offset.
   */
  end_date: string;
}
export type TrainingEventClashes = {
  /**
   * By date.
   */
  data: Array<TrainingEventClash>;
}
export type TrainingEventListResponse = {
  /**
   * The rows.
   */
  data: Array<TrainingEvent>;
  meta: ListMeta;
  links: ListLinks;
}
export type TrainingEventSeries = {
  /**
   * The events made.
   */
  data: Array<TrainingEvent>;
}
export type UsePasswordLinkRequest = {
  /**
   * The last part of the link.
   */
  token: string;
  /**
   * 12 to 128 characters.
   */
  password: string;
}
/**
 * Which fields or which rule refused.
 */
export type ValidationErrorResponse = {
  /**
   * For people; may change.
   */
  message: string;
  /**
   * For programs; stable.
   */
  code: string;
  /**
   * Which fields or which rule refused.
   */
  errors?: Record<string, Array<string>> | undefined;
}
export type VerifyAuditTrailRequest = Partial<{ organisation_id: number }>
export type WaiveKitRequest = {
  /**
   * Why.
   */
  reason: string;
}
/**
 * What an organisation has for one product.
 */
export type Wallet = {
  /**
   * By course.
   */
  credits: Array<CourseCredits>;
  /**
   * Money balance in pence.
   */
  balance_pence: number;
  /**
   * At so many credits of a course, or fewer, they are low.
   */
  threshold_credits: number;
  /**
   * At so much money, or less, it is low.
   */
  threshold_pence: number;
  /**
   * Whether credits and money of this product can be bought by card.
   */
  takes_cards: boolean;
}
export type WalletTransaction = {
  /**
   * Transaction id.
   */
  id: number;
  /**
   * Into or out of the wallet.
   */
  type: ("deposit" | "withdraw");
  /**
   * Hundredths of a credit or pence, positive.
   */
  amount: number;
  /**
   * The credits’ course; null: money.
   */
  course_id: (number | null);
  /**
   * What for.
   */
  description: string;
  /**
   * What that wallet held right after.
   */
  balance_after: number;
  /**
   * The product’s booking it was for.
   */
  booking_id: (number | null);
  /**
   * The payment by card that brought it.
   */
  top_up_id: (number | null);
  /**
   * When.
   */
  created_at: string;
}
export type WalletTransactionListResponse = {
  /**
   * The rows.
   */
  data: Array<WalletTransaction>;
  meta: ListMeta;
  links: ListLinks;
}
/**
 * Balance at the end of each day.
 */
export type WalletTrend = {
  /**
   * Whose credits; null: money.
   */
  course_id: (number | null);
  /**
   * Its name.
   */
  course_name: (string | null);
  /**
   * Day of the first (Europe/London).
   */
  first_day: string;
  /**
   * Hundredths of a credit or pence, a day each; the last is today’s so far.
   */
  closing: Array<number>;
}
export type WalletTrends = {
  /**
   * By wallet.
   */
  data: Array<WalletTrend>;
}
/**
 * Where events are posted to.
 */
export type Webhook = {
  /**
   * Endpoint id.
   */
  id: number;
  /**
   * Whose events.
   */
  product: ("practical-training" | "virtual-bls");
  /**
   * Your name for it.
   */
  name: string;
  /**
   * Where events are posted to.
   */
  url: string;
  /**
   * The events it gets.
   */
  events: Array<string>;
  /**
   * Whether events are sent to it.
   */
  is_active: boolean;
  /**
   * When its failures, not a person, switched it off.
   */
  switched_off_at: (string | null);
  /**
   * Seconds its answer may take.
   */
  timeout_seconds: number;
  /**
   * The secret’s first characters.
   */
  secret_prefix: string;
  /**
   * Last attempt, tests left out.
   */
  last_called_at: (string | null);
  /**
   * Last attempt that failed, tests left out.
   */
  last_failed_at: (string | null);
  /**
   * Last answer with 2xx.
   */
  last_delivered_at: (string | null);
  /**
   * Status of the last attempt; null: no HTTP answer.
   */
  last_response_code: (number | null);
  /**
   * Events given up since the last success; 20 switch it off.
   */
  consecutive_failures: number;
  /**
   * When it was registered.
   */
  created_at: string;
}
/**
 * One attempt to tell an endpoint of an event.
 */
export type WebhookAttempt = {
  /**
   * The delivery id its headers carried.
   */
  id: number;
  /**
   * The event.
   */
  event_id: string;
  /**
   * Its type.
   */
  event_type: string;
  /**
   * 1 for the first; a re-send starts anew.
   */
  attempt: number;
  /**
   * Why it was made.
   */
  origin: ("event" | "retry" | "resend" | "test");
  /**
   * How it went.
   */
  status: ("pending" | "success" | "failed");
  /**
   * Whether no further attempt follows by itself.
   */
  final: boolean;
  /**
   * When it is or was to be made, UTC.
   */
  due_at: (string | null);
  /**
   * When it was made, UTC; null: not yet.
   */
  started_at: (string | null);
  /**
   * Milliseconds it took.
   */
  duration_ms: (number | null);
  /**
   * What was sent, signatures included.
   */
  request_headers: (Record<string, string> | null);
  /**
   * Status of the answer; null: there was none.
   */
  response_status: (number | null);
  /**
   * The answer’s first 2,000 characters.
   */
  response_body: (string | null);
  /**
   * Why there was no whole answer, e.g. `timeout`, `dns`, `connect`, `tls`, `address_not_allowed`, `interrupted`.
   */
  error: (string | null);
  /**
   * When it was planned, UTC.
   */
  created_at: (string | null);
  /**
   * Until it is made; null: it is being made, or was.
   */
  due_in_seconds: (number | null);
}
export type WebhookAttemptInFull = {
  /**
   * The delivery id its headers carried.
   */
  id: number;
  /**
   * The event.
   */
  event_id: string;
  /**
   * Its type.
   */
  event_type: string;
  /**
   * 1 for the first; a re-send starts anew.
   */
  attempt: number;
  /**
   * Why it was made.
   */
  origin: ("event" | "retry" | "resend" | "test");
  /**
   * How it went.
   */
  status: ("pending" | "success" | "failed");
  /**
   * Whether no further attempt follows by itself.
   */
  final: boolean;
  /**
   * When it is or was to be made, UTC.
   */
  due_at: (string | null);
  /**
   * When it was made, UTC; null: not yet.
   */
  started_at: (string | null);
  /**
   * Milliseconds it took.
   */
  duration_ms: (number | null);
  /**
   * What was sent, signatures included.
   */
  request_headers: (Record<string, string> | null);
  /**
   * Status of the answer; null: there was none.
   */
  response_status: (number | null);
  /**
   * The answer’s first 2,000 characters.
   */
  response_body: (string | null);
  /**
   * Why there was no whole answer, e.g. `timeout`, `dns`, `connect`, `tls`, `address_not_allowed`, `interrupted`.
   */
  error: (string | null);
  /**
   * When it was planned, UTC.
   */
  created_at: (string | null);
  /**
   * Until it is made; null: it is being made, or was.
   */
  due_in_seconds: (number | null);
  /**
   * What is sent; null: it is not kept any more.
   */
  request_body: (string | null);
}
export type WebhookAttemptListResponse = {
  /**
   * The rows.
   */
  data: Array<WebhookAttempt>;
  meta: ListMeta;
  links: ListLinks;
}
export type WebhookDeleted = {
  /**
   * Always true.
   */
  deleted: boolean;
}
/**
 * The last 24 hours, tests left out.
 */
export type WebhookEndpointHealth = {
  /**
   * When the first hour began; the last is running.
   */
  first_hour: string;
  /**
   * Attempts that arrived, an hour each.
   */
  ok: Array<number>;
  /**
   * Attempts that failed, an hour each.
   */
  failed: Array<number>;
}
export type WebhookEventCounts = {
  /**
   * They arrived.
   */
  delivered: number;
  /**
   * On their way.
   */
  pending: number;
  /**
   * Given up, or stopped.
   */
  failed: number;
  /**
   * It was off, or did not listen, when they happened.
   */
  never_sent: number;
}
export type WebhookEventsResent = {
  /**
   * How many.
   */
  events: number;
}
export type WebhookEventType = {
  /**
   * What an endpoint names.
   */
  type: string;
  /**
   * What happened, in a word or two.
   */
  title: string;
  /**
   * When it is told.
   */
  description: string;
}
export type WebhookResent = {
  /**
   * The new attempt.
   */
  delivery_id: number;
}
/**
 * A product that tells events.
 */
export type WebhookSide = {
  /**
   * The product.
   */
  product: string;
  /**
   * Its name.
   */
  title: string;
  /**
   * What its own headers begin with.
   */
  header_prefix: string;
  /**
   * What can be listened to.
   */
  events: Array<WebhookEventType>;
}
export type WebhookWithHealth = {
  /**
   * Endpoint id.
   */
  id: number;
  /**
   * Whose events.
   */
  product: ("practical-training" | "virtual-bls");
  /**
   * Your name for it.
   */
  name: string;
  /**
   * Where events are posted to.
   */
  url: string;
  /**
   * The events it gets.
   */
  events: Array<string>;
  /**
   * Whether events are sent to it.
   */
  is_active: boolean;
  /**
   * When its failures, not a person, switched it off.
   */
  switched_off_at: (string | null);
  /**
   * Seconds its answer may take.
   */
  timeout_seconds: number;
  /**
   * The secret’s first characters.
   */
  secret_prefix: string;
  /**
   * Last attempt, tests left out.
   */
  last_called_at: (string | null);
  /**
   * Last attempt that failed, tests left out.
   */
  last_failed_at: (string | null);
  /**
   * Last answer with 2xx.
   */
  last_delivered_at: (string | null);
  /**
   * Status of the last attempt; null: no HTTP answer.
   */
  last_response_code: (number | null);
  /**
   * Events given up since the last success; 20 switch it off.
   */
  consecutive_failures: number;
  /**
   * When it was registered.
   */
  created_at: string;
  health: WebhookEndpointHealth;
}
export type Webhooks = {
  /**
   * The organisation’s products that tell events.
   */
  products: Array<WebhookSide>;
  /**
   * The endpoints, by product and id.
   */
  data: Array<WebhookWithHealth>;
}
export type WebhookTest = {
  /**
   * As it will arrive.
   */
  event_id: string;
  /**
   * The attempt.
   */
  delivery_id: number;
}
export type WebhookWithSecret = {
  /**
   * Endpoint id.
   */
  id: number;
  /**
   * Whose events.
   */
  product: ("practical-training" | "virtual-bls");
  /**
   * Your name for it.
   */
  name: string;
  /**
   * Where events are posted to.
   */
  url: string;
  /**
   * The events it gets.
   */
  events: Array<string>;
  /**
   * Whether events are sent to it.
   */
  is_active: boolean;
  /**
   * When its failures, not a person, switched it off.
   */
  switched_off_at: (string | null);
  /**
   * Seconds its answer may take.
   */
  timeout_seconds: number;
  /**
   * The secret’s first characters.
   */
  secret_prefix: string;
  /**
   * Last attempt, tests left out.
   */
  last_called_at: (string | null);
  /**
   * Last attempt that failed, tests left out.
   */
  last_failed_at: (string | null);
  /**
   * Last answer with 2xx.
   */
  last_delivered_at: (string | null);
  /**
   * Status of the last attempt; null: no HTTP answer.
   */
  last_response_code: (number | null);
  /**
   * Events given up since the last success; 20 switch it off.
   */
  consecutive_failures: number;
  /**
   * When it was registered.
   */
  created_at: string;
  /**
   * What signs its calls. Keep it now: it is not shown again.
   */
  secret: string;
}
export type WithdrawOwnReferralRequest = Partial<{ reason: string }>

    // </Schemas>
    }
  
  export namespace Endpoints {
  // <Endpoints>
  
  /**
 * Sets the session cookie. A session ends after 8 hours without use, after 24 hours, or by signing out. Ten attempts on one account in a quarter of an hour are too many.
 * 
 * Refuses, in this order, with `sign_in_throttled`, `invalid_sign_in`, `totp_required`, `totp_invalid`.
 */
export type post_CreateSession = {
      method: "POST",
      path: "/session",
      requestFormat: "json",
      parameters: {
            
        
        
        body:  Schemas.CreateSessionRequest,
          }
      responses: {201: Schemas.Session,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Also gives the CSRF token to a page that was loaded anew.
 */
export type get_GetSession = {
      method: "GET",
      path: "/session",
      requestFormat: "json",
      parameters: never,
      responses: {200: Schemas.Session,
401: Schemas.ErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Ends the session at once and takes its cookie back.
 */
export type delete_DeleteSession = {
      method: "DELETE",
      path: "/session",
      requestFormat: "json",
      parameters: never,
      responses: {200: Schemas.MessageResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Mails a link that works once, for an hour; to somebody who was invited and has no password yet, the invitation once more. The answer is the same whether or not the e-mail is known.
 */
export type post_CreatePasswordLink = {
      method: "POST",
      path: "/password-links",
      requestFormat: "json",
      parameters: {
            
        
        
        body:  Schemas.CreatePasswordLinkRequest,
          }
      responses: {202: Schemas.MessageResponse,
400: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Says whose password the link sets, while it works. A POST, so that its token is in no log.
 * 
 * Refuses, in this order, with `link_unavailable`.
 */
export type post_ReadPasswordLink = {
      method: "POST",
      path: "/password-links/read",
      requestFormat: "json",
      parameters: {
            
        
        
        body:  Schemas.ReadPasswordLinkRequest,
          }
      responses: {200: Schemas.PasswordLink,
400: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
410: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * For invitations and forgotten passwords. Every session of the account ends; sign in afterwards.
 * 
 * Refuses, in this order, with `link_unavailable`.
 */
export type post_SetPasswordByLink = {
      method: "POST",
      path: "/password-links/use",
      requestFormat: "json",
      parameters: {
            
        
        
        body:  Schemas.UsePasswordLinkRequest,
          }
      responses: {200: Schemas.MessageResponse,
400: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
410: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Ends every session of yours and begins a new one: read the new CSRF token from GET /session.
 * 
 * Refuses, in this order, with `sign_in_throttled`, `wrong_password`.
 */
export type put_ChangeOwnPassword = {
      method: "PUT",
      path: "/me/password",
      requestFormat: "json",
      parameters: {
            
        
        
        body:  Schemas.ChangePasswordRequest,
          }
      responses: {200: Schemas.MessageResponse,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Codes are asked for only after one was confirmed. Asking again replaces the secret.
 * 
 * Refuses, in this order, with `totp_enabled`.
 */
export type post_EnrolTotp = {
      method: "POST",
      path: "/me/totp",
      requestFormat: "json",
      parameters: {
            
        
        header:  Partial<{ "Idempotency-Key": string }>,
        
          }
      responses: {201: Schemas.TotpEnrolment,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * From now on signing in needs a code. Gives ten recovery codes, shown once.
 * 
 * Refuses, in this order, with `totp_invalid`, `totp_enabled`.
 */
export type post_ConfirmTotp = {
      method: "POST",
      path: "/me/totp/confirm",
      requestFormat: "json",
      parameters: {
            
        
        
        body:  Schemas.ConfirmTotpRequest,
          }
      responses: {200: Schemas.RecoveryCodes,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Never the codes themselves.
 */
export type get_CountRecoveryCodes = {
      method: "GET",
      path: "/me/recovery-codes",
      requestFormat: "json",
      parameters: never,
      responses: {200: Schemas.RecoveryCodeCount,
401: Schemas.ErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Needs your password. The codes of before end.
 * 
 * Refuses, in this order, with `sign_in_throttled`, `wrong_password`, `totp_not_enabled`.
 */
export type post_IssueRecoveryCodes = {
      method: "POST",
      path: "/me/recovery-codes",
      requestFormat: "json",
      parameters: {
            
        
        
        body:  Schemas.IssueRecoveryCodesRequest,
          }
      responses: {201: Schemas.RecoveryCodes,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Needs your password.
 * 
 * Refuses, in this order, with `sign_in_throttled`, `wrong_password`.
 */
export type post_DisableTotp = {
      method: "POST",
      path: "/me/totp/disable",
      requestFormat: "json",
      parameters: {
            
        
        
        body:  Schemas.DisableTotpRequest,
          }
      responses: {200: Schemas.MessageResponse,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Your e-mail stays: it is what you sign in with. Your role is for others to change.
 */
export type patch_EditOwnAccount = {
      method: "PATCH",
      path: "/me",
      requestFormat: "json",
      parameters: {
            
        
        
        body:  Schemas.EditOwnAccountRequest,
          }
      responses: {200: Schemas.Person,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * The sessions of yours that go on, the one used last first; at most a hundred.
 */
export type get_ListOwnSessions = {
      method: "GET",
      path: "/me/sessions",
      requestFormat: "json",
      parameters: never,
      responses: {200: Schemas.OwnSessions,
401: Schemas.ErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Ends one session of yours at once.
 */
export type delete_EndOwnSession = {
      method: "DELETE",
      path: "/me/sessions/{id}",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        
        
          }
      responses: {200: Schemas.MessageResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Ends all sessions of yours but the one that asks.
 */
export type post_EndOtherSessions = {
      method: "POST",
      path: "/me/sessions/end-others",
      requestFormat: "json",
      parameters: {
            
        
        header:  Partial<{ "Idempotency-Key": string }>,
        
          }
      responses: {200: Schemas.EndedSessions,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Staff and members of all organisations, by name.
 * 
 * For `staff_admin`.
 */
export type get_ListPeople = {
      method: "GET",
      path: "/people",
      requestFormat: "json",
      parameters: {
            query:  Partial<{ organisation_id: number, kind: ("staff" | "member"), role: ("staff_admin" | "staff_trainer" | "staff_clinician" | "agency_owner" | "agency_admin" | "agency_manager" | "agency_viewer"), status: ("invited" | "active" | "deactivated"), search: string, page: number, per_page: number }>,
        
        
        
          }
      responses: {200: Schemas.PersonListResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Mails a link to set a password. Members of organisations: see Members.
 * 
 * For `staff_admin`.
 * 
 * Refuses, in this order, with `trainer_unknown`, `email_taken`.
 */
export type post_CreateStaff = {
      method: "POST",
      path: "/people",
      requestFormat: "json",
      parameters: {
            
        
        header:  Partial<{ "Idempotency-Key": string }>,
        body:  Schemas.CreateStaffRequest,
          }
      responses: {201: Schemas.Person,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Staff or member.
 * 
 * For `staff_admin`.
 */
export type get_GetPerson = {
      method: "GET",
      path: "/people/{id}",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        
        
          }
      responses: {200: Schemas.Person,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Name, and the role of staff. Fields that are not sent stay. Nobody changes their own role.
 * 
 * For `staff_admin`.
 * 
 * Refuses, in this order, with `own_account`, `not_staff`, `trainer_unknown`.
 */
export type patch_EditStaff = {
      method: "PATCH",
      path: "/people/{id}",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        
        body:  Schemas.EditStaffRequest,
          }
      responses: {200: Schemas.Person,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Sessions and links end at once. Nobody deactivates themselves, so somebody always remains; an organisation’s last active owner stays, too.
 * 
 * For `staff_admin`.
 * 
 * Refuses, in this order, with `own_account`, `last_owner`.
 */
export type post_DeactivatePerson = {
      method: "POST",
      path: "/people/{id}/deactivate",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        header:  Partial<{ "Idempotency-Key": string }>,
        
          }
      responses: {200: Schemas.Person,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * With the password of before.
 * 
 * For `staff_admin`.
 */
export type post_ReactivatePerson = {
      method: "POST",
      path: "/people/{id}/reactivate",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        header:  Partial<{ "Idempotency-Key": string }>,
        
          }
      responses: {200: Schemas.Person,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * The earlier link stops. Nothing happens when a password is set already.
 * 
 * For `staff_admin`.
 */
export type post_ResendInvitation = {
      method: "POST",
      path: "/people/{id}/resend-invitation",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        header:  Partial<{ "Idempotency-Key": string }>,
        
          }
      responses: {200: Schemas.Person,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * For somebody who lost it. Check who asks.
 * 
 * For `staff_admin`.
 */
export type post_ResetTotp = {
      method: "POST",
      path: "/people/{id}/reset-totp",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        header:  Partial<{ "Idempotency-Key": string }>,
        
          }
      responses: {200: Schemas.Person,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * By name.
 * 
 * For `staff_admin`, `agency_owner`, `agency_admin`, `agency_manager`.
 */
export type get_ListMembers = {
      method: "GET",
      path: "/organisations/{id}/members",
      requestFormat: "json",
      parameters: {
            query:  Partial<{ status: ("invited" | "active" | "deactivated"), role: ("agency_owner" | "agency_admin" | "agency_manager" | "agency_viewer"), search: string, page: number, per_page: number }>,
        path:  {id: number,
},
        
        
          }
      responses: {200: Schemas.PersonListResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Mails a link to set a password. Only owners and staff make owners.
 * 
 * For `staff_admin`, `agency_owner`, `agency_admin`.
 * 
 * Refuses, in this order, with `email_taken`.
 */
export type post_CreateMember = {
      method: "POST",
      path: "/organisations/{id}/members",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        header:  Partial<{ "Idempotency-Key": string }>,
        body:  Schemas.CreateMemberRequest,
          }
      responses: {201: Schemas.Person,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Fields that are not sent stay. Nobody changes their own role; only owners and staff change owners, of whom one stays.
 * 
 * For `staff_admin`, `agency_owner`, `agency_admin`.
 * 
 * Refuses, in this order, with `own_account`, `last_owner`.
 */
export type patch_EditMember = {
      method: "PATCH",
      path: "/organisations/{id}/members/{memberId}",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
memberId: number,
},
        
        body:  Schemas.EditMemberRequest,
          }
      responses: {200: Schemas.Person,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Sessions and links end at once. Nobody deactivates themselves; only owners and staff an owner, of whom one stays.
 * 
 * For `staff_admin`, `agency_owner`, `agency_admin`.
 * 
 * Refuses, in this order, with `own_account`, `last_owner`.
 */
export type post_DeactivateMember = {
      method: "POST",
      path: "/organisations/{id}/members/{memberId}/deactivate",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
memberId: number,
},
        header:  Partial<{ "Idempotency-Key": string }>,
        
          }
      responses: {200: Schemas.Person,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * With the password of before. Only owners and staff let an owner in again.
 * 
 * For `staff_admin`, `agency_owner`, `agency_admin`.
 */
export type post_ReactivateMember = {
      method: "POST",
      path: "/organisations/{id}/members/{memberId}/reactivate",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
memberId: number,
},
        header:  Partial<{ "Idempotency-Key": string }>,
        
          }
      responses: {200: Schemas.Person,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * The earlier link stops. Nothing happens when a password is set already.
 * 
 * For `staff_admin`, `agency_owner`, `agency_admin`.
 */
export type post_ResendMemberInvitation = {
      method: "POST",
      path: "/organisations/{id}/members/{memberId}/resend-invitation",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
memberId: number,
},
        header:  Partial<{ "Idempotency-Key": string }>,
        
          }
      responses: {200: Schemas.Person,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * By name.
 * 
 * For `staff_admin`.
 */
export type get_ListOrganisations = {
      method: "GET",
      path: "/organisations",
      requestFormat: "json",
      parameters: {
            query:  Partial<{ status: ("active" | "suspended"), product: ("practical-training" | "practical-training-legacy" | "virtual-bls" | "registration-assurance" | "portal-v2" | "portal-v1" | "hb-services"), search: string, page: number, per_page: number }>,
        
        
        
          }
      responses: {200: Schemas.OrganisationListResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * With the default settings. Next: invite an owner, make an API key, add credits.
 * 
 * For `staff_admin`.
 * 
 * Refuses, in this order, with `code_taken`.
 */
export type post_CreateOrganisation = {
      method: "POST",
      path: "/organisations",
      requestFormat: "json",
      parameters: {
            
        
        header:  Partial<{ "Idempotency-Key": string }>,
        body:  Schemas.CreateOrganisationRequest,
          }
      responses: {201: Schemas.Organisation,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * With its settings.
 * 
 * For `staff_admin`.
 */
export type get_GetOrganisation = {
      method: "GET",
      path: "/organisations/{id}",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        
        
          }
      responses: {200: Schemas.Organisation,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Fields that are not sent stay; null empties.
 * 
 * For `staff_admin`.
 */
export type patch_EditOrganisation = {
      method: "PATCH",
      path: "/organisations/{id}",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        
        body:  Schemas.EditOrganisationRequest,
          }
      responses: {200: Schemas.Organisation,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Fields that are not sent stay. What is booked already keeps its price and payment window.
 * 
 * For `staff_admin`.
 */
export type patch_EditTrainingSettings = {
      method: "PATCH",
      path: "/organisations/{id}/training-settings",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        
        body:  Schemas.EditTrainingSettingsRequest,
          }
      responses: {200: Schemas.Organisation,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Fields that are not sent stay. Whether invoices are allowed is one setting for all products: see the training settings.
 * 
 * For `staff_admin`.
 */
export type patch_EditBlsSettings = {
      method: "PATCH",
      path: "/organisations/{id}/bls-settings",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        
        body:  Schemas.EditBlsSettingsRequest,
          }
      responses: {200: Schemas.Organisation,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * The list replaces the one before and holds for the next request already.
 * 
 * For `staff_admin`.
 */
export type put_SetOrganisationProducts = {
      method: "PUT",
      path: "/organisations/{id}/products",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        
        body:  Schemas.SetProductsRequest,
          }
      responses: {200: Schemas.Organisation,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Its API tokens and its members’ sessions open nothing from now on; its bookings stay.
 * 
 * For `staff_admin`.
 */
export type post_SuspendOrganisation = {
      method: "POST",
      path: "/organisations/{id}/suspend",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        header:  Partial<{ "Idempotency-Key": string }>,
        
          }
      responses: {200: Schemas.Organisation,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Keys, and tokens that have not expired, work again.
 * 
 * For `staff_admin`.
 */
export type post_ReactivateOrganisation = {
      method: "POST",
      path: "/organisations/{id}/reactivate",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        header:  Partial<{ "Idempotency-Key": string }>,
        
          }
      responses: {200: Schemas.Organisation,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * All of them, the newest first.
 * 
 * For `staff_admin`, `agency_owner`, `agency_admin`.
 */
export type get_ListApiKeys = {
      method: "GET",
      path: "/organisations/{id}/api-keys",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        
        
          }
      responses: {200: Schemas.ApiKeys,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Shown once. It opens those of its products that the organisation has too.
 * 
 * For `staff_admin`, `agency_owner`, `agency_admin`.
 */
export type post_CreateApiKey = {
      method: "POST",
      path: "/organisations/{id}/api-keys",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        header:  Partial<{ "Idempotency-Key": string }>,
        body:  Schemas.CreateApiKeyRequest,
          }
      responses: {201: Schemas.NewApiKey,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * For ever. Every token that was issued with it ends at once.
 * 
 * For `staff_admin`, `agency_owner`, `agency_admin`.
 */
export type delete_DeactivateApiKey = {
      method: "DELETE",
      path: "/organisations/{id}/api-keys/{keyId}",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
keyId: number,
},
        
        
          }
      responses: {200: Schemas.ApiKey,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * One row per active course, and per inactive one with a rate.
 * 
 * For `staff_admin`.
 */
export type get_ListCourseRates = {
      method: "GET",
      path: "/organisations/{id}/course-rates",
      requestFormat: "json",
      parameters: {
            query:  Partial<{ product: ("practical-training" | "virtual-bls") }>,
        path:  {id: number,
},
        
        
          }
      responses: {200: Schemas.CourseRates,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Holds for bookings from now on; what is booked keeps its price.
 * 
 * For `staff_admin`.
 */
export type put_SetCourseRate = {
      method: "PUT",
      path: "/organisations/{id}/course-rates/{courseId}",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
courseId: number,
},
        
        body:  Schemas.SetCourseRateRequest,
          }
      responses: {200: Schemas.CourseRates,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * For bookings from now on.
 * 
 * For `staff_admin`.
 */
export type delete_RemoveCourseRate = {
      method: "DELETE",
      path: "/organisations/{id}/course-rates/{courseId}",
      requestFormat: "json",
      parameters: {
            query:  Partial<{ product: ("practical-training" | "virtual-bls") }>,
        path:  {id: number,
courseId: number,
},
        
        
          }
      responses: {200: Schemas.CourseRates,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Credits per course, and money. People of an organisation see its own.
 * 
 * For `staff_admin`, `agency_owner`, `agency_admin`, `agency_manager`, `agency_viewer`.
 */
export type get_GetWallet = {
      method: "GET",
      path: "/organisations/{id}/wallet",
      requestFormat: "json",
      parameters: {
            query:  Partial<{ product: ("practical-training" | "virtual-bls") }>,
        path:  {id: number,
},
        
        
          }
      responses: {200: Schemas.Wallet,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Newest first. People of an organisation see its own.
 * 
 * For `staff_admin`, `agency_owner`, `agency_admin`, `agency_manager`, `agency_viewer`.
 */
export type get_ListWalletTransactions = {
      method: "GET",
      path: "/organisations/{id}/transactions",
      requestFormat: "json",
      parameters: {
            query:  Partial<{ product: ("practical-training" | "virtual-bls"), type: ("deposit" | "withdraw"), course_id: number, money: boolean, date_from: string, date_to: string, page: number, per_page: number }>,
        path:  {id: number,
},
        
        
          }
      responses: {200: Schemas.WalletTransactionListResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Send an Idempotency-Key: a retry then posts nothing twice.
 * 
 * For `staff_admin`.
 * 
 * Refuses, in this order, with `course_unknown`.
 */
export type post_AddCredits = {
      method: "POST",
      path: "/organisations/{id}/credits",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        header:  Partial<{ "Idempotency-Key": string }>,
        body:  Schemas.AddCreditsRequest,
          }
      responses: {201: Schemas.Wallet,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Send an Idempotency-Key: a retry then posts nothing twice.
 * 
 * For `staff_admin`.
 */
export type post_AddMoney = {
      method: "POST",
      path: "/organisations/{id}/top-ups",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        header:  Partial<{ "Idempotency-Key": string }>,
        body:  Schemas.AddMoneyRequest,
          }
      responses: {201: Schemas.Wallet,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * The organisation sees the note in its statement. A balance cannot fall below 0.
 * 
 * For `staff_admin`.
 * 
 * Refuses, in this order, with `course_unknown`, `balance_too_low`.
 */
export type post_CorrectWallet = {
      method: "POST",
      path: "/organisations/{id}/corrections",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        header:  Partial<{ "Idempotency-Key": string }>,
        body:  Schemas.CorrectWalletRequest,
          }
      responses: {201: Schemas.Wallet,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Every wallet that was ever used, money first. People of an organisation see its own.
 * 
 * For `staff_admin`, `agency_owner`, `agency_admin`, `agency_manager`, `agency_viewer`.
 */
export type get_GetWalletTrend = {
      method: "GET",
      path: "/organisations/{id}/wallet/trend",
      requestFormat: "json",
      parameters: {
            query:  Partial<{ product: ("practical-training" | "virtual-bls"), days: number }>,
        path:  {id: number,
},
        
        
          }
      responses: {200: Schemas.WalletTrends,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Opening balances, every movement, closing balances; as long as it takes. Times are London’s.
 * 
 * For `staff_admin`, `agency_owner`, `agency_admin`, `agency_manager`, `agency_viewer`.
 */
export type get_GetStatementCsv = {
      method: "GET",
      path: "/organisations/{id}/statement/csv",
      requestFormat: "json",
      parameters: {
            query:  {product?: ("practical-training" | "virtual-bls") | undefined,
date_from: string,
date_to: string,
},
        path:  {id: number,
},
        
        
          }
      responses: {200: unknown,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Opening and closing balances, and at most 2,000 movements.
 * 
 * For `staff_admin`, `agency_owner`, `agency_admin`, `agency_manager`, `agency_viewer`.
 * 
 * Refuses, in this order, with `statement_too_long`.
 */
export type get_GetStatementPdf = {
      method: "GET",
      path: "/organisations/{id}/statement/pdf",
      requestFormat: "json",
      parameters: {
            query:  {product?: ("practical-training" | "virtual-bls") | undefined,
date_from: string,
date_to: string,
},
        path:  {id: number,
},
        
        
          }
      responses: {200: unknown,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Send the browser to `checkout_url` within the hour. The wallet has it as soon as the card company tells of the payment. Send an Idempotency-Key: a retry then starts nothing twice.
 * 
 * For `agency_owner`, `agency_admin`.
 * 
 * Refuses, in this order, with `course_unknown`, `price_not_payable`, `card_payment_unavailable`.
 */
export type post_StartCardTopUp = {
      method: "POST",
      path: "/organisations/{id}/card-top-ups",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        header:  Partial<{ "Idempotency-Key": string }>,
        body:  Schemas.StartCardTopUpRequest,
          }
      responses: {201: Schemas.CardTopUp,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Newest first.
 * 
 * For `staff_admin`, `agency_owner`, `agency_admin`.
 */
export type get_ListCardTopUps = {
      method: "GET",
      path: "/organisations/{id}/card-top-ups",
      requestFormat: "json",
      parameters: {
            query:  Partial<{ status: ("pending" | "completed" | "expired"), page: number, per_page: number }>,
        path:  {id: number,
},
        
        
          }
      responses: {200: Schemas.CardTopUpListResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Ask for it to see whether the payment has arrived.
 * 
 * For `staff_admin`, `agency_owner`, `agency_admin`.
 */
export type get_GetCardTopUp = {
      method: "GET",
      path: "/organisations/{id}/card-top-ups/{topUpId}",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
topUpId: number,
},
        
        
          }
      responses: {200: Schemas.CardTopUp,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Newest first, or by the day they are due. People of an organisation see its own.
 * 
 * For `staff_admin`, `agency_owner`, `agency_admin`, `agency_manager`.
 */
export type get_ListInvoices = {
      method: "GET",
      path: "/invoices",
      requestFormat: "json",
      parameters: {
            query:  Partial<{ organisation_id: number, status: ("unpaid" | "paid" | "void" | "credited"), sort: "due", page: number, per_page: number }>,
        
        
        
          }
      responses: {200: Schemas.InvoiceListResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Sums of its unpaid invoices.
 * 
 * For `staff_admin`, `agency_owner`, `agency_admin`, `agency_manager`.
 */
export type get_GetInvoiceTotals = {
      method: "GET",
      path: "/organisations/{id}/invoice-totals",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        
        
          }
      responses: {200: Schemas.InvoiceTotals,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * People of an organisation see its own.
 * 
 * For `staff_admin`, `agency_owner`, `agency_admin`, `agency_manager`.
 */
export type get_GetInvoice = {
      method: "GET",
      path: "/invoices/{id}",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        
        
          }
      responses: {200: Schemas.Invoice,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * As it stands: to be paid, paid, void or credited.
 * 
 * For `staff_admin`, `agency_owner`, `agency_admin`, `agency_manager`.
 * 
 * Refuses, in this order, with `invoice_has_no_paper`.
 */
export type get_GetInvoicePdf = {
      method: "GET",
      path: "/invoices/{id}/pdf",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        
        
          }
      responses: {200: unknown,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Of an invoice that was paid before its booking was cancelled.
 * 
 * For `staff_admin`, `agency_owner`, `agency_admin`, `agency_manager`.
 * 
 * Refuses, in this order, with `not_credited`.
 */
export type get_GetCreditNotePdf = {
      method: "GET",
      path: "/invoices/{id}/credit-note",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        
        
          }
      responses: {200: unknown,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * By id, inactive ones included.
 * 
 * For `staff_admin`, `staff_trainer`.
 */
export type get_ListCourses = {
      method: "GET",
      path: "/courses",
      requestFormat: "json",
      parameters: {
            query:  Partial<{ is_active: boolean, page: number, per_page: number }>,
        
        
        
          }
      responses: {200: Schemas.CourseListResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Active unless said otherwise.
 * 
 * For `staff_admin`.
 */
export type post_CreateCourse = {
      method: "POST",
      path: "/courses",
      requestFormat: "json",
      parameters: {
            
        
        header:  Partial<{ "Idempotency-Key": string }>,
        body:  Schemas.CreateCourseRequest,
          }
      responses: {201: Schemas.Course,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Active or not.
 * 
 * For `staff_admin`, `staff_trainer`.
 */
export type get_GetCourse = {
      method: "GET",
      path: "/courses/{id}",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        
        
          }
      responses: {200: Schemas.Course,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Fields that are not sent stay. An inactive one keeps its past and its events.
 * 
 * For `staff_admin`.
 */
export type patch_EditCourse = {
      method: "PATCH",
      path: "/courses/{id}",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        
        body:  Schemas.EditCourseRequest,
          }
      responses: {200: Schemas.Course,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * By id, inactive ones included.
 * 
 * For `staff_admin`, `staff_trainer`.
 */
export type get_ListLocations = {
      method: "GET",
      path: "/locations",
      requestFormat: "json",
      parameters: {
            query:  Partial<{ is_active: boolean, page: number, per_page: number }>,
        
        
        
          }
      responses: {200: Schemas.LocationListResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Active unless said otherwise.
 * 
 * For `staff_admin`.
 */
export type post_CreateLocation = {
      method: "POST",
      path: "/locations",
      requestFormat: "json",
      parameters: {
            
        
        header:  Partial<{ "Idempotency-Key": string }>,
        body:  Schemas.CreateLocationRequest,
          }
      responses: {201: Schemas.Location,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Active or not.
 * 
 * For `staff_admin`, `staff_trainer`.
 */
export type get_GetLocation = {
      method: "GET",
      path: "/locations/{id}",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        
        
          }
      responses: {200: Schemas.Location,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Fields that are not sent stay. An inactive one keeps its past and its events.
 * 
 * For `staff_admin`.
 */
export type patch_EditLocation = {
      method: "PATCH",
      path: "/locations/{id}",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        
        body:  Schemas.EditLocationRequest,
          }
      responses: {200: Schemas.Location,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * By id, inactive ones included.
 * 
 * For `staff_admin`, `staff_trainer`.
 */
export type get_ListTrainers = {
      method: "GET",
      path: "/trainers",
      requestFormat: "json",
      parameters: {
            query:  Partial<{ is_active: boolean, page: number, per_page: number }>,
        
        
        
          }
      responses: {200: Schemas.TrainerListResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Active unless said otherwise.
 * 
 * For `staff_admin`.
 */
export type post_CreateTrainer = {
      method: "POST",
      path: "/trainers",
      requestFormat: "json",
      parameters: {
            
        
        header:  Partial<{ "Idempotency-Key": string }>,
        body:  Schemas.CreateTrainerRequest,
          }
      responses: {201: Schemas.Trainer,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Active or not.
 * 
 * For `staff_admin`, `staff_trainer`.
 */
export type get_GetTrainer = {
      method: "GET",
      path: "/trainers/{id}",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        
        
          }
      responses: {200: Schemas.Trainer,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Fields that are not sent stay. An inactive one keeps its past and its events.
 * 
 * For `staff_admin`.
 */
export type patch_EditTrainer = {
      method: "PATCH",
      path: "/trainers/{id}",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        
        body:  Schemas.EditTrainerRequest,
          }
      responses: {200: Schemas.Trainer,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * As a draft that nobody else sees until it is published.
 * 
 * For `staff_admin`.
 * 
 * Refuses, in this order, with `event_clashes`, `event_in_the_past`, `course_unknown`, `location_unknown`, `trainer_unknown`.
 */
export type post_CreateTrainingEvent = {
      method: "POST",
      path: "/training-events",
      requestFormat: "json",
      parameters: {
            
        
        header:  Partial<{ "Idempotency-Key": string }>,
        body:  Schemas.CreateTrainingEventRequest,
          }
      responses: {201: Schemas.TrainingEvent,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * By start, drafts and past ones included. Trainers see their own.
 * 
 * For `staff_admin`, `staff_trainer`.
 */
export type get_ListTrainingEvents = {
      method: "GET",
      path: "/training-events",
      requestFormat: "json",
      parameters: {
            query:  Partial<{ date_from: string, date_to: string, course_id: number, location_id: number, trainer_id: number, status: ("draft" | "scheduled" | "in_progress" | "finished" | "cancelled"), sort_dir: ("asc" | "desc"), page: number, per_page: number }>,
        
        
        
          }
      responses: {200: Schemas.TrainingEventListResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * The trainer at any time (null: none yet); course, location and times only of a draft: a published event is moved. Fields that are not sent stay.
 * 
 * For `staff_admin`.
 * 
 * Refuses, in this order, with `event_clashes`, `event_cancelled`, `event_published`, `event_ends_too_early`, `event_in_the_past`, `course_unknown`, `location_unknown`, `trainer_unknown`.
 */
export type patch_EditTrainingEvent = {
      method: "PATCH",
      path: "/training-events/{id}",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        
        body:  Schemas.EditTrainingEventRequest,
          }
      responses: {200: Schemas.TrainingEvent,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Trainers see their own.
 * 
 * For `staff_admin`, `staff_trainer`.
 */
export type get_GetTrainingEvent = {
      method: "GET",
      path: "/training-events/{id}",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        
        
          }
      responses: {200: Schemas.TrainingEvent,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * From now on the organisations that may see it can book.
 * 
 * For `staff_admin`.
 * 
 * Refuses, in this order, with `event_cancelled`, `event_published`, `event_started`.
 */
export type post_PublishTrainingEvent = {
      method: "POST",
      path: "/training-events/{id}/publish",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        header:  Partial<{ "Idempotency-Key": string }>,
        
          }
      responses: {200: Schemas.TrainingEvent,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Every booking ends with its money back, every hold ends; organisations and candidates are told.
 * 
 * For `staff_admin`.
 * 
 * Refuses, in this order, with `event_cancelled`, `event_started`.
 */
export type post_CancelTrainingEvent = {
      method: "POST",
      path: "/training-events/{id}/cancel",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        header:  Partial<{ "Idempotency-Key": string }>,
        body:  Schemas.CancelTrainingEventRequest,
          }
      responses: {200: Schemas.TrainingEvent,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * In time, place or both, with its bookings; organisations and candidates are told.
 * 
 * For `staff_admin`.
 * 
 * Refuses, in this order, with `event_clashes`, `location_unknown`, `event_cancelled`, `event_started`, `event_in_the_past`, `unchanged`.
 */
export type post_MoveTrainingEvent = {
      method: "POST",
      path: "/training-events/{id}/move",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        header:  Partial<{ "Idempotency-Key": string }>,
        body:  Schemas.MoveTrainingEventRequest,
          }
      responses: {200: Schemas.TrainingEvent,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Never fewer than are booked and held: `taken` in the refusal says how many those are.
 * 
 * For `staff_admin`.
 * 
 * Refuses, in this order, with `capacity_below_taken`.
 */
export type put_SetTrainingEventCapacity = {
      method: "PUT",
      path: "/training-events/{id}/capacity",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        
        body:  Schemas.SetCapacityRequest,
          }
      responses: {200: Schemas.TrainingEvent,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * The list replaces the one before. Bookings of organisations that no longer see it stay.
 * 
 * For `staff_admin`.
 * 
 * Refuses, in this order, with `organisation_unknown`.
 */
export type put_SetTrainingEventVisibility = {
      method: "PUT",
      path: "/training-events/{id}/visibility",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        
        body:  Schemas.SetVisibilityRequest,
          }
      responses: {200: Schemas.TrainingEvent,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Other events of the trainer or at the place, drafts included, and the trainer’s remote sessions.
 * 
 * For `staff_admin`.
 */
export type post_FindTrainingEventClashes = {
      method: "POST",
      path: "/training-events/clashes",
      requestFormat: "json",
      parameters: {
            
        
        header:  Partial<{ "Idempotency-Key": string }>,
        body:  Schemas.FindClashesRequest,
          }
      responses: {200: Schemas.TrainingEventClashes,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * One to 52 dates of the same course, place and trainer, as drafts or published at once. In a refusal, `event` says which of the times it was, from 0.
 * 
 * For `staff_admin`.
 * 
 * Refuses, in this order, with `event_clashes`, `event_in_the_past`, `course_unknown`, `location_unknown`, `trainer_unknown`, `organisation_unknown`.
 */
export type post_CreateTrainingEventSeries = {
      method: "POST",
      path: "/training-events/series",
      requestFormat: "json",
      parameters: {
            
        
        header:  Partial<{ "Idempotency-Key": string }>,
        body:  Schemas.CreateEventSeriesRequest,
          }
      responses: {201: Schemas.TrainingEventSeries,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * All of them or none. What was published once is cancelled instead.
 * 
 * For `staff_admin`.
 * 
 * Refuses, in this order, with `event_not_a_draft`.
 */
export type post_DiscardTrainingEventDrafts = {
      method: "POST",
      path: "/training-events/discard-drafts",
      requestFormat: "json",
      parameters: {
            
        
        header:  Partial<{ "Idempotency-Key": string }>,
        body:  Schemas.DiscardDraftsRequest,
          }
      responses: {200: Schemas.DiscardedDrafts,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * By the same rules as the cancelling itself; nothing is changed by asking.
 * 
 * For `staff_admin`.
 */
export type get_GetTrainingEventConsequences = {
      method: "GET",
      path: "/training-events/{id}/consequences",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        
        
          }
      responses: {200: Schemas.EventConsequences,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Bookings of one event by candidate, cancelled ones included unless filtered.
 * 
 * For `staff_admin`, `staff_trainer`.
 */
export type get_ListTrainingEventBookings = {
      method: "GET",
      path: "/training-events/{id}/bookings",
      requestFormat: "json",
      parameters: {
            query:  Partial<{ booking_status: ("pending" | "booked" | "cancelled"), page: number, per_page: number }>,
        path:  {id: number,
},
        
        
          }
      responses: {200: Schemas.BookingListResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Newest first unless sorted otherwise. `review=awaited` is the queue of reviews. Trainers see their classes, people of an organisation its own.
 * 
 * For `staff_admin`, `staff_trainer`, `agency_owner`, `agency_admin`, `agency_manager`, `agency_viewer`.
 */
export type get_ListBookings = {
      method: "GET",
      path: "/bookings",
      requestFormat: "json",
      parameters: {
            query:  Partial<{ date_from: string, date_to: string, organisation_id: number, training_event_id: number, course_id: number, location_id: number, booking_status: ("pending" | "booked" | "cancelled"), pay_status: ("completed" | "pending" | "refunded" | "cancelled"), pay_option: ("credits" | "balance" | "inv" | "candidate_pays"), attendance: ("attended" | "no_show"), review: ("awaited" | "approved" | "rejected"), search: string, sort: ("created_at" | "start_date" | "candidate"), sort_dir: ("asc" | "desc"), page: number, per_page: number }>,
        
        
        
          }
      responses: {200: Schemas.BookingListResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * With the filters and the order of the list, at most 50,000 rows. The trail tells who took it.
 * 
 * For `staff_admin`, `staff_trainer`, `agency_owner`, `agency_admin`, `agency_manager`, `agency_viewer`.
 * 
 * Refuses, in this order, with `export_too_large`.
 */
export type get_ExportBookings = {
      method: "GET",
      path: "/bookings/export",
      requestFormat: "json",
      parameters: {
            query:  Partial<{ date_from: string, date_to: string, organisation_id: number, training_event_id: number, course_id: number, location_id: number, booking_status: ("pending" | "booked" | "cancelled"), pay_status: ("completed" | "pending" | "refunded" | "cancelled"), pay_option: ("credits" | "balance" | "inv" | "candidate_pays"), attendance: ("attended" | "no_show"), review: ("awaited" | "approved" | "rejected"), search: string, sort: ("created_at" | "start_date" | "candidate"), sort_dir: ("asc" | "desc") }>,
        
        
        
          }
      responses: {200: unknown,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Trainers see their classes, people of an organisation its own.
 * 
 * For `staff_admin`, `staff_trainer`, `agency_owner`, `agency_admin`, `agency_manager`, `agency_viewer`.
 */
export type get_GetBooking = {
      method: "GET",
      path: "/bookings/{id}",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        
        
          }
      responses: {200: Schemas.BookingDetail,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * From the audit trail.
 * 
 * For `staff_admin`, `staff_trainer`, `agency_owner`, `agency_admin`, `agency_manager`, `agency_viewer`.
 */
export type get_GetBookingHistory = {
      method: "GET",
      path: "/bookings/{id}/history",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        
        
          }
      responses: {200: Schemas.BookingHistory,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Just now, by the rule that cancelling follows: staff with `refund` true, people of an organisation as it cancels.
 * 
 * For `staff_admin`, `agency_owner`, `agency_admin`, `agency_manager`.
 */
export type get_GetBookingCancellation = {
      method: "GET",
      path: "/bookings/{id}/cancellation",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        
        
          }
      responses: {200: Schemas.BookingCancellation,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Coming training events of its course that its organisation can see and that have a seat, soonest first; its own may be among them.
 * 
 * For `staff_admin`, `agency_owner`, `agency_admin`, `agency_manager`.
 */
export type get_ListOtherDates = {
      method: "GET",
      path: "/bookings/{id}/other-dates",
      requestFormat: "json",
      parameters: {
            query:  Partial<{ date_from: string, date_to: string, location_id: number, page: number, per_page: number }>,
        path:  {id: number,
},
        
        
          }
      responses: {200: Schemas.OtherDateListResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Courses and places by their names, those no longer used included: old bookings have them.
 * 
 * For `staff_admin`, `staff_trainer`, `agency_owner`, `agency_admin`, `agency_manager`, `agency_viewer`.
 */
export type get_ListBookingChoices = {
      method: "GET",
      path: "/booking-choices",
      requestFormat: "json",
      parameters: never,
      responses: {200: Schemas.BookingChoices,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * As the organisation would by the API, at its rate, from its wallet and with the same events; `booked_by` is `Admin`. Send an Idempotency-Key: a retry then books nothing twice.
 * 
 * For `staff_admin`.
 * 
 * Refuses, in this order, with `event_unknown`, `event_cancelled`, `event_started`, `no_seats_left`, `invoice_not_enabled`, `candidate_payment_unavailable`, `insufficient_credits`, `insufficient_balance`.
 */
export type post_CreateBooking = {
      method: "POST",
      path: "/organisations/{id}/bookings",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        header:  Partial<{ "Idempotency-Key": string }>,
        body:  Schemas.CreateBookingRequest,
          }
      responses: {201: Schemas.Booking,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Of the same course, and one its organisation can see. Money stays; attendance starts anew. People of an organisation move its bookings as long as cancelling would give all money back.
 * 
 * For `staff_admin`, `agency_owner`, `agency_admin`, `agency_manager`.
 * 
 * Refuses, in this order, with `booking_moved`, `already_cancelled`, `too_late_to_move`, `event_unknown`, `unchanged`, `event_of_another_course`, `event_cancelled`, `event_started`, `no_seats_left`.
 */
export type post_RescheduleBooking = {
      method: "POST",
      path: "/bookings/{id}/reschedule",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        header:  Partial<{ "Idempotency-Key": string }>,
        body:  Schemas.RescheduleBookingRequest,
          }
      responses: {200: Schemas.Booking,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * By staff until attendance is marked; the money goes back in full unless `refund` is false. By people of its organisation until the start; the money goes back until `cancel_full_refund_hours` before it, whatever `refund` says. `GET /bookings/{id}/cancellation` tells before what will be.
 * 
 * For `staff_admin`, `agency_owner`, `agency_admin`, `agency_manager`.
 * 
 * Refuses, in this order, with `already_cancelled`, `attendance_marked`, `event_started`.
 */
export type post_CancelBooking = {
      method: "POST",
      path: "/bookings/{id}/cancel",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        header:  Partial<{ "Idempotency-Key": string }>,
        body:  Schemas.CancelBookingRequest,
          }
      responses: {200: Schemas.Booking,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Rejecting cancels it with its money back.
 * 
 * For `staff_admin`.
 * 
 * Refuses, in this order, with `already_cancelled`, `review_not_awaited`, `event_started`.
 */
export type post_DecideReview = {
      method: "POST",
      path: "/bookings/{id}/review",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        header:  Partial<{ "Idempotency-Key": string }>,
        body:  Schemas.DecideReviewRequest,
          }
      responses: {200: Schemas.Booking,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * From the start on, and correctable: null takes the mark back. Attended and passed earns the certificate, anything else revokes it. Trainers mark their own classes.
 * 
 * For `staff_admin`, `staff_trainer`.
 * 
 * Refuses, in this order, with `booking_not_booked`, `event_not_started`.
 */
export type put_MarkAttendance = {
      method: "PUT",
      path: "/bookings/{id}/attendance",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        
        body:  Schemas.MarkAttendanceRequest,
          }
      responses: {200: Schemas.Booking,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * For bookings with `pay_option` `inv`.
 * 
 * For `staff_admin`.
 * 
 * Refuses, in this order, with `not_an_invoice`, `not_awaiting_payment`.
 */
export type post_RecordInvoicePayment = {
      method: "POST",
      path: "/bookings/{id}/invoice-payment",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        header:  Partial<{ "Idempotency-Key": string }>,
        
          }
      responses: {200: Schemas.Booking,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Courses at its prices, its credits and balance, and the ways to pay that are open to it.
 * 
 * For `agency_owner`, `agency_admin`, `agency_manager`, `agency_viewer`.
 */
export type get_GetBookingMeans = {
      method: "GET",
      path: "/booking-means",
      requestFormat: "json",
      parameters: {
            query:  Partial<{ product: ("practical-training" | "virtual-bls") }>,
        
        
        
          }
      responses: {200: Schemas.BookingMeans,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * With the seats that are free just now, at your organisation’s price.
 * 
 * For `agency_owner`, `agency_admin`, `agency_manager`, `agency_viewer`.
 */
export type get_ListOpenEvents = {
      method: "GET",
      path: "/open-events",
      requestFormat: "json",
      parameters: {
            query:  Partial<{ course_id: number, date_from: string, date_to: string, seats: number, location_id: number, sort: ("start_date" | "price" | "free_seats"), page: number, per_page: number }>,
        
        
        
          }
      responses: {200: Schemas.OpenEventListResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Each place once, by name, with the sum of what it offers. Not in pages.
 * 
 * For `agency_owner`, `agency_admin`, `agency_manager`, `agency_viewer`.
 */
export type get_ListOpenPlaces = {
      method: "GET",
      path: "/open-places",
      requestFormat: "json",
      parameters: {
            query:  Partial<{ course_id: number, date_from: string, date_to: string, seats: number }>,
        
        
        
          }
      responses: {200: Schemas.OpenPlaces,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Past and cancelled ones stay readable.
 * 
 * For `agency_owner`, `agency_admin`, `agency_manager`, `agency_viewer`.
 */
export type get_GetOpenEvent = {
      method: "GET",
      path: "/open-events/{id}",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        
        
          }
      responses: {200: Schemas.OpenEvent,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Each seat is a hold of its own. When there are fewer than you want you get those there are, and `refused` says why not more. Nothing is charged.
 * 
 * For `agency_owner`, `agency_admin`, `agency_manager`.
 * 
 * Refuses, in this order, with `event_cancelled`, `event_started`, `hold_limit_reached`, `no_seats_left`.
 */
export type post_HoldSeats = {
      method: "POST",
      path: "/open-events/{id}/holds",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        header:  Partial<{ "Idempotency-Key": string }>,
        body:  Schemas.HoldSeatsRequest,
          }
      responses: {201: Schemas.HeldSeats,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * They are free at once; no webhook is sent.
 * 
 * For `agency_owner`, `agency_admin`, `agency_manager`.
 */
export type post_ReleaseSeats = {
      method: "POST",
      path: "/seat-holds/release",
      requestFormat: "json",
      parameters: {
            
        
        header:  Partial<{ "Idempotency-Key": string }>,
        body:  Schemas.ReleaseSeatsRequest,
          }
      responses: {200: Schemas.ReleasedHolds,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * For one candidate, as by the API: when a business rule refuses, nothing is charged and the hold stays live. Send an Idempotency-Key: a retry then books nothing twice.
 * 
 * For `agency_owner`, `agency_admin`, `agency_manager`.
 * 
 * Refuses, in this order, with `hold_not_found`, `hold_used`, `hold_expired`, `event_cancelled`, `event_started`, `invoice_not_enabled`, `candidate_payment_unavailable`, `insufficient_credits`, `insufficient_balance`.
 */
export type post_BookHeldSeat = {
      method: "POST",
      path: "/held-seats/book",
      requestFormat: "json",
      parameters: {
            
        
        header:  Partial<{ "Idempotency-Key": string }>,
        body:  Schemas.BookHeldSeatRequest,
          }
      responses: {201: Schemas.Booking,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * With the notice that kits need, as the API shows them. Not in pages.
 * 
 * For `agency_owner`, `agency_admin`, `agency_manager`, `agency_viewer`.
 * 
 * Refuses, in this order, with `course_not_available`.
 */
export type get_ListOpenSlots = {
      method: "GET",
      path: "/open-slots",
      requestFormat: "json",
      parameters: {
            query:  {course_id: number,
date_from: string,
date_to: string,
},
        
        
        
          }
      responses: {200: Schemas.OpenSlots,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * One trainer’s time is kept for you; nothing is charged. While your organisation holds the same slot already you get that hold, with 200.
 * 
 * For `agency_owner`, `agency_admin`, `agency_manager`.
 * 
 * Refuses, in this order, with `course_not_available`, `hold_limit_reached`, `slot_unavailable`.
 */
export type post_HoldSlot = {
      method: "POST",
      path: "/open-slots/hold",
      requestFormat: "json",
      parameters: {
            
        
        header:  Partial<{ "Idempotency-Key": string }>,
        body:  Schemas.HoldSlotRequest,
          }
      responses: {200: Schemas.SeatHold,
201: Schemas.SeatHold,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * They are free at once; no webhook is sent.
 * 
 * For `agency_owner`, `agency_admin`, `agency_manager`.
 */
export type post_ReleaseSlots = {
      method: "POST",
      path: "/slot-holds/release",
      requestFormat: "json",
      parameters: {
            
        
        header:  Partial<{ "Idempotency-Key": string }>,
        body:  Schemas.ReleaseSlotsRequest,
          }
      responses: {200: Schemas.ReleasedHolds,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * For one candidate, as by the API: when a business rule refuses, nothing is charged and the hold stays live. Send an Idempotency-Key: a retry then books nothing twice.
 * 
 * For `agency_owner`, `agency_admin`, `agency_manager`.
 * 
 * Refuses, in this order, with `hold_not_found`, `hold_used`, `hold_expired`, `invoice_not_enabled`, `candidate_payment_unavailable`, `insufficient_credits`, `insufficient_balance`.
 */
export type post_BookHeldSlot = {
      method: "POST",
      path: "/held-slots/book",
      requestFormat: "json",
      parameters: {
            
        
        header:  Partial<{ "Idempotency-Key": string }>,
        body:  Schemas.BookHeldSlotRequest,
          }
      responses: {201: Schemas.BookedSession,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Newest first.
 * 
 * For `agency_owner`, `agency_admin`, `agency_manager`, `agency_viewer`.
 */
export type get_ListInvites = {
      method: "GET",
      path: "/invites",
      requestFormat: "json",
      parameters: {
            query:  Partial<{ status: ("sent" | "opened" | "used" | "expired" | "withdrawn"), course_id: number, search: string, date_from: string, date_to: string, page: number, per_page: number }>,
        
        
        
          }
      responses: {200: Schemas.InviteListResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * The candidate gets an e-mail with a link, chooses a date and books. Credits and balance are taken only then.
 * 
 * For `agency_owner`, `agency_admin`, `agency_manager`.
 * 
 * Refuses, in this order, with `event_cancelled`, `event_started`, `no_seats_left`, `invoice_not_enabled`.
 */
export type post_CreateInvite = {
      method: "POST",
      path: "/invites",
      requestFormat: "json",
      parameters: {
            
        
        header:  Partial<{ "Idempotency-Key": string }>,
        body:  Schemas.CreateInviteRequest,
          }
      responses: {201: Schemas.InviteDetail,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * With its link, its mails and, once used, its booking.
 * 
 * For `agency_owner`, `agency_admin`, `agency_manager`, `agency_viewer`.
 */
export type get_GetInvite = {
      method: "GET",
      path: "/invites/{id}",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        
        
          }
      responses: {200: Schemas.InviteDetail,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * The same link, for as long as before; at most every ten minutes. No webhook is sent.
 * 
 * For `agency_owner`, `agency_admin`, `agency_manager`.
 * 
 * Refuses, in this order, with `invite_unavailable`, `invite_sent_lately`.
 */
export type post_ResendInvite = {
      method: "POST",
      path: "/invites/{id}/resend",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        header:  Partial<{ "Idempotency-Key": string }>,
        
          }
      responses: {200: Schemas.InviteDetail,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
410: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Its link shows nothing any more. What was booked through it stays.
 * 
 * For `agency_owner`, `agency_admin`, `agency_manager`.
 * 
 * Refuses, in this order, with `invite_unavailable`.
 */
export type post_WithdrawInvite = {
      method: "POST",
      path: "/invites/{id}/withdraw",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        header:  Partial<{ "Idempotency-Key": string }>,
        
          }
      responses: {200: Schemas.InviteDetail,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
410: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Of both products, newest first unless sorted otherwise. People of an organisation see its own.
 * 
 * For `staff_admin`, `agency_owner`, `agency_admin`, `agency_manager`, `agency_viewer`.
 */
export type get_ListCertificates = {
      method: "GET",
      path: "/certificates",
      requestFormat: "json",
      parameters: {
            query:  Partial<{ organisation_id: number, product: ("practical-training" | "virtual-bls"), status: ("valid" | "expiring" | "expired" | "revoked"), expires_from: string, expires_to: string, search: string, sort: ("issued_at" | "expires_on"), sort_dir: ("asc" | "desc"), page: number, per_page: number }>,
        
        
        
          }
      responses: {200: Schemas.CertificateListResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * People of an organisation see its own.
 * 
 * For `staff_admin`, `agency_owner`, `agency_admin`, `agency_manager`, `agency_viewer`.
 */
export type get_CountCertificates = {
      method: "GET",
      path: "/certificates/counts",
      requestFormat: "json",
      parameters: {
            query:  Partial<{ organisation_id: number }>,
        
        
        
          }
      responses: {200: Schemas.CertificateCounts,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * A PDF each, named by its holder and number; at most 100. If one of them is unknown or withdrawn, nothing is sent. One that is withdrawn while the archive is being sent breaks it off.
 * 
 * For `staff_admin`, `agency_owner`, `agency_admin`, `agency_manager`, `agency_viewer`.
 * 
 * Refuses, in this order, with `not_found`, `certificate_revoked`.
 */
export type get_GetCertificateArchive = {
      method: "GET",
      path: "/certificates/archive",
      requestFormat: "json",
      parameters: {
            query:  {ids: string,
},
        
        
        
          }
      responses: {200: unknown,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * The bytes stay the same until it is issued again. People of an organisation fetch its own.
 * 
 * For `staff_admin`, `agency_owner`, `agency_admin`, `agency_manager`, `agency_viewer`.
 * 
 * Refuses, in this order, with `certificate_revoked`.
 */
export type get_GetCertificatePdf = {
      method: "GET",
      path: "/certificates/{id}/pdf",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        
        
          }
      responses: {200: unknown,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * By name.
 * 
 * For `staff_admin`, `staff_trainer`, `staff_clinician`, `agency_owner`, `agency_admin`, `agency_manager`.
 */
export type get_ListInterviewers = {
      method: "GET",
      path: "/interviewers",
      requestFormat: "json",
      parameters: {
            query:  Partial<{ is_active: boolean, page: number, per_page: number }>,
        
        
        
          }
      responses: {200: Schemas.InterviewerListResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Of any staff role; they see and mark the interviews they hold.
 * 
 * For `staff_admin`.
 * 
 * Refuses, in this order, with `staff_unknown`, `interviewer_exists`.
 */
export type post_CreateInterviewer = {
      method: "POST",
      path: "/interviewers",
      requestFormat: "json",
      parameters: {
            
        
        header:  Partial<{ "Idempotency-Key": string }>,
        body:  Schemas.CreateInterviewerRequest,
          }
      responses: {201: Schemas.Interviewer,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Those given stay.
 * 
 * For `staff_admin`.
 */
export type patch_EditInterviewer = {
      method: "PATCH",
      path: "/interviewers/{id}",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        
        body:  Schemas.EditInterviewerRequest,
          }
      responses: {200: Schemas.Interviewer,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Newest first unless sorted otherwise. Organisations see their own; of the staff, administrators see all and others those they hold.
 */
export type get_ListInterviews = {
      method: "GET",
      path: "/interviews",
      requestFormat: "json",
      parameters: {
            query:  Partial<{ date_from: string, date_to: string, organisation_id: number, status: string, interviewer_id: number, mine: boolean, is_assigned: boolean, search: string, sort: ("created_at" | "interview_date" | "updated_at"), sort_dir: ("asc" | "desc"), page: number, per_page: number }>,
        
        
        
          }
      responses: {200: Schemas.InterviewListResponse,
401: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Of one’s organisation, or held by oneself; administrators of the staff see all.
 */
export type get_GetInterview = {
      method: "GET",
      path: "/interviews/{id}",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        
        
          }
      responses: {200: Schemas.Interview,
401: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * The interviewer may follow later. Candidate and interviewer are mailed. Send an Idempotency-Key: a retry then books nothing twice.
 * 
 * For `staff_admin`, `agency_owner`, `agency_admin`, `agency_manager`.
 * 
 * Refuses, in this order, with `interview_in_the_past`, `interviewer_unknown`, `interviewer_busy`.
 */
export type post_CreateInterview = {
      method: "POST",
      path: "/organisations/{id}/interviews",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        header:  Partial<{ "Idempotency-Key": string }>,
        body:  Schemas.CreateInterviewRequest,
          }
      responses: {201: Schemas.Interview,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * While it is booked; organisations until 24 hours before. Candidate and interviewer are mailed.
 * 
 * For `staff_admin`, `agency_owner`, `agency_admin`, `agency_manager`.
 * 
 * Refuses, in this order, with `interview_not_booked`, `interview_too_soon`, `interview_in_the_past`, `interview_unchanged`, `interviewer_busy`.
 */
export type post_MoveInterview = {
      method: "POST",
      path: "/interviews/{id}/move",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        header:  Partial<{ "Idempotency-Key": string }>,
        body:  Schemas.MoveInterviewRequest,
          }
      responses: {200: Schemas.Interview,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * While it is booked; organisations until 24 hours before. The candidate and both interviewers are mailed.
 * 
 * For `staff_admin`, `agency_owner`, `agency_admin`, `agency_manager`.
 * 
 * Refuses, in this order, with `interview_not_booked`, `interview_too_soon`, `interview_unchanged`, `interviewer_unknown`, `interviewer_busy`.
 */
export type put_AssignInterviewer = {
      method: "PUT",
      path: "/interviews/{id}/interviewer",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        
        body:  Schemas.AssignInterviewerRequest,
          }
      responses: {200: Schemas.Interview,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * While it is booked; organisations until it starts. Final. Candidate and interviewer are mailed.
 * 
 * For `staff_admin`, `agency_owner`, `agency_admin`, `agency_manager`.
 * 
 * Refuses, in this order, with `interview_not_booked`, `interview_started`.
 */
export type post_CancelInterview = {
      method: "POST",
      path: "/interviews/{id}/cancel",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        header:  Partial<{ "Idempotency-Key": string }>,
        body:  Schemas.CancelInterviewRequest,
          }
      responses: {200: Schemas.Interview,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * From its start on, by its interviewer or an administrator of the staff.
 * 
 * For `staff_admin`, `staff_trainer`, `staff_clinician`.
 * 
 * Refuses, in this order, with `interview_not_booked`, `interview_not_started`, `interviewer_missing`.
 */
export type post_CompleteInterview = {
      method: "POST",
      path: "/interviews/{id}/complete",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        header:  Partial<{ "Idempotency-Key": string }>,
        body:  Schemas.CompleteInterviewRequest,
          }
      responses: {200: Schemas.Interview,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * From its start on, by its interviewer or an administrator of the staff.
 * 
 * For `staff_admin`, `staff_trainer`, `staff_clinician`.
 * 
 * Refuses, in this order, with `interview_not_booked`, `interview_not_started`.
 */
export type post_RecordInterviewNoShow = {
      method: "POST",
      path: "/interviews/{id}/no-show",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        header:  Partial<{ "Idempotency-Key": string }>,
        body:  Schemas.InterviewNoShowRequest,
          }
      responses: {200: Schemas.Interview,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Completed becomes no-show or the other way round. Candidate and interviewer are mailed.
 * 
 * For `staff_admin`.
 * 
 * Refuses, in this order, with `interview_not_ended`, `interview_unchanged`, `interviewer_missing`.
 */
export type post_CorrectInterview = {
      method: "POST",
      path: "/interviews/{id}/correct",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        header:  Partial<{ "Idempotency-Key": string }>,
        body:  Schemas.CorrectInterviewRequest,
          }
      responses: {200: Schemas.Interview,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * By its interviewer or an administrator of the staff, at any time. Nobody is mailed, and `updated_at` stays.
 * 
 * For `staff_admin`, `staff_trainer`, `staff_clinician`.
 */
export type put_NoteInterview = {
      method: "PUT",
      path: "/interviews/{id}/notes",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        
        body:  Schemas.NoteInterviewRequest,
          }
      responses: {200: Schemas.Interview,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Newest first unless sorted otherwise. Trainers see their own, people of an organisation its own.
 * 
 * For `staff_admin`, `staff_trainer`, `agency_owner`, `agency_admin`, `agency_manager`, `agency_viewer`.
 */
export type get_ListRemoteBookings = {
      method: "GET",
      path: "/virtual-bls/bookings",
      requestFormat: "json",
      parameters: {
            query:  Partial<{ date_from: string, date_to: string, organisation_id: number, trainer_id: number, course_id: number, booking_status: ("pending" | "booked" | "cancelled"), pay_status: ("completed" | "pending" | "refunded" | "cancelled"), pay_option: ("credits" | "balance" | "invoice" | "candidate_pays"), training_status: ("pending" | "completed" | "failed" | "no_show"), equipment_status: ("out" | "in" | "overdue" | "none"), search: string, sort: ("created_at" | "start_date"), sort_dir: ("asc" | "desc"), page: number, per_page: number }>,
        
        
        
          }
      responses: {200: Schemas.RemoteBookingListResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * With the kits that were sent. Trainers see their own, people of an organisation its own.
 * 
 * For `staff_admin`, `staff_trainer`, `agency_owner`, `agency_admin`, `agency_manager`, `agency_viewer`.
 */
export type get_GetRemoteBooking = {
      method: "GET",
      path: "/virtual-bls/bookings/{id}",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        
        
          }
      responses: {200: Schemas.RemoteBookingDetail,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * From the audit trail, kits included.
 * 
 * For `staff_admin`, `staff_trainer`, `agency_owner`, `agency_admin`, `agency_manager`, `agency_viewer`.
 */
export type get_GetRemoteBookingHistory = {
      method: "GET",
      path: "/virtual-bls/bookings/{id}/history",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        
        
          }
      responses: {200: Schemas.BookingHistory,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Just now and with a refund, by the rule that cancelling follows.
 * 
 * For `staff_admin`.
 */
export type get_GetRemoteBookingCancellation = {
      method: "GET",
      path: "/virtual-bls/bookings/{id}/cancellation",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        
        
          }
      responses: {200: Schemas.RemoteBookingCancellation,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * As agencies see them, or without the notice that kits need.
 * 
 * For `staff_admin`.
 * 
 * Refuses, in this order, with `course_not_available`.
 */
export type get_ListRemoteSlots = {
      method: "GET",
      path: "/virtual-bls/slots",
      requestFormat: "json",
      parameters: {
            query:  {course_id: number,
date_from: string,
date_to: string,
without_notice?: boolean | undefined,
},
        
        
        
          }
      responses: {200: Schemas.RemoteSlots,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * As the organisation would by the API, at its rate, from its wallet and with the same events; `booked_by` is `Admin`. Send an Idempotency-Key: a retry then books nothing twice.
 * 
 * For `staff_admin`.
 * 
 * Refuses, in this order, with `course_not_available`, `slot_unavailable`, `invoice_not_enabled`, `candidate_payment_unavailable`, `insufficient_credits`, `insufficient_balance`.
 */
export type post_CreateRemoteBooking = {
      method: "POST",
      path: "/organisations/{id}/virtual-bls-bookings",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        header:  Partial<{ "Idempotency-Key": string }>,
        body:  Schemas.CreateRemoteBookingRequest,
          }
      responses: {201: Schemas.RemoteBookingDetail,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * To another free slot of its course, or to another trainer. Money stays, the outcome starts anew, the kit’s due date moves.
 * 
 * For `staff_admin`.
 * 
 * Refuses, in this order, with `already_cancelled`, `attendance_marked`, `unchanged`, `slot_unavailable`.
 */
export type post_RescheduleRemoteBooking = {
      method: "POST",
      path: "/virtual-bls/bookings/{id}/reschedule",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        header:  Partial<{ "Idempotency-Key": string }>,
        body:  Schemas.RescheduleRemoteBookingRequest,
          }
      responses: {200: Schemas.RemoteBookingDetail,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Until its outcome is marked. The money goes back in full unless `refund` is false.
 * 
 * For `staff_admin`.
 * 
 * Refuses, in this order, with `already_cancelled`, `attendance_marked`.
 */
export type post_CancelRemoteBooking = {
      method: "POST",
      path: "/virtual-bls/bookings/{id}/cancel",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        header:  Partial<{ "Idempotency-Key": string }>,
        body:  Schemas.CancelRemoteBookingRequest,
          }
      responses: {200: Schemas.RemoteBookingDetail,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * From its start on, and correctable until there is a certificate; afterwards an administrator withdraws that with a `reason`. Completed earns the certificate once the kit is back. Trainers mark their own sessions.
 * 
 * For `staff_admin`, `staff_trainer`.
 * 
 * Refuses, in this order, with `booking_not_booked`, `session_not_started`, `certificate_stands`, `reason_missing`.
 */
export type put_MarkRemoteBooking = {
      method: "PUT",
      path: "/virtual-bls/bookings/{id}/outcome",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        
        body:  Schemas.MarkRemoteBookingRequest,
          }
      responses: {200: Schemas.RemoteBookingDetail,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * For bookings with `pay_option` `invoice`.
 * 
 * For `staff_admin`.
 * 
 * Refuses, in this order, with `not_an_invoice`, `not_awaiting_payment`.
 */
export type post_RecordRemoteInvoicePayment = {
      method: "POST",
      path: "/virtual-bls/bookings/{id}/invoice-payment",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        header:  Partial<{ "Idempotency-Key": string }>,
        
          }
      responses: {200: Schemas.RemoteBookingDetail,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * By id, with whom they are.
 * 
 * For `staff_admin`.
 */
export type get_ListKits = {
      method: "GET",
      path: "/virtual-bls/kits",
      requestFormat: "json",
      parameters: {
            query:  Partial<{ place: ("here" | "out" | "overdue" | "retired"), search: string, page: number, per_page: number }>,
        
        
        
          }
      responses: {200: Schemas.KitListResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * By its bar code.
 * 
 * For `staff_admin`.
 * 
 * Refuses, in this order, with `bar_code_taken`.
 */
export type post_RegisterKit = {
      method: "POST",
      path: "/virtual-bls/kits",
      requestFormat: "json",
      parameters: {
            
        
        header:  Partial<{ "Idempotency-Key": string }>,
        body:  Schemas.RegisterKitRequest,
          }
      responses: {201: Schemas.Kit,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Fields that are not sent stay. One that is with a candidate cannot be retired.
 * 
 * For `staff_admin`.
 * 
 * Refuses, in this order, with `kit_is_out`.
 */
export type patch_EditKit = {
      method: "PATCH",
      path: "/virtual-bls/kits/{id}",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        
        body:  Schemas.EditKitRequest,
          }
      responses: {200: Schemas.Kit,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * It is due back some days after the session.
 * 
 * For `staff_admin`.
 * 
 * Refuses, in this order, with `kit_unknown`, `kit_retired`, `kit_is_out`, `booking_not_booked`, `certificate_stands`.
 */
export type post_ScanKitOut = {
      method: "POST",
      path: "/virtual-bls/bookings/{id}/kits",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        header:  Partial<{ "Idempotency-Key": string }>,
        body:  Schemas.ScanKitOutRequest,
          }
      responses: {200: Schemas.RemoteBookingDetail,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Answers with its booking, which may have earned its certificate by that.
 * 
 * For `staff_admin`.
 * 
 * Refuses, in this order, with `kit_unknown`, `kit_not_out`.
 */
export type post_ScanKitIn = {
      method: "POST",
      path: "/virtual-bls/kits/return",
      requestFormat: "json",
      parameters: {
            
        
        header:  Partial<{ "Idempotency-Key": string }>,
        body:  Schemas.ScanKitInRequest,
          }
      responses: {200: Schemas.RemoteBookingDetail,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * An overdue one that is given more time is out again; it is announced anew after the new date.
 * 
 * For `staff_admin`.
 * 
 * Refuses, in this order, with `kit_not_out`, `due_before_sent`.
 */
export type put_SetKitDueDate = {
      method: "PUT",
      path: "/virtual-bls/kit-loans/{id}/due-date",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        
        body:  Schemas.SetKitDueDateRequest,
          }
      responses: {200: Schemas.KitLoan,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Counts as a kit that is back.
 * 
 * For `staff_admin`.
 * 
 * Refuses, in this order, with `booking_not_booked`, `kit_was_sent`, `kit_waived`.
 */
export type post_WaiveKit = {
      method: "POST",
      path: "/virtual-bls/bookings/{id}/kit-waiver",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        header:  Partial<{ "Idempotency-Key": string }>,
        body:  Schemas.WaiveKitRequest,
          }
      responses: {200: Schemas.RemoteBookingDetail,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Where every kit in use is, and which sessions wait for one.
 * 
 * For `staff_admin`.
 */
export type get_GetKitBoard = {
      method: "GET",
      path: "/virtual-bls/kit-board",
      requestFormat: "json",
      parameters: {
            query:  Partial<{ search: string }>,
        
        
        
          }
      responses: {200: Schemas.KitBoard,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Within an hour: as if it had never left. It does not count as a return.
 * 
 * For `staff_admin`.
 * 
 * Refuses, in this order, with `kit_not_out`, `scan_too_old`.
 */
export type post_UndoKitSending = {
      method: "POST",
      path: "/virtual-bls/kit-loans/{id}/undo-sending",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        header:  Partial<{ "Idempotency-Key": string }>,
        
          }
      responses: {200: Schemas.KitBoard,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Within an hour, unless the return has earned a certificate.
 * 
 * For `staff_admin`.
 * 
 * Refuses, in this order, with `kit_is_out`, `kit_retired`, `certificate_stands`, `scan_too_old`.
 */
export type post_UndoKitReturn = {
      method: "POST",
      path: "/virtual-bls/kit-loans/{id}/undo-return",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        header:  Partial<{ "Idempotency-Key": string }>,
        
          }
      responses: {200: Schemas.KitBoard,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * By id; trainers see themselves.
 * 
 * For `staff_admin`, `staff_trainer`.
 */
export type get_ListRemoteTrainers = {
      method: "GET",
      path: "/virtual-bls/trainers",
      requestFormat: "json",
      parameters: never,
      responses: {200: Schemas.RemoteTrainers,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Weekly hours, exceptions from today on, room, courses; and the sessions that do not fit them.
 * 
 * For `staff_admin`, `staff_trainer`.
 */
export type get_GetAvailability = {
      method: "GET",
      path: "/virtual-bls/trainers/{id}",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        
        
          }
      responses: {200: Schemas.Availability,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * What is booked stays and is shown as clashing.
 * 
 * For `staff_admin`.
 */
export type put_SetRemoteTrainer = {
      method: "PUT",
      path: "/virtual-bls/trainers/{id}",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        
        body:  Schemas.SetRemoteTrainerRequest,
          }
      responses: {200: Schemas.Availability,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Sessions to come that were to be in the old one move with it. Null: no room, nothing is offered.
 * 
 * For `staff_admin`, `staff_trainer`.
 */
export type put_SetVideoRoom = {
      method: "PUT",
      path: "/virtual-bls/trainers/{id}/room",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        
        body:  Schemas.SetVideoRoomRequest,
          }
      responses: {200: Schemas.Availability,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * The list replaces the one before.
 * 
 * For `staff_admin`, `staff_trainer`.
 * 
 * Refuses, in this order, with `course_unknown`.
 */
export type put_SetRemoteCourses = {
      method: "PUT",
      path: "/virtual-bls/trainers/{id}/courses",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        
        body:  Schemas.SetRemoteCoursesRequest,
          }
      responses: {200: Schemas.Availability,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * The list replaces the one before. What is booked stays; what does not fit is among the clashes.
 * 
 * For `staff_admin`, `staff_trainer`.
 */
export type put_SetWeeklyRules = {
      method: "PUT",
      path: "/virtual-bls/trainers/{id}/weekly-rules",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        
        body:  Schemas.SetWeeklyRulesRequest,
          }
      responses: {200: Schemas.Availability,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Closed without times closes the whole day; where both apply, open wins.
 * 
 * For `staff_admin`, `staff_trainer`.
 */
export type post_AddDayException = {
      method: "POST",
      path: "/virtual-bls/trainers/{id}/exceptions",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        header:  Partial<{ "Idempotency-Key": string }>,
        body:  Schemas.AddDayExceptionRequest,
          }
      responses: {200: Schemas.Availability,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * The day is as the weeks say again.
 * 
 * For `staff_admin`, `staff_trainer`.
 */
export type delete_RemoveDayException = {
      method: "DELETE",
      path: "/virtual-bls/trainers/{id}/exceptions/{exceptionId}",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
exceptionId: number,
},
        
        
          }
      responses: {200: Schemas.Availability,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * By id, inactive ones included.
 * 
 * For `staff_admin`, `staff_trainer`.
 */
export type get_ListRemoteCourses = {
      method: "GET",
      path: "/virtual-bls/courses",
      requestFormat: "json",
      parameters: {
            query:  Partial<{ is_active: boolean, page: number, per_page: number }>,
        
        
        
          }
      responses: {200: Schemas.RemoteCourseListResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Active unless said otherwise.
 * 
 * For `staff_admin`.
 */
export type post_CreateRemoteCourse = {
      method: "POST",
      path: "/virtual-bls/courses",
      requestFormat: "json",
      parameters: {
            
        
        header:  Partial<{ "Idempotency-Key": string }>,
        body:  Schemas.CreateRemoteCourseRequest,
          }
      responses: {201: Schemas.RemoteCourse,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Active or not.
 * 
 * For `staff_admin`, `staff_trainer`.
 */
export type get_GetRemoteCourse = {
      method: "GET",
      path: "/virtual-bls/courses/{id}",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        
        
          }
      responses: {200: Schemas.RemoteCourse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Fields that are not sent stay. An inactive one keeps its past and its events.
 * 
 * For `staff_admin`.
 */
export type patch_EditRemoteCourse = {
      method: "PATCH",
      path: "/virtual-bls/courses/{id}",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        
        body:  Schemas.EditRemoteCourseRequest,
          }
      responses: {200: Schemas.RemoteCourse,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Of all organisations.
 * 
 * For `staff_admin`, `staff_trainer`.
 */
export type get_GetRemoteRules = {
      method: "GET",
      path: "/virtual-bls/rules",
      requestFormat: "json",
      parameters: never,
      responses: {200: Schemas.RemoteRules,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Fields that are not sent stay. What is held, booked, sent or issued already stays as it is.
 * 
 * For `staff_admin`.
 */
export type patch_EditRemoteRules = {
      method: "PATCH",
      path: "/virtual-bls/rules",
      requestFormat: "json",
      parameters: {
            
        
        
        body:  Schemas.EditRemoteRulesRequest,
          }
      responses: {200: Schemas.RemoteRules,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * What is due first, or what came last. Sandbox referrals have a queue of their own.
 * 
 * For `staff_admin`, `staff_clinician`.
 */
export type get_ListReferrals = {
      method: "GET",
      path: "/referrals",
      requestFormat: "json",
      parameters: {
            query:  Partial<{ status: string, partner_id: number, assigned_to: number, province_code: ("AB" | "BC" | "MB" | "NB" | "NL" | "NS" | "NT" | "NU" | "ON" | "PE" | "QC" | "SK" | "YT"), is_overdue: boolean, has_matches: boolean, search: string, received_from: string, received_to: string, sandbox: boolean, sort: ("due" | "received"), page: number, per_page: number }>,
        
        
        
          }
      responses: {200: Schemas.StaffReferralListResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * For a partner that called or wrote.
 * 
 * For `staff_admin`, `staff_clinician`.
 * 
 * Refuses, in this order, with `partner_unknown`, `partner_suspended`.
 */
export type post_EnterReferral = {
      method: "POST",
      path: "/referrals",
      requestFormat: "json",
      parameters: {
            
        
        header:  Partial<{ "Idempotency-Key": string }>,
        body:  {
  /**
   * First name.
   */
  first_name: string;
  /**
   * Last name.
   */
  last_name: string;
  /**
   * E.164 with country code.
   */
  phone_number: string;
  /**
   * E-mail address.
   */
  email_address: string;
  /**
   * City, free text.
   */
  city: string;
  /**
   * Province or territory, free text.
   */
  province: string;
  notes?: string | undefined;
  external_reference?: string | undefined;
  language?: string | undefined;
  consent?: Schemas.ReferralConsent | undefined;
  partner_id?: number | undefined;
},
          }
      responses: {200: Schemas.ReferralCase,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * States without any are left out.
 * 
 * For `staff_admin`, `staff_clinician`.
 */
export type get_CountReferrals = {
      method: "GET",
      path: "/referrals/counts",
      requestFormat: "json",
      parameters: {
            query:  Partial<{ sandbox: boolean }>,
        
        
        
          }
      responses: {200: Schemas.ReferralCounts,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * With the queue’s filters, the newest first, at most 50,000 rows. The trail tells who took it.
 * 
 * For `staff_admin`, `staff_clinician`.
 * 
 * Refuses, in this order, with `export_too_large`.
 */
export type get_ExportReferrals = {
      method: "GET",
      path: "/referrals/export",
      requestFormat: "json",
      parameters: {
            query:  Partial<{ status: string, partner_id: number, assigned_to: number, province_code: ("AB" | "BC" | "MB" | "NB" | "NL" | "NS" | "NT" | "NU" | "ON" | "PE" | "QC" | "SK" | "YT"), is_overdue: boolean, has_matches: boolean, search: string, received_from: string, received_to: string, sandbox: boolean }>,
        
        
        
          }
      responses: {200: unknown,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Set by the deployment’s environment.
 * 
 * For `staff_admin`.
 */
export type get_GetReferralSettings = {
      method: "GET",
      path: "/referral-settings",
      requestFormat: "json",
      parameters: never,
      responses: {200: Schemas.ReferralSettings,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * With its evidence, its history and its likely duplicates.
 * 
 * For `staff_admin`, `staff_clinician`.
 */
export type get_GetReferral = {
      method: "GET",
      path: "/referrals/{id}",
      requestFormat: "json",
      parameters: {
            
        path:  {id: string,
},
        
        
          }
      responses: {200: Schemas.ReferralCase,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Fields that are not sent stay. Likely duplicates are looked for again.
 * 
 * For `staff_admin`, `staff_clinician`.
 * 
 * Refuses, in this order, with `referral_changed`, `referral_erased`.
 */
export type patch_CorrectReferral = {
      method: "PATCH",
      path: "/referrals/{id}",
      requestFormat: "json",
      parameters: {
            
        path:  {id: string,
},
        
        body:  Schemas.CorrectReferralRequest,
          }
      responses: {200: Schemas.ReferralCase,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * All records, those of merged referrals included.
 * 
 * For `staff_admin`, `staff_clinician`.
 */
export type get_GetReferralEvidence = {
      method: "GET",
      path: "/referrals/{id}/evidence",
      requestFormat: "json",
      parameters: {
            
        path:  {id: string,
},
        
        
          }
      responses: {200: unknown,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Accept (`acknowledged`), `rejected`, `out_of_area`, merge (`duplicate`), log a contact attempt
 * (`contact_attempted`), `appointment_booked`, a missed appointment (`contact_attempted` from there), a session
 * (`counselled`), `unable_to_contact`, `closed`, `withdrawn` at the person’s wish, and, for administrators, reopen
 * (`acknowledged`).
 * 
 * For `staff_admin`, `staff_clinician`.
 * 
 * Refuses, in this order, with `referral_changed`, `move_not_allowed`, `outcome_required`, `reason_required`, `note_required`, `referral_erased`, `appointment_required`, `contact_required`, `survivor_unknown`, `merge_into_itself`, `too_few_contact_attempts`.
 */
export type post_MoveReferral = {
      method: "POST",
      path: "/referrals/{id}/moves",
      requestFormat: "json",
      parameters: {
            
        path:  {id: string,
},
        header:  Partial<{ "Idempotency-Key": string }>,
        body:  Schemas.MoveReferralRequest,
          }
      responses: {200: Schemas.ReferralCase,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * To another date; it stays booked.
 * 
 * For `staff_admin`, `staff_clinician`.
 * 
 * Refuses, in this order, with `referral_changed`, `move_not_allowed`.
 */
export type post_MoveReferralAppointment = {
      method: "POST",
      path: "/referrals/{id}/appointment",
      requestFormat: "json",
      parameters: {
            
        path:  {id: string,
},
        header:  Partial<{ "Idempotency-Key": string }>,
        body:  Schemas.MoveAppointmentRequest,
          }
      responses: {200: Schemas.ReferralCase,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * For the staff only.
 * 
 * For `staff_admin`, `staff_clinician`.
 * 
 * Refuses, in this order, with `referral_erased`.
 */
export type post_NoteReferral = {
      method: "POST",
      path: "/referrals/{id}/notes",
      requestFormat: "json",
      parameters: {
            
        path:  {id: string,
},
        header:  Partial<{ "Idempotency-Key": string }>,
        body:  Schemas.NoteRequest,
          }
      responses: {200: Schemas.ReferralCase,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Or, with null, to nobody.
 * 
 * For `staff_admin`, `staff_clinician`.
 * 
 * Refuses, in this order, with `assignee_unknown`.
 */
export type post_AssignReferral = {
      method: "POST",
      path: "/referrals/{id}/assign",
      requestFormat: "json",
      parameters: {
            
        path:  {id: string,
},
        header:  Partial<{ "Idempotency-Key": string }>,
        body:  Schemas.AssignRequest,
          }
      responses: {200: Schemas.ReferralCase,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Confirmed on the first call, say, or taken back. Nothing is ever changed.
 * 
 * For `staff_admin`, `staff_clinician`.
 * 
 * Refuses, in this order, with `referral_erased`, `consent_in_future`.
 */
export type post_AppendReferralConsent = {
      method: "POST",
      path: "/referrals/{id}/consents",
      requestFormat: "json",
      parameters: {
            
        path:  {id: string,
},
        header:  Partial<{ "Idempotency-Key": string }>,
        body:  Schemas.AppendConsentRequest,
          }
      responses: {200: Schemas.ReferralCase,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * The mark does not come back for this pair.
 * 
 * For `staff_admin`, `staff_clinician`.
 */
export type post_DismissReferralMatch = {
      method: "POST",
      path: "/referrals/{id}/not-duplicate",
      requestFormat: "json",
      parameters: {
            
        path:  {id: string,
},
        header:  Partial<{ "Idempotency-Key": string }>,
        body:  Schemas.DismissMatchRequest,
          }
      responses: {200: Schemas.ReferralCase,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * For ever, also of what was merged into it. Id, partner, states and times stay.
 * 
 * For `staff_admin`.
 * 
 * Refuses, in this order, with `referral_erased`.
 */
export type post_EraseReferral = {
      method: "POST",
      path: "/referrals/{id}/erase",
      requestFormat: "json",
      parameters: {
            
        path:  {id: string,
},
        header:  Partial<{ "Idempotency-Key": string }>,
        body:  Schemas.EraseRequest,
          }
      responses: {200: Schemas.ReferralCase,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * By name.
 * 
 * For `staff_admin`, `staff_clinician`.
 */
export type get_ListReferralPartners = {
      method: "GET",
      path: "/referral-partners",
      requestFormat: "json",
      parameters: {
            query:  Partial<{ search: string, page: number, per_page: number }>,
        
        
        
          }
      responses: {200: Schemas.ReferralPartnerListResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Its identifier is given once and never changes.
 * 
 * For `staff_admin`.
 * 
 * Refuses, in this order, with `identifier_taken`, `partner_organisation_unknown`.
 */
export type post_CreateReferralPartner = {
      method: "POST",
      path: "/referral-partners",
      requestFormat: "json",
      parameters: {
            
        
        header:  Partial<{ "Idempotency-Key": string }>,
        body:  Schemas.CreatePartnerRequest,
          }
      responses: {201: Schemas.ReferralPartner,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Suspended ones included.
 * 
 * For `staff_admin`, `staff_clinician`.
 */
export type get_GetReferralPartner = {
      method: "GET",
      path: "/referral-partners/{id}",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        
        
          }
      responses: {200: Schemas.ReferralPartner,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Fields that are not sent stay.
 * 
 * For `staff_admin`.
 * 
 * Refuses, in this order, with `partner_organisation_unknown`.
 */
export type patch_EditReferralPartner = {
      method: "PATCH",
      path: "/referral-partners/{id}",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        
        body:  Schemas.EditPartnerRequest,
          }
      responses: {200: Schemas.ReferralPartner,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Its keys stop with the next request; what it sent stays in the queue.
 * 
 * For `staff_admin`.
 */
export type post_SuspendReferralPartner = {
      method: "POST",
      path: "/referral-partners/{id}/suspend",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        header:  Partial<{ "Idempotency-Key": string }>,
        
          }
      responses: {200: Schemas.ReferralPartner,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Its keys work again with the next request.
 * 
 * For `staff_admin`.
 */
export type post_ReactivateReferralPartner = {
      method: "POST",
      path: "/referral-partners/{id}/reactivate",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        header:  Partial<{ "Idempotency-Key": string }>,
        
          }
      responses: {200: Schemas.ReferralPartner,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * All of them, the newest first.
 * 
 * For `staff_admin`.
 */
export type get_ListReferralKeys = {
      method: "GET",
      path: "/referral-partners/{id}/keys",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        
        
          }
      responses: {200: Schemas.ReferralKeys,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Shown once. A partner has two live ones at most.
 * 
 * For `staff_admin`.
 * 
 * Refuses, in this order, with `too_many_keys`.
 */
export type post_CreateReferralKey = {
      method: "POST",
      path: "/referral-partners/{id}/keys",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        header:  Partial<{ "Idempotency-Key": string }>,
        body:  Schemas.CreateReferralKeyRequest,
          }
      responses: {201: Schemas.NewReferralKey,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * The new one is shown once; the old one goes on for a while.
 * 
 * For `staff_admin`.
 * 
 * Refuses, in this order, with `key_ended`, `too_many_keys`.
 */
export type post_RotateReferralKey = {
      method: "POST",
      path: "/referral-partners/{id}/keys/{keyId}/rotate",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
keyId: number,
},
        header:  Partial<{ "Idempotency-Key": string }>,
        body:  Schemas.RotateReferralKeyRequest,
          }
      responses: {201: Schemas.NewReferralKey,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * For ever, from the next request.
 * 
 * For `staff_admin`.
 */
export type delete_RevokeReferralKey = {
      method: "DELETE",
      path: "/referral-partners/{id}/keys/{keyId}",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
keyId: number,
},
        
        
          }
      responses: {200: Schemas.ReferralKey,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * With when they were last used.
 * 
 * For `agency_owner`.
 */
export type get_ListOwnReferralKeys = {
      method: "GET",
      path: "/own-referral-keys",
      requestFormat: "json",
      parameters: never,
      responses: {200: Schemas.ReferralKeys,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Shown once. A partner has two live ones at most.
 * 
 * For `agency_owner`.
 * 
 * Refuses, in this order, with `partner_unknown`, `too_many_keys`.
 */
export type post_CreateOwnReferralKey = {
      method: "POST",
      path: "/own-referral-keys",
      requestFormat: "json",
      parameters: {
            
        
        header:  Partial<{ "Idempotency-Key": string }>,
        body:  Schemas.CreateOwnReferralKeyRequest,
          }
      responses: {201: Schemas.NewReferralKey,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * For ever, from the next request.
 * 
 * For `agency_owner`.
 */
export type delete_RevokeOwnReferralKey = {
      method: "DELETE",
      path: "/own-referral-keys/{keyId}",
      requestFormat: "json",
      parameters: {
            
        path:  {keyId: number,
},
        
        
          }
      responses: {200: Schemas.ReferralKey,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Usually one, often none.
 * 
 * For `agency_owner`, `agency_admin`, `agency_manager`, `agency_viewer`.
 */
export type get_ListOwnReferralPartners = {
      method: "GET",
      path: "/own-referral-partners",
      requestFormat: "json",
      parameters: never,
      responses: {200: Schemas.OwnReferralPartners,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * The newest first.
 * 
 * For `agency_owner`, `agency_admin`, `agency_manager`, `agency_viewer`.
 */
export type get_ListOwnReferrals = {
      method: "GET",
      path: "/own-referrals",
      requestFormat: "json",
      parameters: {
            query:  Partial<{ status: ("received" | "acknowledged" | "contact_attempted" | "appointment_booked" | "counselled" | "closed" | "duplicate" | "rejected" | "withdrawn" | "unable_to_contact" | "out_of_area"), external_reference: string, received_from: string, received_to: string, page: number, per_page: number }>,
        
        
        
          }
      responses: {200: Schemas.OwnReferralListResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * By the rules of the API; the identifier is filled in.
 * 
 * For `agency_owner`.
 * 
 * Refuses, in this order, with `partner_unknown`, `partner_suspended`.
 */
export type post_SubmitReferral = {
      method: "POST",
      path: "/own-referrals",
      requestFormat: "json",
      parameters: {
            
        
        header:  Partial<{ "Idempotency-Key": string }>,
        body:  {
  /**
   * First name.
   */
  first_name: string;
  /**
   * Last name.
   */
  last_name: string;
  /**
   * E.164 with country code.
   */
  phone_number: string;
  /**
   * E-mail address.
   */
  email_address: string;
  /**
   * City, free text.
   */
  city: string;
  /**
   * Province or territory, free text.
   */
  province: string;
  notes?: string | undefined;
  external_reference?: string | undefined;
  language?: string | undefined;
  consent?: Schemas.ReferralConsent | undefined;
  partner_id?: number | undefined;
},
          }
      responses: {201: Schemas.SubmittedReferral,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * As you see them, the newest first, at most 50,000 rows. The trail tells who took it.
 * 
 * For `agency_owner`.
 * 
 * Refuses, in this order, with `export_too_large`.
 */
export type get_ExportOwnReferrals = {
      method: "GET",
      path: "/own-referrals/export",
      requestFormat: "json",
      parameters: {
            query:  Partial<{ status: ("received" | "acknowledged" | "contact_attempted" | "appointment_booked" | "counselled" | "closed" | "duplicate" | "rejected" | "withdrawn" | "unable_to_contact" | "out_of_area"), external_reference: string, received_from: string, received_to: string, sandbox: boolean }>,
        
        
        
          }
      responses: {200: unknown,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * As you may see it.
 * 
 * For `agency_owner`, `agency_admin`, `agency_manager`, `agency_viewer`.
 */
export type get_GetOwnReferral = {
      method: "GET",
      path: "/own-referrals/{id}",
      requestFormat: "json",
      parameters: {
            
        path:  {id: string,
},
        
        
          }
      responses: {200: Schemas.OwnReferral,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Until the agency has tried to reach the person.
 * 
 * For `agency_owner`.
 * 
 * Refuses, in this order, with `cannot_withdraw`.
 */
export type post_WithdrawOwnReferral = {
      method: "POST",
      path: "/own-referrals/{id}/withdraw",
      requestFormat: "json",
      parameters: {
            
        path:  {id: string,
},
        header:  Partial<{ "Idempotency-Key": string }>,
        body:  Schemas.WithdrawOwnReferralRequest,
          }
      responses: {200: Schemas.OwnReferral,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * What is ahead for your organisation, and counts of what needs somebody.
 * 
 * For `agency_owner`, `agency_admin`, `agency_manager`, `agency_viewer`.
 */
export type get_GetAgencyHome = {
      method: "GET",
      path: "/agency-home",
      requestFormat: "json",
      parameters: never,
      responses: {200: Schemas.AgencyHome,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Of all products, each with its last 24 hours; and what can be listened to.
 * 
 * For `staff_admin`, `agency_owner`, `agency_admin`.
 */
export type get_ListWebhooks = {
      method: "GET",
      path: "/organisations/{id}/webhooks",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        
        
          }
      responses: {200: Schemas.Webhooks,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * From now on the events it names are posted to it. Its secret is shown this once.
 * 
 * For `staff_admin`, `agency_owner`, `agency_admin`.
 * 
 * Refuses, in this order, with `url_not_allowed`, `endpoint_limit_reached`.
 */
export type post_CreateWebhook = {
      method: "POST",
      path: "/organisations/{id}/webhooks/{product}",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
product: ("practical-training" | "virtual-bls"),
},
        header:  Partial<{ "Idempotency-Key": string }>,
        body:  Schemas.RegisterWebhookRequest,
          }
      responses: {201: Schemas.WebhookWithSecret,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * What is left out stays. `is_active` false stops pending retries; true forgets earlier failures.
 * 
 * For `staff_admin`, `agency_owner`, `agency_admin`.
 * 
 * Refuses, in this order, with `url_not_allowed`.
 */
export type patch_EditWebhook = {
      method: "PATCH",
      path: "/organisations/{id}/webhooks/{product}/{endpointId}",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
product: ("practical-training" | "virtual-bls"),
endpointId: number,
},
        
        body:  Schemas.EditWebhookRequest,
          }
      responses: {200: Schemas.Webhook,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Nothing more is sent to it, pending retries included.
 * 
 * For `staff_admin`, `agency_owner`, `agency_admin`.
 */
export type delete_DeleteWebhook = {
      method: "DELETE",
      path: "/organisations/{id}/webhooks/{product}/{endpointId}",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
product: ("practical-training" | "virtual-bls"),
endpointId: number,
},
        
        
          }
      responses: {200: Schemas.WebhookDeleted,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * The old one stops at once: pending retries are signed with the new one, shown this once.
 * 
 * For `staff_admin`, `agency_owner`, `agency_admin`.
 */
export type post_RotateWebhookSecret = {
      method: "POST",
      path: "/organisations/{id}/webhooks/{product}/{endpointId}/rotate-secret",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
product: ("practical-training" | "virtual-bls"),
endpointId: number,
},
        header:  Partial<{ "Idempotency-Key": string }>,
        
          }
      responses: {200: Schemas.WebhookWithSecret,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * `webhook.test`, whatever it listens to: one attempt, and a failure does not count.
 * 
 * For `staff_admin`, `agency_owner`, `agency_admin`.
 * 
 * Refuses, in this order, with `endpoint_inactive`.
 */
export type post_TestWebhook = {
      method: "POST",
      path: "/organisations/{id}/webhooks/{product}/{endpointId}/test",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
product: ("practical-training" | "virtual-bls"),
endpointId: number,
},
        header:  Partial<{ "Idempotency-Key": string }>,
        
          }
      responses: {202: Schemas.WebhookTest,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Every attempt, the newest first. Kept for 30 days by default.
 * 
 * For `staff_admin`, `agency_owner`, `agency_admin`.
 */
export type get_ListWebhookDeliveries = {
      method: "GET",
      path: "/organisations/{id}/webhooks/{product}/{endpointId}/deliveries",
      requestFormat: "json",
      parameters: {
            query:  Partial<{ page: number, per_page: number, status: ("pending" | "success" | "failed"), event: string }>,
        path:  {id: number,
product: ("practical-training" | "virtual-bls"),
endpointId: number,
},
        
        
          }
      responses: {200: Schemas.WebhookAttemptListResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * What was sent and answered.
 * 
 * For `staff_admin`, `agency_owner`, `agency_admin`.
 */
export type get_GetWebhookDelivery = {
      method: "GET",
      path: "/organisations/{id}/webhooks/{product}/{endpointId}/deliveries/{deliveryId}",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
product: ("practical-training" | "virtual-bls"),
endpointId: number,
deliveryId: number,
},
        
        
          }
      responses: {200: Schemas.WebhookAttemptInFull,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * The same event id and body in a new attempt.
 * 
 * For `staff_admin`, `agency_owner`, `agency_admin`.
 * 
 * Refuses, in this order, with `endpoint_inactive`.
 */
export type post_ResendWebhookDelivery = {
      method: "POST",
      path: "/organisations/{id}/webhooks/{product}/{endpointId}/deliveries/{deliveryId}/resend",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
product: ("practical-training" | "virtual-bls"),
endpointId: number,
deliveryId: number,
},
        header:  Partial<{ "Idempotency-Key": string }>,
        
          }
      responses: {202: Schemas.WebhookResent,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Of those the endpoint listens to. `failed` and `never_sent` are what it missed.
 * 
 * For `staff_admin`, `agency_owner`, `agency_admin`.
 */
export type get_CountWebhookEvents = {
      method: "GET",
      path: "/organisations/{id}/webhooks/{product}/{endpointId}/event-counts",
      requestFormat: "json",
      parameters: {
            query:  {from: unknown,
to?: unknown | undefined,
},
        path:  {id: number,
product: ("practical-training" | "virtual-bls"),
endpointId: number,
},
        
        
          }
      responses: {200: Schemas.WebhookEventCounts,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Those that never arrived, or with `all` also those that did; at most 10,000.
 * 
 * For `staff_admin`, `agency_owner`, `agency_admin`.
 * 
 * Refuses, in this order, with `endpoint_inactive`, `resend_too_large`.
 */
export type post_ResendWebhookEvents = {
      method: "POST",
      path: "/organisations/{id}/webhooks/{product}/{endpointId}/resend",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
product: ("practical-training" | "virtual-bls"),
endpointId: number,
},
        header:  Partial<{ "Idempotency-Key": string }>,
        body:  Schemas.ResendWebhookEventsRequest,
          }
      responses: {202: Schemas.WebhookEventsResent,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Counts of what is on and of what needs somebody.
 * 
 * For `staff_admin`.
 */
export type get_GetStaffHome = {
      method: "GET",
      path: "/staff-home",
      requestFormat: "json",
      parameters: never,
      responses: {200: Schemas.StaffHome,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Newest first, page by page from `next`. People of an organisation see its own. Names are today’s; the entries themselves never change.
 * 
 * For `staff_admin`, `agency_owner`, `agency_admin`.
 */
export type get_ListAuditEntries = {
      method: "GET",
      path: "/audit-entries",
      requestFormat: "json",
      parameters: {
            query:  Partial<{ organisation_id: number, actor_kind: ("api_key" | "member" | "staff" | "candidate" | "system"), actor_id: number, action: string, subject_kind: string, subject_id: number, date_from: string, date_to: string, after: string, per_page: number }>,
        
        
        
          }
      responses: {200: Schemas.AuditEntries,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * With the list’s filters, the newest first, at most 50,000 rows. The trail tells who took it.
 * 
 * For `staff_admin`, `agency_owner`, `agency_admin`.
 * 
 * Refuses, in this order, with `not_found`, `export_too_large`.
 */
export type get_ExportAuditEntries = {
      method: "GET",
      path: "/audit-entries/export",
      requestFormat: "json",
      parameters: {
            query:  Partial<{ organisation_id: number, actor_kind: ("api_key" | "member" | "staff" | "candidate" | "system"), actor_id: number, action: string, subject_kind: string, subject_id: number, date_from: string, date_to: string }>,
        
        
        
          }
      responses: {200: unknown,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Computes the hash of every entry anew. A trail that somebody changed behind the platform’s back does not add up. People of an organisation check its own.
 * 
 * For `staff_admin`, `agency_owner`, `agency_admin`.
 * 
 * Refuses, in this order, with `not_found`.
 */
export type post_VerifyAuditTrail = {
      method: "POST",
      path: "/audit-entries/verify",
      requestFormat: "json",
      parameters: {
            
        
        header:  Partial<{ "Idempotency-Key": string }>,
        body:  Schemas.VerifyAuditTrailRequest,
          }
      responses: {200: Schemas.AuditVerification,
400: Schemas.ErrorResponse,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
413: Schemas.ErrorResponse,
415: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * The queue, webhooks, mails, the database, workers and versions. Holds no personal data.
 * 
 * For `staff_admin`.
 */
export type get_GetSystemHealth = {
      method: "GET",
      path: "/system-health",
      requestFormat: "json",
      parameters: never,
      responses: {200: Schemas.SystemHealth,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * Now, with all its attempts anew.
 * 
 * For `staff_admin`.
 * 
 * Refuses, in this order, with `job_is_running`.
 */
export type post_RetryJob = {
      method: "POST",
      path: "/system-health/jobs/{id}/retry",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        header:  Partial<{ "Idempotency-Key": string }>,
        
          }
      responses: {200: Schemas.SystemHealth,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * It stays in the list of failed ones, and can still be run again.
 * 
 * For `staff_admin`.
 * 
 * Refuses, in this order, with `job_is_running`.
 */
export type post_GiveUpJob = {
      method: "POST",
      path: "/system-health/jobs/{id}/give-up",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        header:  Partial<{ "Idempotency-Key": string }>,
        
          }
      responses: {200: Schemas.SystemHealth,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }
/**
 * One that bounced or was given up. What is no longer true is not sent.
 * 
 * For `staff_admin`.
 * 
 * Refuses, in this order, with `mail_not_failed`.
 */
export type post_RetryMail = {
      method: "POST",
      path: "/system-health/mails/{id}/retry",
      requestFormat: "json",
      parameters: {
            
        path:  {id: number,
},
        header:  Partial<{ "Idempotency-Key": string }>,
        
          }
      responses: {200: Schemas.SystemHealth,
401: Schemas.ErrorResponse,
403: Schemas.ErrorResponse,
404: Schemas.ErrorResponse,
409: Schemas.ErrorResponse,
422: Schemas.ValidationErrorResponse,
429: Schemas.ErrorResponse,
500: Schemas.ErrorResponse,
},
      
    }

  // </Endpoints>
  }
  
  
  
     // <EndpointByMethod>
     export type EndpointByMethod = {
     post: {
           "/session": Endpoints.post_CreateSession,
"/password-links": Endpoints.post_CreatePasswordLink,
"/password-links/read": Endpoints.post_ReadPasswordLink,
"/password-links/use": Endpoints.post_SetPasswordByLink,
"/me/totp": Endpoints.post_EnrolTotp,
"/me/totp/confirm": Endpoints.post_ConfirmTotp,
"/me/recovery-codes": Endpoints.post_IssueRecoveryCodes,
"/me/totp/disable": Endpoints.post_DisableTotp,
"/me/sessions/end-others": Endpoints.post_EndOtherSessions,
"/people": Endpoints.post_CreateStaff,
"/people/{id}/deactivate": Endpoints.post_DeactivatePerson,
"/people/{id}/reactivate": Endpoints.post_ReactivatePerson,
"/people/{id}/resend-invitation": Endpoints.post_ResendInvitation,
"/people/{id}/reset-totp": Endpoints.post_ResetTotp,
"/organisations/{id}/members": Endpoints.post_CreateMember,
"/organisations/{id}/members/{memberId}/deactivate": Endpoints.post_DeactivateMember,
"/organisations/{id}/members/{memberId}/reactivate": Endpoints.post_ReactivateMember,
"/organisations/{id}/members/{memberId}/resend-invitation": Endpoints.post_ResendMemberInvitation,
"/organisations": Endpoints.post_CreateOrganisation,
"/organisations/{id}/suspend": Endpoints.post_SuspendOrganisation,
"/organisations/{id}/reactivate": Endpoints.post_ReactivateOrganisation,
"/organisations/{id}/api-keys": Endpoints.post_CreateApiKey,
"/organisations/{id}/credits": Endpoints.post_AddCredits,
"/organisations/{id}/top-ups": Endpoints.post_AddMoney,
"/organisations/{id}/corrections": Endpoints.post_CorrectWallet,
"/organisations/{id}/card-top-ups": Endpoints.post_StartCardTopUp,
"/courses": Endpoints.post_CreateCourse,
"/locations": Endpoints.post_CreateLocation,
"/trainers": Endpoints.post_CreateTrainer,
"/training-events": Endpoints.post_CreateTrainingEvent,
"/training-events/{id}/publish": Endpoints.post_PublishTrainingEvent,
"/training-events/{id}/cancel": Endpoints.post_CancelTrainingEvent,
"/training-events/{id}/move": Endpoints.post_MoveTrainingEvent,
"/training-events/clashes": Endpoints.post_FindTrainingEventClashes,
"/training-events/series": Endpoints.post_CreateTrainingEventSeries,
"/training-events/discard-drafts": Endpoints.post_DiscardTrainingEventDrafts,
"/organisations/{id}/bookings": Endpoints.post_CreateBooking,
"/bookings/{id}/reschedule": Endpoints.post_RescheduleBooking,
"/bookings/{id}/cancel": Endpoints.post_CancelBooking,
"/bookings/{id}/review": Endpoints.post_DecideReview,
"/bookings/{id}/invoice-payment": Endpoints.post_RecordInvoicePayment,
"/open-events/{id}/holds": Endpoints.post_HoldSeats,
"/seat-holds/release": Endpoints.post_ReleaseSeats,
"/held-seats/book": Endpoints.post_BookHeldSeat,
"/open-slots/hold": Endpoints.post_HoldSlot,
"/slot-holds/release": Endpoints.post_ReleaseSlots,
"/held-slots/book": Endpoints.post_BookHeldSlot,
"/invites": Endpoints.post_CreateInvite,
"/invites/{id}/resend": Endpoints.post_ResendInvite,
"/invites/{id}/withdraw": Endpoints.post_WithdrawInvite,
"/interviewers": Endpoints.post_CreateInterviewer,
"/organisations/{id}/interviews": Endpoints.post_CreateInterview,
"/interviews/{id}/move": Endpoints.post_MoveInterview,
"/interviews/{id}/cancel": Endpoints.post_CancelInterview,
"/interviews/{id}/complete": Endpoints.post_CompleteInterview,
"/interviews/{id}/no-show": Endpoints.post_RecordInterviewNoShow,
"/interviews/{id}/correct": Endpoints.post_CorrectInterview,
"/organisations/{id}/virtual-bls-bookings": Endpoints.post_CreateRemoteBooking,
"/virtual-bls/bookings/{id}/reschedule": Endpoints.post_RescheduleRemoteBooking,
"/virtual-bls/bookings/{id}/cancel": Endpoints.post_CancelRemoteBooking,
"/virtual-bls/bookings/{id}/invoice-payment": Endpoints.post_RecordRemoteInvoicePayment,
"/virtual-bls/kits": Endpoints.post_RegisterKit,
"/virtual-bls/bookings/{id}/kits": Endpoints.post_ScanKitOut,
"/virtual-bls/kits/return": Endpoints.post_ScanKitIn,
"/virtual-bls/bookings/{id}/kit-waiver": Endpoints.post_WaiveKit,
"/virtual-bls/kit-loans/{id}/undo-sending": Endpoints.post_UndoKitSending,
"/virtual-bls/kit-loans/{id}/undo-return": Endpoints.post_UndoKitReturn,
"/virtual-bls/trainers/{id}/exceptions": Endpoints.post_AddDayException,
"/virtual-bls/courses": Endpoints.post_CreateRemoteCourse,
"/referrals": Endpoints.post_EnterReferral,
"/referrals/{id}/moves": Endpoints.post_MoveReferral,
"/referrals/{id}/appointment": Endpoints.post_MoveReferralAppointment,
"/referrals/{id}/notes": Endpoints.post_NoteReferral,
"/referrals/{id}/assign": Endpoints.post_AssignReferral,
"/referrals/{id}/consents": Endpoints.post_AppendReferralConsent,
"/referrals/{id}/not-duplicate": Endpoints.post_DismissReferralMatch,
"/referrals/{id}/erase": Endpoints.post_EraseReferral,
"/referral-partners": Endpoints.post_CreateReferralPartner,
"/referral-partners/{id}/suspend": Endpoints.post_SuspendReferralPartner,
"/referral-partners/{id}/reactivate": Endpoints.post_ReactivateReferralPartner,
"/referral-partners/{id}/keys": Endpoints.post_CreateReferralKey,
"/referral-partners/{id}/keys/{keyId}/rotate": Endpoints.post_RotateReferralKey,
"/own-referral-keys": Endpoints.post_CreateOwnReferralKey,
"/own-referrals": Endpoints.post_SubmitReferral,
"/own-referrals/{id}/withdraw": Endpoints.post_WithdrawOwnReferral,
"/organisations/{id}/webhooks/{product}": Endpoints.post_CreateWebhook,
"/organisations/{id}/webhooks/{product}/{endpointId}/rotate-secret": Endpoints.post_RotateWebhookSecret,
"/organisations/{id}/webhooks/{product}/{endpointId}/test": Endpoints.post_TestWebhook,
"/organisations/{id}/webhooks/{product}/{endpointId}/deliveries/{deliveryId}/resend": Endpoints.post_ResendWebhookDelivery,
"/organisations/{id}/webhooks/{product}/{endpointId}/resend": Endpoints.post_ResendWebhookEvents,
"/audit-entries/verify": Endpoints.post_VerifyAuditTrail,
"/system-health/jobs/{id}/retry": Endpoints.post_RetryJob,
"/system-health/jobs/{id}/give-up": Endpoints.post_GiveUpJob,
"/system-health/mails/{id}/retry": Endpoints.post_RetryMail
         },
get: {
           "/session": Endpoints.get_GetSession,
"/me/recovery-codes": Endpoints.get_CountRecoveryCodes,
"/me/sessions": Endpoints.get_ListOwnSessions,
"/people": Endpoints.get_ListPeople,
"/people/{id}": Endpoints.get_GetPerson,
"/organisations/{id}/members": Endpoints.get_ListMembers,
"/organisations": Endpoints.get_ListOrganisations,
"/organisations/{id}": Endpoints.get_GetOrganisation,
"/organisations/{id}/api-keys": Endpoints.get_ListApiKeys,
"/organisations/{id}/course-rates": Endpoints.get_ListCourseRates,
"/organisations/{id}/wallet": Endpoints.get_GetWallet,
"/organisations/{id}/transactions": Endpoints.get_ListWalletTransactions,
"/organisations/{id}/wallet/trend": Endpoints.get_GetWalletTrend,
"/organisations/{id}/statement/csv": Endpoints.get_GetStatementCsv,
"/organisations/{id}/statement/pdf": Endpoints.get_GetStatementPdf,
"/organisations/{id}/card-top-ups": Endpoints.get_ListCardTopUps,
"/organisations/{id}/card-top-ups/{topUpId}": Endpoints.get_GetCardTopUp,
"/invoices": Endpoints.get_ListInvoices,
"/organisations/{id}/invoice-totals": Endpoints.get_GetInvoiceTotals,
"/invoices/{id}": Endpoints.get_GetInvoice,
"/invoices/{id}/pdf": Endpoints.get_GetInvoicePdf,
"/invoices/{id}/credit-note": Endpoints.get_GetCreditNotePdf,
"/courses": Endpoints.get_ListCourses,
"/courses/{id}": Endpoints.get_GetCourse,
"/locations": Endpoints.get_ListLocations,
"/locations/{id}": Endpoints.get_GetLocation,
"/trainers": Endpoints.get_ListTrainers,
"/trainers/{id}": Endpoints.get_GetTrainer,
"/training-events": Endpoints.get_ListTrainingEvents,
"/training-events/{id}": Endpoints.get_GetTrainingEvent,
"/training-events/{id}/consequences": Endpoints.get_GetTrainingEventConsequences,
"/training-events/{id}/bookings": Endpoints.get_ListTrainingEventBookings,
"/bookings": Endpoints.get_ListBookings,
"/bookings/export": Endpoints.get_ExportBookings,
"/bookings/{id}": Endpoints.get_GetBooking,
"/bookings/{id}/history": Endpoints.get_GetBookingHistory,
"/bookings/{id}/cancellation": Endpoints.get_GetBookingCancellation,
"/bookings/{id}/other-dates": Endpoints.get_ListOtherDates,
"/booking-choices": Endpoints.get_ListBookingChoices,
"/booking-means": Endpoints.get_GetBookingMeans,
"/open-events": Endpoints.get_ListOpenEvents,
"/open-places": Endpoints.get_ListOpenPlaces,
"/open-events/{id}": Endpoints.get_GetOpenEvent,
"/open-slots": Endpoints.get_ListOpenSlots,
"/invites": Endpoints.get_ListInvites,
"/invites/{id}": Endpoints.get_GetInvite,
"/certificates": Endpoints.get_ListCertificates,
"/certificates/counts": Endpoints.get_CountCertificates,
"/certificates/archive": Endpoints.get_GetCertificateArchive,
"/certificates/{id}/pdf": Endpoints.get_GetCertificatePdf,
"/interviewers": Endpoints.get_ListInterviewers,
"/interviews": Endpoints.get_ListInterviews,
"/interviews/{id}": Endpoints.get_GetInterview,
"/virtual-bls/bookings": Endpoints.get_ListRemoteBookings,
"/virtual-bls/bookings/{id}": Endpoints.get_GetRemoteBooking,
"/virtual-bls/bookings/{id}/history": Endpoints.get_GetRemoteBookingHistory,
"/virtual-bls/bookings/{id}/cancellation": Endpoints.get_GetRemoteBookingCancellation,
"/virtual-bls/slots": Endpoints.get_ListRemoteSlots,
"/virtual-bls/kits": Endpoints.get_ListKits,
"/virtual-bls/kit-board": Endpoints.get_GetKitBoard,
"/virtual-bls/trainers": Endpoints.get_ListRemoteTrainers,
"/virtual-bls/trainers/{id}": Endpoints.get_GetAvailability,
"/virtual-bls/courses": Endpoints.get_ListRemoteCourses,
"/virtual-bls/courses/{id}": Endpoints.get_GetRemoteCourse,
"/virtual-bls/rules": Endpoints.get_GetRemoteRules,
"/referrals": Endpoints.get_ListReferrals,
"/referrals/counts": Endpoints.get_CountReferrals,
"/referrals/export": Endpoints.get_ExportReferrals,
"/referral-settings": Endpoints.get_GetReferralSettings,
"/referrals/{id}": Endpoints.get_GetReferral,
"/referrals/{id}/evidence": Endpoints.get_GetReferralEvidence,
"/referral-partners": Endpoints.get_ListReferralPartners,
"/referral-partners/{id}": Endpoints.get_GetReferralPartner,
"/referral-partners/{id}/keys": Endpoints.get_ListReferralKeys,
"/own-referral-keys": Endpoints.get_ListOwnReferralKeys,
"/own-referral-partners": Endpoints.get_ListOwnReferralPartners,
"/own-referrals": Endpoints.get_ListOwnReferrals,
"/own-referrals/export": Endpoints.get_ExportOwnReferrals,
"/own-referrals/{id}": Endpoints.get_GetOwnReferral,
"/agency-home": Endpoints.get_GetAgencyHome,
"/organisations/{id}/webhooks": Endpoints.get_ListWebhooks,
"/organisations/{id}/webhooks/{product}/{endpointId}/deliveries": Endpoints.get_ListWebhookDeliveries,
"/organisations/{id}/webhooks/{product}/{endpointId}/deliveries/{deliveryId}": Endpoints.get_GetWebhookDelivery,
"/organisations/{id}/webhooks/{product}/{endpointId}/event-counts": Endpoints.get_CountWebhookEvents,
"/staff-home": Endpoints.get_GetStaffHome,
"/audit-entries": Endpoints.get_ListAuditEntries,
"/audit-entries/export": Endpoints.get_ExportAuditEntries,
"/system-health": Endpoints.get_GetSystemHealth
         },
delete: {
           "/session": Endpoints.delete_DeleteSession,
"/me/sessions/{id}": Endpoints.delete_EndOwnSession,
"/organisations/{id}/api-keys/{keyId}": Endpoints.delete_DeactivateApiKey,
"/organisations/{id}/course-rates/{courseId}": Endpoints.delete_RemoveCourseRate,
"/virtual-bls/trainers/{id}/exceptions/{exceptionId}": Endpoints.delete_RemoveDayException,
"/referral-partners/{id}/keys/{keyId}": Endpoints.delete_RevokeReferralKey,
"/own-referral-keys/{keyId}": Endpoints.delete_RevokeOwnReferralKey,
"/organisations/{id}/webhooks/{product}/{endpointId}": Endpoints.delete_DeleteWebhook
         },
put: {
           "/me/password": Endpoints.put_ChangeOwnPassword,
"/organisations/{id}/products": Endpoints.put_SetOrganisationProducts,
"/organisations/{id}/course-rates/{courseId}": Endpoints.put_SetCourseRate,
"/training-events/{id}/capacity": Endpoints.put_SetTrainingEventCapacity,
"/training-events/{id}/visibility": Endpoints.put_SetTrainingEventVisibility,
"/bookings/{id}/attendance": Endpoints.put_MarkAttendance,
"/interviews/{id}/interviewer": Endpoints.put_AssignInterviewer,
"/interviews/{id}/notes": Endpoints.put_NoteInterview,
"/virtual-bls/bookings/{id}/outcome": Endpoints.put_MarkRemoteBooking,
"/virtual-bls/kit-loans/{id}/due-date": Endpoints.put_SetKitDueDate,
"/virtual-bls/trainers/{id}": Endpoints.put_SetRemoteTrainer,
"/virtual-bls/trainers/{id}/room": Endpoints.put_SetVideoRoom,
"/virtual-bls/trainers/{id}/courses": Endpoints.put_SetRemoteCourses,
"/virtual-bls/trainers/{id}/weekly-rules": Endpoints.put_SetWeeklyRules
         },
patch: {
           "/me": Endpoints.patch_EditOwnAccount,
"/people/{id}": Endpoints.patch_EditStaff,
"/organisations/{id}/members/{memberId}": Endpoints.patch_EditMember,
"/organisations/{id}": Endpoints.patch_EditOrganisation,
"/organisations/{id}/training-settings": Endpoints.patch_EditTrainingSettings,
"/organisations/{id}/bls-settings": Endpoints.patch_EditBlsSettings,
"/courses/{id}": Endpoints.patch_EditCourse,
"/locations/{id}": Endpoints.patch_EditLocation,
"/trainers/{id}": Endpoints.patch_EditTrainer,
"/training-events/{id}": Endpoints.patch_EditTrainingEvent,
"/interviewers/{id}": Endpoints.patch_EditInterviewer,
"/virtual-bls/kits/{id}": Endpoints.patch_EditKit,
"/virtual-bls/courses/{id}": Endpoints.patch_EditRemoteCourse,
"/virtual-bls/rules": Endpoints.patch_EditRemoteRules,
"/referrals/{id}": Endpoints.patch_CorrectReferral,
"/referral-partners/{id}": Endpoints.patch_EditReferralPartner,
"/organisations/{id}/webhooks/{product}/{endpointId}": Endpoints.patch_EditWebhook
         }
     }
     
     // </EndpointByMethod>
     

    // <EndpointByMethod.Shorthands>
    export type PostEndpoints = EndpointByMethod["post"]
export type GetEndpoints = EndpointByMethod["get"]
export type DeleteEndpoints = EndpointByMethod["delete"]
export type PutEndpoints = EndpointByMethod["put"]
export type PatchEndpoints = EndpointByMethod["patch"]
    // </EndpointByMethod.Shorthands>
    
  
  