import { expect } from 'vitest';
import type { Answer, ClientCalls } from '../../../../tests/support/api-client.ts';
import { janeAtHome } from '../../../../tests/support/bls.ts';

/** The slot that bookings are made of unless another is named. */
export const slot = { date: '2026-06-10', time: '09:00' };

/** Holds a slot of a course and gives its hash. */
export async function holdOf(client: ClientCalls, course_id: number, when: object = {}): Promise<string> {
  const held = await client.post('/timeslots/hold', { course_id, ...slot, ...when });
  expect(held.status).toBe(201);
  return held.body['hold_hash'] as string;
}

/** Books a held slot. */
export const book = (
  client: ClientCalls,
  hold_hash: string,
  pay_option: string,
  more: object = {},
): Promise<Answer> => client.post('/bookings', { ...janeAtHome, hold_hash, pay_option, ...more });
