/** Products that an API key can open, as the contracts spell them. */
export const apiProducts = [
  'practical-training',
  'practical-training-legacy',
  'virtual-bls',
  'registration-assurance',
  'portal-v2',
  'portal-v1',
  'hb-services',
] as const;
