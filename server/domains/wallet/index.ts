export { purchaseCredits, topUpBalance } from './deposit.ts';
export { walletProblems } from './errors.ts';
export { walletEvents } from './events.ts';
export { getTrainingBalances } from './get-training-balances.ts';
export { listTransactions, type Transaction } from './list-transactions.ts';
export { addCredits, addMoney, correctWallet } from './post-by-staff.ts';
export { verifyLedger } from './verify-ledger.ts';
