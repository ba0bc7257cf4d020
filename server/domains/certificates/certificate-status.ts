/** How a certificate stands today. */
export const certificateStatuses = ['valid', 'expiring', 'expired', 'revoked'] as const;

/** How a certificate stands. */
export type CertificateStatus = (typeof certificateStatuses)[number];

/** SQL: how the certificate `c` stands on a day. It is expiring in the last 60 days before it ends. */
export const certificateStatus = (today: string): string => `case
       when c.revoked_at is not null then 'revoked'
       when c.expires_on < ${today} then 'expired'
       when c.expires_on <= ${today} + 60 then 'expiring'
       else 'valid'
     end`;
