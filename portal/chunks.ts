import type { Rolldown } from 'vite';

type Groups = NonNullable<Exclude<Rolldown.OutputOptions['codeSplitting'], boolean | undefined>['groups']>;

/**
 * What is needed together comes in one file: each file costs a request and, on a slow device, more time than the
 * bytes that it saves. The page's base, then the desk with its first view, then what several pages share.
 */
export const chunkGroups: Groups = [
  {
    name: 'base',
    tags: ['$initial'],
    // the API reference is a page of its own: the base would restyle it
    test: (id) => !id.includes('/portal/reference/') && !id.endsWith('.css?reference'),
    priority: 3,
  },
  {
    name: 'desk',
    test: /\/portal\/src\/(desk\/(?!Notices)|features\/desk-home\/(AgencyHome|DeskHome|NeedsYou|Coming)\.|ui\/charts\/DayBars)/,
    priority: 2,
  },
  { name: 'icons', test: /\/@tabler\/icons-react\//, minShareCount: 2, priority: 1 },
];
