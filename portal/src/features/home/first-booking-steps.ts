/** One call of the first booking. */
interface Step {
  readonly title: string;
  readonly explanation: string;
  readonly label: string;
  readonly code: string;
  /** What comes back. */
  readonly outcome: string;
}

const keyPlaceholder = 'PASTE_YOUR_API_KEY';
const clientPlaceholder = 'YOUR_CLIENT_ID';
const eventPlaceholder = 'EVENT_ID';

/** What the reader puts something of their own in the place of. */
export const placeholders = [keyPlaceholder, clientPlaceholder, eventPlaceholder] as const;

interface Booking {
  /** Absolute address of the Practical Training API. */
  readonly base: string;
  /** True when the demo organisation and its event are there to book with. */
  readonly demo: boolean;
}

/** The three calls, for a shell. */
export function firstBookingSteps({ base, demo }: Booking): readonly Step[] {
  const client = demo ? '1042' : clientPlaceholder;
  const event = demo ? '26' : eventPlaceholder;
  return [
    {
      title: 'Exchange your key for a token',
      explanation:
        'The access token opens every call for an hour. The first line keeps the address for the others.',
      label: 'POST /auth/token',
      code: `API=${base}
TOKEN=$(curl -sS "$API/auth/token" \\
  -H 'Content-Type: application/json' \\
  -d '{
    "hb_client_id": "${client}",
    "api_key": "${keyPlaceholder}"
  }' | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
echo "$TOKEN"`,
      outcome: 'Prints the token. If it prints an error instead, the key is not right yet.',
    },
    {
      title: 'Hold a seat',
      explanation: `${demo ? 'Training event 26 is the demo class in Glasgow. ' : ''}The seat is yours for 30 minutes; nothing is charged.`,
      label: `POST /training-events/${event}/hold`,
      code: `HOLD=$(curl -sS -X POST "$API/training-events/${event}/hold" \\
  -H "Authorization: Bearer $TOKEN" \\
  | sed 's/.*"hold_hash":"\\([^"]*\\)".*/\\1/')
echo "$HOLD"`,
      outcome: 'Prints the hold’s hash. Asking again while it lives gives the same one.',
    },
    {
      title: 'Book it',
      explanation: 'The hold becomes a booking and one credit of the course pays for it, both or neither.',
      label: 'POST /bookings',
      code: `curl -sS "$API/bookings" \\
  -H "Authorization: Bearer $TOKEN" \\
  -H 'Content-Type: application/json' \\
  -d @- <<JSON
{
  "hold_hash": "$HOLD",
  "first_name": "Jane",
  "last_name": "Smith",
  "email": "jane.smith@nhsstaff.co.uk",
  "phone": "+441234567890",
  "pay_option": "credits"
}
JSON`,
      outcome: 'Answers 201 with the booking: booking_status “booked”, pay_status “completed”.',
    },
  ];
}
