/** A column of the kit board. */
export type Place = 'to_post' | 'out' | 'due' | 'overdue' | 'here';

/** The columns, in the order of a kit's way. */
export const places: readonly { readonly place: Place; readonly title: string; readonly empty: string }[] = [
  { place: 'to_post', title: 'To post', empty: 'Every session to come has its kit.' },
  { place: 'out', title: 'Out', empty: 'Kits that candidates have, and need not send back yet.' },
  { place: 'due', title: 'Due', empty: 'Nothing is due within two days.' },
  { place: 'overdue', title: 'Overdue', empty: 'Nothing is late.' },
  { place: 'here', title: 'In stock', empty: 'No kit is here. Scan returns, or register new ones.' },
];

/** Whether a text of an address names a column. */
export const isPlace = (value: unknown): value is Place => places.some(({ place }) => place === value);
