/** The secret key of every test's server. */
export const testKeyHex = '5'.repeat(64);
