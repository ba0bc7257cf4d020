/** Roles of an organisation’s people, each may whatever those before it may. */
export const memberRoles = ['agency_viewer', 'agency_manager', 'agency_admin', 'agency_owner'] as const;

/** One line of the table of who may do what. */
interface Permission {
  readonly what: string;
  /** The first of the roles that may; all after it may as well. */
  readonly from: (typeof memberRoles)[number];
  /** The operations of the console that it stands for; the table of who may, in its test, says the same of each. */
  readonly operations: readonly string[];
}

/** What the roles may do. */
export const permissions: readonly Permission[] = [
  {
    what: 'See training, bookings, certificates and referrals',
    from: 'agency_viewer',
    operations: [
      'listOpenEvents',
      'listBookings',
      'listRemoteBookings',
      'listCertificates',
      'listOwnReferrals',
    ],
  },
  {
    what: 'See the wallet and its statement',
    from: 'agency_viewer',
    operations: ['getWallet', 'getStatementPdf'],
  },
  {
    what: 'Book, invite, move and cancel; arrange interviews',
    from: 'agency_manager',
    operations: [
      'bookHeldSeat',
      'bookHeldSlot',
      'createInvite',
      'moveInterview',
      'createInterview',
      'cancelInterview',
    ],
  },
  {
    what: 'See the team and the invoices',
    from: 'agency_manager',
    operations: ['listMembers', 'listInvoices'],
  },
  { what: 'Top up the wallet by card', from: 'agency_admin', operations: ['startCardTopUp'] },
  {
    what: 'Invite people, change roles, end access',
    from: 'agency_admin',
    operations: ['createMember', 'editMember', 'deactivateMember'],
  },
  {
    what: 'API keys, webhooks and the audit trail',
    from: 'agency_admin',
    operations: ['listApiKeys', 'createApiKey', 'listAuditEntries'],
  },
  {
    what: 'Refer candidates and hold the keys for it',
    from: 'agency_owner',
    operations: ['submitReferral', 'listOwnReferralKeys'],
  },
  // decided within editMember: member-access.test.ts
  { what: 'Make and change owners', from: 'agency_owner', operations: [] },
];
