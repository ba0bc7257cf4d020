import { fastifyCookie } from '@fastify/cookie';
import { bookingProblems } from '../../domains/bookings/index.ts';
import { certificateProblems } from '../../domains/certificates/index.ts';
import { peopleProblems } from '../../domains/identity/index.ts';
import { interviewProblems } from '../../domains/interviews/index.ts';
import { inviteProblems } from '../../domains/invites/index.ts';
import { invoiceProblems } from '../../domains/invoices/index.ts';
import { kitProblems } from '../../domains/kits/index.ts';
import { mailProblems } from '../../domains/notifications/index.ts';
import { operationProblems } from '../../domains/operations/index.ts';
import { organisationProblems } from '../../domains/organisations/index.ts';
import { referralProblems } from '../../domains/referrals/index.ts';
import { schedulingProblems, slotProblems } from '../../domains/scheduling/index.ts';
import { walletProblems } from '../../domains/wallet/index.ts';
import { webhookProblems } from '../../domains/webhooks/index.ts';
import type { Product } from '../../platform/http/product.ts';
import { auditEndpoints } from './audit/audit-entries.ts';
import { changeBookingEndpoints } from './bookings/change.ts';
import { bookingChoiceEndpoints } from './bookings/choices.ts';
import { createBookingEndpoints } from './bookings/create.ts';
import { bookingDetailEndpoints } from './bookings/detail.ts';
import { readBookingEndpoints } from './bookings/read.ts';
import { catalogueEndpoints } from './catalogue/catalogue.ts';
import { certificateEndpoints } from './certificates/certificates.ts';
import { consoleDialect } from './dialect.ts';
import { findEndpoints } from './find/index.ts';
import { arrangeInterviewEndpoints } from './interviews/arrange.ts';
import { interviewerEndpoints } from './interviews/interviewers.ts';
import { interviewOutcomeEndpoints } from './interviews/outcome.ts';
import { readInterviewEndpoints } from './interviews/read.ts';
import { inviteEndpoints } from './invites/invites.ts';
import { invoiceEndpoints } from './invoices/invoices.ts';
import { apiKeyEndpoints } from './organisations/api-keys.ts';
import { cardTopUpEndpoints } from './organisations/card-top-ups.ts';
import { courseRateEndpoints } from './organisations/course-rates.ts';
import { organisationEndpoints } from './organisations/organisations.ts';
import { settingsEndpoints } from './organisations/settings.ts';
import { walletEndpoints } from './organisations/wallet.ts';
import { statementEndpoints } from './organisations/wallet-statement.ts';
import { agencyHomeEndpoints } from './overview/agency-home.ts';
import { staffHomeEndpoints } from './overview/staff-home.ts';
import { accessEndpoints } from './people/access.ts';
import { memberAccessEndpoints } from './people/member-access.ts';
import { memberEndpoints } from './people/members.ts';
import { staffEndpoints } from './people/staff.ts';
import { referralEndpoints } from './referrals/index.ts';
import type { ConsoleCaller, ConsoleServices } from './services.ts';
import { ownAccountEndpoints } from './session/own-account.ts';
import { passwordEndpoints } from './session/password.ts';
import { sessionEndpoints } from './session/session.ts';
import { totpEndpoints } from './session/totp.ts';
import { systemHealthEndpoints } from './system-health/system-health.ts';
import { changeEndpoints } from './training-events/change.ts';
import { consequenceEndpoints } from './training-events/consequences.ts';
import { planEndpoints } from './training-events/plan.ts';
import { readEventEndpoints } from './training-events/read.ts';
import { seriesEndpoints } from './training-events/series.ts';
import { changeRemoteBookingEndpoints } from './virtual-bls/change.ts';
import { createRemoteBookingEndpoints } from './virtual-bls/create.ts';
import { kitBoardEndpoints } from './virtual-bls/kit-board.ts';
import { kitEndpoints } from './virtual-bls/kits.ts';
import { readRemoteBookingEndpoints } from './virtual-bls/read.ts';
import { remoteRuleEndpoints } from './virtual-bls/rules.ts';
import { remoteTrainerEndpoints } from './virtual-bls/trainers.ts';
import { webhookEndpoints } from './webhooks/index.ts';

const description = `What the provider’s staff and trainers, and the people of organisations, do in the web portal.

Sign in with \`POST /session\`: a cookie carries the session, and every change sends the session’s \`csrf_token\` in
\`X-CSRF-Token\`. What a role may not do is 403; what lies outside one’s organisation or classes is 404.`;

const endpoints = [
  ...sessionEndpoints,
  ...passwordEndpoints,
  ...totpEndpoints,
  ...ownAccountEndpoints,
  ...staffEndpoints,
  ...accessEndpoints,
  ...memberEndpoints,
  ...memberAccessEndpoints,
  ...organisationEndpoints,
  ...settingsEndpoints,
  ...apiKeyEndpoints,
  ...courseRateEndpoints,
  ...walletEndpoints,
  ...statementEndpoints,
  ...cardTopUpEndpoints,
  ...invoiceEndpoints,
  ...catalogueEndpoints,
  ...planEndpoints,
  ...changeEndpoints,
  ...seriesEndpoints,
  ...consequenceEndpoints,
  ...readEventEndpoints,
  ...readBookingEndpoints,
  ...bookingDetailEndpoints,
  ...bookingChoiceEndpoints,
  ...createBookingEndpoints,
  ...changeBookingEndpoints,
  ...findEndpoints,
  ...inviteEndpoints,
  ...certificateEndpoints,
  ...interviewerEndpoints,
  ...readInterviewEndpoints,
  ...arrangeInterviewEndpoints,
  ...interviewOutcomeEndpoints,
  ...readRemoteBookingEndpoints,
  ...createRemoteBookingEndpoints,
  ...changeRemoteBookingEndpoints,
  ...kitEndpoints,
  ...kitBoardEndpoints,
  ...remoteTrainerEndpoints,
  ...remoteRuleEndpoints,
  ...referralEndpoints,
  ...agencyHomeEndpoints,
  ...webhookEndpoints,
  ...staffHomeEndpoints,
  ...auditEndpoints,
  ...systemHealthEndpoints,
];

/** The web portal's own API. */
export function consoleApi(services: ConsoleServices): Product<ConsoleCaller, ConsoleServices> {
  return {
    slug: 'console',
    mount: '/console/v1',
    title: 'Console',
    description,
    dialect: consoleDialect(services, {
      ...slotProblems,
      ...schedulingProblems,
      ...bookingProblems,
      ...inviteProblems,
      ...certificateProblems,
      ...kitProblems,
      ...walletProblems,
      ...invoiceProblems,
      ...interviewProblems,
      ...organisationProblems,
      ...peopleProblems,
      ...mailProblems,
      ...operationProblems,
      ...referralProblems,
      ...webhookProblems,
    }),
    async prepare(mount) {
      await mount.register(fastifyCookie);
    },
    endpoints,
  };
}
