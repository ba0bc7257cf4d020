export { announceOverdueKits } from './announce-overdue-kits.ts';
export { kitProblems } from './errors.ts';
export { kitEvents } from './events.ts';
export { type KitCard, type KitColumn, kitColumns, readKitBoard } from './kit-board.ts';
export {
  editKit,
  getKit,
  getKitLoan,
  type Kit,
  type KitLoan,
  kitPlaces,
  listKitLoans,
  listKits,
  registerKit,
} from './manage-kits.ts';
export {
  scanKitIn,
  scanKitOut,
  setKitDueDate,
  undoKitReturn,
  undoKitSending,
  waiveKit,
} from './move-kits.ts';
