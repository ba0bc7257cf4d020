/** One call of the first booking. */
interface Step {
  readonly title: string;
  readonly explanation: string;
  readonly label: string;
  readonly code: string;
  /** What comes back. */
  readonly outcome: string;
}

/** What the reader puts in the place of. */
export const keyPlaceholder = 'PASTE_YOUR_API_KEY';

/** The three calls, for a shell; `base` is the absolute address of the Practical Training API. */
export function firstBookingSteps(base: string): readonly Step[] {
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
    "hb_client_id": "1042",
    "api_key": "${keyPlaceholder}"
  }' | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
echo "$TOKEN"`,
      outcome: 'Prints the token. If it prints an error instead, the key is not right yet.',
    },
    {
      title: 'Hold a seat',
      explanation:
        'Training event 26 is the demo class in Glasgow. The seat is yours for 30 minutes; nothing is charged.',
      label: 'POST /training-events/26/hold',
      code: `HOLD=$(curl -sS -X POST "$API/training-events/26/hold" \\
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
