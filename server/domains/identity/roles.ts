/** Roles of the provider's own people. */
export const staffRoles = ['staff_admin', 'staff_trainer', 'staff_clinician'] as const;

/** Roles of an organisation's people. */
export const memberRoles = ['agency_owner', 'agency_admin', 'agency_manager', 'agency_viewer'] as const;

/** Every role a person can have, exactly one each. */
export const roles = [...staffRoles, ...memberRoles] as const;

export type Role = (typeof roles)[number];
