import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { memberRoles, permissions } from '../../../portal/src/features/team/role-permissions.ts';
import { call, describedProducts } from '../../../tests/support/api-client.ts';
import { type ConsoleCalls, consoleMount } from '../../../tests/support/console-client.ts';
import { startTestApp, type TestApp } from '../../../tests/support/test-app.ts';
import { roles } from '../../domains/identity/index.ts';

type Role = (typeof roles)[number];

const everyone = [...roles];
const teachers = ['staff_admin', 'staff_trainer'];
const staff = ['staff_admin', 'staff_trainer', 'staff_clinician'];
const caseWorkers = ['staff_admin', 'staff_clinician'];
const members = ['agency_owner', 'agency_admin', 'agency_manager', 'agency_viewer'];
const bookers = ['agency_owner', 'agency_admin', 'agency_manager'];
const keepers = ['staff_admin', 'agency_owner', 'agency_admin', 'agency_manager'];
const access = ['staff_admin', 'agency_owner', 'agency_admin'];

/** Who may, by operation. Written out here, not read from the declarations: a slip there must show. */
const allowed: Record<string, readonly string[]> = {
  getSession: everyone,
  deleteSession: everyone,
  changeOwnPassword: everyone,
  enrolTotp: everyone,
  confirmTotp: everyone,
  disableTotp: everyone,
  countRecoveryCodes: everyone,
  issueRecoveryCodes: everyone,
  editOwnAccount: everyone,
  listOwnSessions: everyone,
  endOwnSession: everyone,
  endOtherSessions: everyone,
  listPeople: ['staff_admin'],
  createStaff: ['staff_admin'],
  getPerson: ['staff_admin'],
  editStaff: ['staff_admin'],
  deactivatePerson: ['staff_admin'],
  reactivatePerson: ['staff_admin'],
  resendInvitation: ['staff_admin'],
  resetTotp: ['staff_admin'],
  listMembers: [...access, 'agency_manager'],
  createMember: access,
  editMember: access,
  deactivateMember: access,
  reactivateMember: access,
  resendMemberInvitation: access,
  listOrganisations: ['staff_admin'],
  createOrganisation: ['staff_admin'],
  getOrganisation: ['staff_admin'],
  editOrganisation: ['staff_admin'],
  editTrainingSettings: ['staff_admin'],
  editBlsSettings: ['staff_admin'],
  setOrganisationProducts: ['staff_admin'],
  suspendOrganisation: ['staff_admin'],
  reactivateOrganisation: ['staff_admin'],
  listApiKeys: access,
  createApiKey: access,
  deactivateApiKey: access,
  listCourseRates: ['staff_admin'],
  setCourseRate: ['staff_admin'],
  removeCourseRate: ['staff_admin'],
  getWallet: ['staff_admin', ...members],
  listWalletTransactions: ['staff_admin', ...members],
  getWalletTrend: ['staff_admin', ...members],
  getStatementCsv: ['staff_admin', ...members],
  getStatementPdf: ['staff_admin', ...members],
  addCredits: ['staff_admin'],
  addMoney: ['staff_admin'],
  correctWallet: ['staff_admin'],
  startCardTopUp: ['agency_owner', 'agency_admin'],
  listCardTopUps: access,
  getCardTopUp: access,
  listInvoices: [...access, 'agency_manager'],
  getInvoiceTotals: [...access, 'agency_manager'],
  getInvoice: [...access, 'agency_manager'],
  getInvoicePdf: [...access, 'agency_manager'],
  getCreditNotePdf: [...access, 'agency_manager'],
  listCourses: teachers,
  createCourse: ['staff_admin'],
  getCourse: teachers,
  editCourse: ['staff_admin'],
  listLocations: teachers,
  createLocation: ['staff_admin'],
  getLocation: teachers,
  editLocation: ['staff_admin'],
  listTrainers: teachers,
  createTrainer: ['staff_admin'],
  getTrainer: teachers,
  editTrainer: ['staff_admin'],
  createTrainingEvent: ['staff_admin'],
  editTrainingEvent: ['staff_admin'],
  publishTrainingEvent: ['staff_admin'],
  cancelTrainingEvent: ['staff_admin'],
  moveTrainingEvent: ['staff_admin'],
  setTrainingEventCapacity: ['staff_admin'],
  setTrainingEventVisibility: ['staff_admin'],
  listTrainingEvents: teachers,
  getTrainingEvent: teachers,
  listTrainingEventBookings: teachers,
  listBookings: [...teachers, ...members],
  exportBookings: [...teachers, ...members],
  listBookingChoices: [...teachers, ...members],
  getBooking: [...teachers, ...members],
  getBookingHistory: [...teachers, ...members],
  getBookingCancellation: keepers,
  listOtherDates: keepers,
  createBooking: ['staff_admin'],
  rescheduleBooking: keepers,
  cancelBooking: keepers,
  decideReview: ['staff_admin'],
  markAttendance: teachers,
  recordInvoicePayment: ['staff_admin'],
  getBookingMeans: members,
  listOpenEvents: members,
  listOpenPlaces: members,
  getOpenEvent: members,
  holdSeats: bookers,
  releaseSeats: bookers,
  bookHeldSeat: bookers,
  listOpenSlots: members,
  holdSlot: bookers,
  releaseSlots: bookers,
  bookHeldSlot: bookers,
  listInvites: members,
  getInvite: members,
  createInvite: bookers,
  resendInvite: bookers,
  withdrawInvite: bookers,
  listInterviewers: [...staff, 'agency_owner', 'agency_admin', 'agency_manager'],
  createInterviewer: ['staff_admin'],
  editInterviewer: ['staff_admin'],
  listInterviews: everyone,
  getInterview: everyone,
  createInterview: [...access, 'agency_manager'],
  moveInterview: [...access, 'agency_manager'],
  assignInterviewer: [...access, 'agency_manager'],
  cancelInterview: [...access, 'agency_manager'],
  completeInterview: staff,
  recordInterviewNoShow: staff,
  correctInterview: ['staff_admin'],
  noteInterview: staff,
  listRemoteBookings: [...teachers, ...members],
  getRemoteBooking: [...teachers, ...members],
  getRemoteBookingHistory: [...teachers, ...members],
  getRemoteBookingCancellation: ['staff_admin'],
  listCertificates: ['staff_admin', ...members],
  countCertificates: ['staff_admin', ...members],
  getCertificateArchive: ['staff_admin', ...members],
  getCertificatePdf: ['staff_admin', ...members],
  listRemoteSlots: ['staff_admin'],
  createRemoteBooking: ['staff_admin'],
  rescheduleRemoteBooking: ['staff_admin'],
  cancelRemoteBooking: ['staff_admin'],
  markRemoteBooking: teachers,
  recordRemoteInvoicePayment: ['staff_admin'],
  listKits: ['staff_admin'],
  registerKit: ['staff_admin'],
  editKit: ['staff_admin'],
  scanKitOut: ['staff_admin'],
  scanKitIn: ['staff_admin'],
  setKitDueDate: ['staff_admin'],
  waiveKit: ['staff_admin'],
  getKitBoard: ['staff_admin'],
  undoKitSending: ['staff_admin'],
  undoKitReturn: ['staff_admin'],
  listAuditEntries: access,
  exportAuditEntries: access,
  verifyAuditTrail: access,
  getSystemHealth: ['staff_admin'],
  retryJob: ['staff_admin'],
  giveUpJob: ['staff_admin'],
  retryMail: ['staff_admin'],
  listRemoteTrainers: teachers,
  getAvailability: teachers,
  setRemoteTrainer: ['staff_admin'],
  setVideoRoom: teachers,
  setRemoteCourses: teachers,
  setWeeklyRules: teachers,
  addDayException: teachers,
  removeDayException: teachers,
  listRemoteCourses: teachers,
  createRemoteCourse: ['staff_admin'],
  getRemoteCourse: teachers,
  editRemoteCourse: ['staff_admin'],
  getRemoteRules: teachers,
  editRemoteRules: ['staff_admin'],
  findTrainingEventClashes: ['staff_admin'],
  createTrainingEventSeries: ['staff_admin'],
  discardTrainingEventDrafts: ['staff_admin'],
  getTrainingEventConsequences: ['staff_admin'],
  getAgencyHome: members,
  getStaffHome: ['staff_admin'],
  listReferrals: caseWorkers,
  countReferrals: caseWorkers,
  exportReferrals: caseWorkers,
  getReferralSettings: ['staff_admin'],
  enterReferral: caseWorkers,
  getReferral: caseWorkers,
  getReferralEvidence: caseWorkers,
  moveReferral: caseWorkers,
  moveReferralAppointment: caseWorkers,
  noteReferral: caseWorkers,
  assignReferral: caseWorkers,
  correctReferral: caseWorkers,
  appendReferralConsent: caseWorkers,
  dismissReferralMatch: caseWorkers,
  eraseReferral: ['staff_admin'],
  listReferralPartners: caseWorkers,
  getReferralPartner: caseWorkers,
  createReferralPartner: ['staff_admin'],
  editReferralPartner: ['staff_admin'],
  suspendReferralPartner: ['staff_admin'],
  reactivateReferralPartner: ['staff_admin'],
  listReferralKeys: ['staff_admin'],
  createReferralKey: ['staff_admin'],
  rotateReferralKey: ['staff_admin'],
  revokeReferralKey: ['staff_admin'],
  listOwnReferralKeys: ['agency_owner'],
  createOwnReferralKey: ['agency_owner'],
  revokeOwnReferralKey: ['agency_owner'],
  listOwnReferralPartners: members,
  listOwnReferrals: members,
  exportOwnReferrals: ['agency_owner'],
  getOwnReferral: members,
  submitReferral: ['agency_owner'],
  withdrawOwnReferral: ['agency_owner'],
  listWebhooks: access,
  createWebhook: access,
  editWebhook: access,
  deleteWebhook: access,
  rotateWebhookSecret: access,
  testWebhook: access,
  listWebhookDeliveries: access,
  getWebhookDelivery: access,
  resendWebhookDelivery: access,
  countWebhookEvents: access,
  resendWebhookEvents: access,
};

const open = ['createSession', 'createPasswordLink', 'readPasswordLink', 'setPasswordByLink'];

const endpoints = describedProducts.find(({ slug }) => slug === 'console')?.endpoints ?? [];

let app: TestApp;
let organisationId: number;
let otherOrganisationId: number;
beforeAll(async () => {
  app = await startTestApp();
  organisationId = (await app.make.organisation()).id;
  otherOrganisationId = (await app.make.organisation()).id;
});
afterAll(() => app.close());

/** Nothing of the console has this id: whoever gets past the roles hears 404 or 422 and changes nothing. */
const nobody = '987654321';

const pathOf = (path: string) => path.replace(/\{\w+\}/g, nobody);

test('every operation stands in the table of who may', () => {
  expect(endpoints.map(({ operationId }) => operationId).sort()).toEqual(
    [...Object.keys(allowed), ...open].sort(),
  );
});

test('what the team page says of the roles is what they may', () => {
  for (const { what, from, operations } of permissions)
    for (const operation of operations)
      expect(
        [what, operation, memberRoles.filter((role) => allowed[operation]?.includes(role))],
        'the portal’s role-permissions.ts',
      ).toEqual([what, operation, memberRoles.slice(memberRoles.indexOf(from))]);
});

test('without a session only signing in and setting a password by link are open', async () => {
  for (const { operationId, method, path } of endpoints) {
    const options = method === 'GET' ? {} : { body: {} };
    const answer = await call(method, app.url + consoleMount + pathOf(path), options);
    expect(answer.status === 401, `${operationId}: ${answer.status}`).toBe(!open.includes(operationId));
  }
});

describe.each(everyone)('%s', (role) => {
  test('may do what the table says, and hears 403 to everything else', async () => {
    const own = role.startsWith('agency_') ? { organisationId } : {};
    const seen: Record<string, boolean> = {};
    let person: ConsoleCalls = await app.signedIn(role as Role, own);
    for (const { operationId, method, path } of endpoints) {
      if (open.includes(operationId)) continue;
      // whatever ended the session before
      if ((await person.get('/session')).status === 401) person = await app.signedIn(role as Role, own);
      const verbs = {
        GET: person.get,
        POST: person.post,
        PUT: person.put,
        PATCH: person.patch,
        DELETE: person.remove,
      };
      const answer = await verbs[method](pathOf(path), method === 'GET' ? undefined : {});
      expect(answer.status).toBeLessThan(500);
      expect([401, 405]).not.toContain(answer.status);
      seen[operationId] = answer.status !== 403;
    }
    const expected = Object.fromEntries(
      Object.entries(allowed).map(([operationId, who]) => [operationId, who.includes(role)]),
    );
    expect(seen).toEqual(expected);
  });
});

describe('a member of one organisation', () => {
  const paths = (id: number) => [
    ['GET', `/organisations/${id}/members`],
    ['POST', `/organisations/${id}/members`],
    ['GET', `/organisations/${id}/api-keys`],
    ['POST', `/organisations/${id}/api-keys`],
  ];

  test('finds another organisation as little as one that does not exist, right fields or wrong', async () => {
    const owner = await app.signedIn('agency_owner', { organisationId });
    const bodies = [
      {},
      { name: 'Eve', email: 'eve@example.com', role: 'agency_owner', products: ['practical-training'] },
    ];
    for (const body of bodies) {
      const missing = paths(Number(nobody));
      for (const [index, [method, path = '']] of paths(otherOrganisationId).entries()) {
        const send = method === 'GET' ? owner.get : (to: string) => owner.post(to, body);
        const [theirs, none] = [await send(path), await send(missing[index]?.[1] ?? '')];
        expect([theirs.status, theirs.text]).toEqual([404, none.text]);
      }
    }
  });

  test('reaches neither people nor keys of another through their own organisation’s path', async () => {
    const owner = await app.signedIn('agency_owner', { organisationId });
    const stranger = await app.make.person('agency_viewer', { organisationId: otherOrganisationId });
    const staff = await app.make.person('staff_trainer');
    const theirs = await app.make.organisation();
    for (const { id } of [stranger, staff]) {
      const path = `/organisations/${organisationId}/members/${id}`;
      expect((await owner.patch(path, { name: 'Mine' })).status).toBe(404);
      for (const verb of ['deactivate', 'reactivate', 'resend-invitation'])
        expect((await owner.post(`${path}/${verb}`)).status).toBe(404);
    }
    const key = `/organisations/${organisationId}/api-keys/${theirs.apiKeyId}`;
    expect((await owner.remove(key)).status).toBe(404);
    const active = await app.sql('select 1 from api_keys where id = $1 and is_active', [theirs.apiKeyId]);
    expect(active).toHaveLength(1);
  });
});
