import { expect } from 'vitest';
import type { Answer } from './api-client.ts';
import type { ConsoleCalls } from './console-client.ts';
import { type ReferralCalls, referralsOf, somebody } from './referral-client.ts';
import { startTestApp, type TestApp } from './test-app.ts';

/** What each state needs to be entered. */
const details: Record<string, object> = {
  closed: { outcome: 'budget_plan' },
  rejected: { reason: 'not_debt_related' },
  contact_attempted: { channel: 'phone', result: 'no_answer' },
  appointment_booked: { appointment_at: '2027-03-10T10:00:00-08:00' },
};

/** Two partners and the staff who work on what they send, on a Monday. */
export interface ReferralWorld {
  readonly app: TestApp;
  readonly admin: ConsoleCalls;
  readonly counsellor: ConsoleCalls;
  one: ReferralCalls;
  two: ReferralCalls;
  /** Back to that Monday, with two new partners. */
  renew(): Promise<void>;
  /** Lets time pass; the staff stay signed in. */
  later(interval: string): Promise<void>;
  stayIn(): Promise<unknown>;
  /** Refers somebody new, and tells the referral's id. */
  refer(calls: ReferralCalls, fields?: object): Promise<string>;
  /** Moves the version that stands, with what the move needs. */
  move(id: string, to: string, more?: object, by?: ConsoleCalls): Promise<Answer>;
  /** Moves along a path that must be open. */
  along(id: string, ...path: string[]): Promise<void>;
}

const monday = '2027-03-01T18:00:00Z';

/** Starts the world of the tests about a referral's life. */
export async function startReferralWorld(): Promise<ReferralWorld> {
  const app = await startTestApp({ REFERRALS_TIME_ZONE: 'America/Toronto' });
  await app.freeze(monday);
  const [admin, counsellor] = [await app.signedIn('staff_admin'), await app.signedIn('staff_clinician')];
  const newPartner = async () => referralsOf(app, await app.make.referralPartner());
  const stayIn = () =>
    app.sql(`update sessions set idle_expires_at = '2030-01-01', expires_at = '2030-01-01'`);
  async function move(id: string, to: string, more: object = {}, by = admin): Promise<Answer> {
    const { body } = await by.get(`/referrals/${id}`);
    return by.post(`/referrals/${id}/moves`, { version: body['version'], to, ...details[to], ...more });
  }
  const world: ReferralWorld = {
    app,
    admin,
    counsellor,
    one: await newPartner(),
    two: await newPartner(),
    async renew() {
      await app.freeze(monday);
      world.one = await newPartner();
      world.two = await newPartner();
    },
    async later(interval) {
      await app.pass(interval);
      await stayIn();
    },
    stayIn,
    async refer(calls, fields = {}) {
      const { status, body } = await calls.refer({ ...somebody(), ...fields });
      expect(status).toBe(201);
      return String(body['referralId']);
    },
    move,
    async along(id, ...path) {
      for (const to of path) {
        const answer = await move(id, to);
        expect(answer, `${to}: ${answer.text}`).toMatchObject({ status: 200, body: { status: to } });
      }
    },
  };
  return world;
}

/** A referral as its partner sees it. */
export const seenBy = async (calls: ReferralCalls, id: string) => (await calls.get(`/referrals/${id}`)).body;
