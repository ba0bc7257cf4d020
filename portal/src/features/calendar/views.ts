/** Ways to look at the calendar. */
export const views = ['month', 'week', 'agenda'] as const;

/** A way to look at the calendar. */
export type View = (typeof views)[number];
