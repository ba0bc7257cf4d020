import type { Page } from 'playwright-core';
import { deskCourse, soughtName } from './desk-world.ts';

/** Something that a person does to a list; the rows change. */
export interface Step {
  readonly name: string;
  /** Where the list stands before; the page is opened there. */
  readonly at?: string;
  /** What is done before it, and not measured. */
  readonly open?: (page: Page) => Promise<void>;
  readonly press: (page: Page) => Promise<void>;
}

/** A list of the desk and what is done to it. */
export interface PagedList {
  readonly name: string;
  readonly path: string;
  readonly steps: readonly Step[];
}

const pressButton = (name: string) => (page: Page) =>
  page.getByRole('button', { name, exact: true }).first().click();

/** Pages are turned by their buttons; those after the first are reached as addresses that somebody kept. */
function turns(path: string): readonly Step[] {
  const at = (page: number) => `${path}${path.includes('?') ? '&' : '?'}page=${page}`;
  return [
    { name: 'next', press: pressButton('Next') },
    { name: 'previous', at: at(2), press: pressButton('Previous') },
    { name: 'last', at: at(4999), press: pressButton('Next') },
  ];
}

const search = (label: string): Step => ({
  name: 'search',
  press: (page) => page.getByLabel(label).pressSequentially(soughtName, { delay: 40 }),
});

const choose = (name: string, list: string, option: string): Step => ({
  name,
  open: async (page) => {
    await page.getByLabel(list, { exact: true }).first().click();
    await page.getByRole('option', { name: option }).waitFor();
  },
  press: (page) => page.getByRole('option', { name: option }).click(),
});

const openFilters = async (page: Page) => {
  await page.getByRole('button', { name: 'Filters', exact: true }).click();
};

const filter = (list: string, option: string): Step => {
  const step = choose('wide', list, option);
  return {
    ...step,
    async open(page) {
      await openFilters(page);
      await step.open?.(page);
    },
  };
};

/** What is measured, in this order. */
export const pagedLists: readonly PagedList[] = [
  {
    name: 'bookings',
    path: '/app/bookings',
    steps: [
      ...turns('/app/bookings'),
      choose('sort', 'Order', 'Training soonest'),
      search('Search by name or e-mail'),
      filter('Status', 'Booked'),
      { name: 'wide_next', at: '/app/bookings?booking_status=booked', press: pressButton('Next') },
      { name: 'course_next', at: `/app/bookings?course_id=${deskCourse}`, press: pressButton('Next') },
    ],
  },
  {
    name: 'certificates',
    path: '/app/certificates',
    steps: [
      ...turns('/app/certificates'),
      choose('sort', 'Order', 'Ending soonest'),
      search('Search by name or number'),
      filter('Status', 'Valid ('),
      { name: 'wide_next', at: '/app/certificates?status=valid', press: pressButton('Next') },
    ],
  },
  {
    name: 'ledger',
    path: '/app/wallet?tab=ledger',
    steps: [
      ...turns('/app/wallet?tab=ledger'),
      choose('wide', 'Kind', 'Only out'),
      { name: 'wide_next', at: '/app/wallet?tab=ledger&kind=withdraw', press: pressButton('Next') },
    ],
  },
];
