import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { type Schemas, useChange } from '../../api/console.ts';
import { applyRefusal } from '../../ui/apply-refusal.ts';
import { Card } from '../../ui/Card.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { countOf, londonDay } from '../../ui/format.ts';
import { notify } from '../../ui/notify.tsx';
import styles from './WeeklyHours.module.css';

type Availability = Schemas.Availability;

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

const quarters = Array.from({ length: 97 }, (_quarter, index) => {
  const [hour, minute] = [Math.floor(index / 4), (index % 4) * 15];
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
});

/** Quarters of hours, and whatever else it is at the moment. */
export const timesWith = (time: string): readonly string[] =>
  quarters.includes(time) ? quarters : [...quarters, time].sort();

interface Rule {
  readonly weekday: number;
  readonly from_time: string;
  readonly to_time: string;
  readonly valid_from: string;
  readonly valid_to: string;
}

const asRules = ({ weekly }: Pick<Availability, 'weekly'>): Rule[] =>
  weekly.map(({ id: _id, valid_to, ...rule }) => ({ ...rule, valid_to: valid_to ?? '' }));

const asBody = (rules: readonly Rule[]) => ({
  rules: rules.map(({ valid_to, ...rule }) => ({ ...rule, valid_to: valid_to === '' ? null : valid_to })),
});

type Form = ReturnType<typeof useForm<{ rules: Rule[] }>>;

function RuleFields({ form, index }: { readonly form: Form; readonly index: number }) {
  const rule = form.values.rules[index];
  if (!rule) return null;
  const day = weekdays[rule.weekday - 1] ?? '';
  const name = (field: keyof Rule) => form.getInputProps(`rules.${index}.${field}`);
  return (
    <div className={styles['rule']}>
      <NativeSelect aria-label={`${day} from`} data={[...timesWith(rule.from_time)]} {...name('from_time')} />
      <NativeSelect aria-label={`${day} to`} data={[...timesWith(rule.to_time)]} {...name('to_time')} />
      <TextInput type="date" aria-label={`${day}: first day`} {...name('valid_from')} />
      <TextInput type="date" aria-label={`${day}: last day, if any`} {...name('valid_to')} />
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={`Remove ${day} ${rule.from_time} to ${rule.to_time}`}
        onClick={() => form.removeListItem('rules', index)}
      >
        <IconTrash size={18} aria-hidden />
      </ActionIcon>
    </div>
  );
}

function DayRules({ form, weekday }: { readonly form: Form; readonly weekday: number }) {
  const { rules } = form.values;
  const day = weekdays[weekday - 1] ?? '';
  const indexes = rules.flatMap((rule, index) => (rule.weekday === weekday ? [index] : []));
  return (
    <section className={styles['day']} aria-label={day}>
      <h3 className={styles['name']}>{day}</h3>
      <div className={styles['rules']}>
        {indexes.length === 0 ? <p className={styles['none']}>Not there</p> : null}
        {indexes.map((index) => (
          <RuleFields key={index} form={form} index={index} />
        ))}
      </div>
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={`Add hours on ${day}`}
        onClick={() =>
          form.insertListItem('rules', {
            weekday,
            from_time: '09:00',
            to_time: '17:00',
            valid_from: londonDay(new Date()),
            valid_to: '',
          })
        }
      >
        <IconPlus size={18} aria-hidden />
      </ActionIcon>
    </section>
  );
}

/** When a trainer is there week by week; slots are offered in these hours. */
export function WeeklyHours({ availability }: { readonly availability: Availability }) {
  const path = { id: availability.trainer_id };
  const form = useForm({ initialValues: { rules: asRules(availability) } });
  const save = useChange('put', '/virtual-bls/trainers/{id}/weekly-rules');
  const restore = () => {
    const before = asRules(availability);
    save.mutate({ path, body: asBody(before) }, { onSuccess: () => form.setValues({ rules: before }) });
  };
  const submit = form.onSubmit(({ rules }) =>
    save.mutate(
      { path, body: asBody(rules) },
      {
        onSuccess: ({ clashes }) => {
          form.resetDirty({ rules });
          const left = countOf(clashes.length, 'booked session does', 'booked sessions do');
          notify(
            clashes.length === 0 ? 'The weekly hours are saved.' : `Saved. ${left} not fit: see above.`,
            {
              run: restore,
            },
          );
        },
        onError: (error) => applyRefusal(form, error),
      },
    ),
  );
  return (
    <Card title="Weekly hours">
      <form onSubmit={submit} className={styles['form']}>
        <div className={styles['head']} aria-hidden>
          <span>From</span>
          <span>To</span>
          <span>First day</span>
          <span>Last day</span>
        </div>
        {weekdays.map((day, index) => (
          <DayRules key={day} form={form} weekday={index + 1} />
        ))}
        <FormProblem error={save.error} />
        <div className={styles['save']}>
          <p className={styles['none']}>Times are London’s. What is booked stays booked.</p>
          <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
            Save weekly hours
          </Button>
        </div>
      </form>
    </Card>
  );
}
