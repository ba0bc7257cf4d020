import { z } from 'zod';
import {
  type KitCard,
  type KitColumn,
  kitColumns,
  readKitBoard,
  undoKitReturn,
  undoKitSending,
} from '../../../domains/kits/index.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { fields, optional, text } from '../../../platform/http/input.ts';
import { pathId } from '../../../platform/ids/ids.ts';
import { int, intOrNull, strOrNull, utcOrNull, whenOrNull } from '../fields.ts';
import { actorOf, administrators } from '../policy.ts';
import { endpoint } from '../services.ts';

const common = { tag: 'Kits', auth: 'required', roles: administrators } as const;

const card = z
  .object({
    kit_id: intOrNull('Kit id; null: a session that waits for one.', 100),
    bar_code: strOrNull('Its bar code.', 'KIT-0007'),
    note: strOrNull('What staff wrote.', 'Adult manikin'),
    loan_id: intOrNull('Loan id; null: it is here.', 12),
    booking_id: intOrNull('For which booking.', 1501),
    candidate: strOrNull('With whom it is.', 'Jane Smith'),
    organisation: strOrNull('Whose candidate that is.', 'Acme Healthcare'),
    starts_at: whenOrNull('When the session begins.', '2027-06-10T08:00:00+00:00'),
    due_on: strOrNull('London’s day by which it is due back.', '2027-06-17'),
    days: intOrNull('Until the session (to post), or until it is due; negative: so many days late.', 7),
  })
  .meta({ id: 'KitCard', description: 'A kit on the board, or a session without one.' });

const column = z
  .object({
    total: int('How many there are.', 1),
    cards: z.array(card).meta({ description: 'The most urgent first, at most 60.' }),
  })
  .meta({ id: 'KitColumn' });

const kitBoard = z
  .object({
    to_post: column.meta({ description: 'Sessions to come that no kit was sent for.' }),
    out: column.meta({ description: 'With candidates, and not due soon.' }),
    due: column.meta({ description: 'Due back today or within two days.' }),
    overdue: column.meta({ description: 'Due back before today.' }),
    here: column.meta({ description: 'In stock.' }),
  })
  .meta({ id: 'KitBoard' });

const empty = { total: 0, cards: [] };

const example: z.input<typeof kitBoard> = {
  to_post: empty,
  out: {
    total: 1,
    cards: [
      {
        kit_id: 100,
        bar_code: 'KIT-0007',
        note: 'Adult manikin',
        loan_id: 12,
        booking_id: 1501,
        candidate: 'Jane Smith',
        organisation: 'Acme Healthcare',
        starts_at: '2027-06-10T08:00:00+00:00',
        due_on: '2027-06-17',
        days: 7,
      },
    ],
  },
  due: empty,
  overdue: empty,
  here: empty,
};

const presentCard = ({ place: _column, total: _all, starts_at, ...row }: KitCard): z.input<typeof card> => ({
  ...row,
  starts_at: utcOrNull(starts_at),
});

function presentBoard(rows: readonly KitCard[]): z.input<typeof kitBoard> {
  const columnOf = (place: KitColumn) => {
    const cards = rows.filter((row) => row.place === place);
    return { total: cards[0]?.total ?? 0, cards: cards.map(presentCard) };
  };
  return Object.fromEntries(kitColumns.map((place) => [place, columnOf(place)])) as z.input<typeof kitBoard>;
}

const board = endpoint({
  ...common,
  operationId: 'getKitBoard',
  method: 'GET',
  path: '/virtual-bls/kit-board',
  summary: 'The kit board',
  description: 'Where every kit in use is, and which sessions wait for one.',
  query: fields({
    search: optional(text({ max: 80 })).meta({
      description: 'Part of a bar code, a candidate’s name or a booking’s number.',
      example: '0007',
    }),
  }),
  answers: { 200: { description: 'The board.', schema: kitBoard, example } },
  async handle({ db, query }) {
    return answer(200, presentBoard(await readKitBoard(db, query)));
  },
});

const undoing = (
  spec: {
    readonly operationId: string;
    readonly verb: string;
    readonly summary: string;
    readonly description: string;
    readonly refusals: readonly string[];
  },
  undo: typeof undoKitSending,
) => {
  const { verb, ...told } = spec;
  return endpoint({
    ...common,
    ...told,
    method: 'POST',
    path: `/virtual-bls/kit-loans/{id}/${verb}`,
    params: z.object({ id: pathId.meta({ description: 'Loan id.', example: 12 }) }),
    answers: { 200: { description: 'The board as it now is.', schema: kitBoard, example } },
    async handle({ caller, params, db, requestId }) {
      const refused = await undo(db, params.id, actorOf(caller, requestId));
      return refused ?? answer(200, presentBoard(await readKitBoard(db, {})));
    },
  });
};

const undoSending = undoing(
  {
    operationId: 'undoKitSending',
    verb: 'undo-sending',
    summary: 'Take back that a kit was scanned out',
    description: 'Within an hour: as if it had never left. It does not count as a return.',
    refusals: ['kit_not_out', 'scan_too_old'],
  },
  undoKitSending,
);

const undoReturn = undoing(
  {
    operationId: 'undoKitReturn',
    verb: 'undo-return',
    summary: 'Take back that a kit was scanned in',
    description: 'Within an hour, unless the return has earned a certificate.',
    refusals: ['kit_is_out', 'kit_retired', 'certificate_stands', 'scan_too_old'],
  },
  undoKitReturn,
);

export const kitBoardEndpoints = [board, undoSending, undoReturn];
