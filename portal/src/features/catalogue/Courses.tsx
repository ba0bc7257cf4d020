import { Checkbox, NumberInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { type Schemas, useChange } from '../../api/console.ts';
import { readAll } from '../../api/read-all.ts';
import { applyRefusal } from '../../ui/apply-refusal.ts';
import type { Column } from '../../ui/DataTable.tsx';
import { countOf, showPence } from '../../ui/format.ts';
import styles from './Catalogue.module.css';
import { Entries } from './Entries.tsx';
import { EntryDialog } from './EntryDialog.tsx';
import { toggleWith, useEditing } from './use-entries.ts';

type Course = Schemas.Course;

const hours = (minutes: number): string =>
  [
    ...(minutes >= 60 ? [`${Math.floor(minutes / 60)}\u00a0h`] : []),
    ...(minutes % 60 > 0 ? [`${minutes % 60}\u00a0min`] : []),
  ].join('\u00a0');

const columns: readonly Column<Course>[] = [
  { header: 'Price', align: 'end', cell: ({ price_pence }) => showPence(price_pence) },
  { header: 'Takes', cell: ({ duration_minutes }) => hours(duration_minutes) },
  {
    header: 'Certificate',
    cell: ({ validity_months }) =>
      validity_months === null ? 'For ever' : countOf(validity_months, 'month').replace(' ', '\u00a0'),
  },
  { header: 'Review', cell: ({ requires_review }) => (requires_review ? 'Each booking' : '–') },
];

/** An empty number field is an empty text. */
type Typed = number | string;

interface CourseValues {
  readonly name: string;
  readonly short_name: string;
  readonly price_pence: Typed;
  readonly duration_minutes: Typed;
  readonly validity_months: Typed;
  readonly requires_review: boolean;
}

const blank: CourseValues = {
  name: '',
  short_name: '',
  price_pence: '',
  duration_minutes: 420,
  validity_months: '',
  requires_review: false,
};

const valuesOf = (course: Course): CourseValues => ({
  name: course.name,
  short_name: course.short_name,
  price_pence: course.price_pence / 100,
  duration_minutes: course.duration_minutes,
  validity_months: course.validity_months ?? '',
  requires_review: course.requires_review,
});

const bodyOf = (values: CourseValues) => ({
  name: values.name,
  short_name: values.short_name,
  price_pence: Math.round(Number(values.price_pence) * 100),
  duration_minutes: Number(values.duration_minutes),
  validity_months: values.validity_months === '' ? null : Number(values.validity_months),
  requires_review: values.requires_review,
});

const needed = (value: Typed) => (String(value).trim() === '' ? 'This field is required.' : null);

function useCourseForm(course: Course | null) {
  return useForm<CourseValues>({
    initialValues: course ? valuesOf(course) : blank,
    validate: { name: needed, short_name: needed, price_pence: needed, duration_minutes: needed },
  });
}

function CourseFields({ form }: { readonly form: ReturnType<typeof useCourseForm> }) {
  return (
    <>
      <TextInput label="Name" data-autofocus {...form.getInputProps('name')} />
      <TextInput
        label="Short name"
        description="As statements show it."
        {...form.getInputProps('short_name')}
      />
      <div className={styles['pair']}>
        <NumberInput
          label="Price"
          description="VAT included. Organisations’ own rates stay."
          prefix="£"
          min={0}
          decimalScale={2}
          fixedDecimalScale
          {...form.getInputProps('price_pence')}
        />
        <NumberInput
          label="Length"
          description="From start to end."
          suffix=" minutes"
          min={1}
          allowDecimal={false}
          {...form.getInputProps('duration_minutes')}
        />
      </div>
      <NumberInput
        label="Certificate lasts"
        description="Left empty: for ever."
        suffix=" months"
        min={1}
        allowDecimal={false}
        {...form.getInputProps('validity_months')}
      />
      <Checkbox
        label="Each booking waits for a review, as PMVA does"
        {...form.getInputProps('requires_review', { type: 'checkbox' })}
      />
    </>
  );
}

interface CourseDialogProps {
  /** Null: a new one. */
  readonly course: Course | null;
  readonly onClose: () => void;
}

function CourseDialog({ course, onClose }: CourseDialogProps) {
  const form = useCourseForm(course);
  const create = useChange('post', '/courses');
  const edit = useChange('patch', '/courses/{id}');
  const after = { onSuccess: onClose, onError: (error: Error) => applyRefusal(form, error) };
  const save = (values: CourseValues) =>
    course === null
      ? create.mutate({ body: bodyOf(values) }, after)
      : edit.mutate({ path: { id: course.id }, body: bodyOf(values) }, after);
  return (
    <EntryDialog
      title={course ? 'Edit this course' : 'Add a course'}
      pending={create.isPending || edit.isPending}
      error={create.error ?? edit.error}
      onSubmit={form.onSubmit(save)}
      onClose={onClose}
    >
      <CourseFields form={form} />
    </EntryDialog>
  );
}

/** The courses of classroom training. */
export function Courses() {
  const query = useQuery(readAll('/courses'));
  const change = useChange('patch', '/courses/{id}');
  const { editing, add, edit, close } = useEditing<Course>();
  const toggle = toggleWith<Course>(({ id }, is_active) =>
    change.mutateAsync({ path: { id }, body: { is_active } }),
  );
  return (
    <>
      <Entries
        noun="course"
        teaches="A course has a price, a length and a certificate; events are planned for it."
        query={query}
        columns={columns}
        onAdd={add}
        onEdit={edit}
        onToggle={toggle}
      />
      {editing === null ? null : <CourseDialog course={editing === 'new' ? null : editing} onClose={close} />}
    </>
  );
}
