import { Button, Checkbox, Radio, SegmentedControl } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useChange } from '../../api/console.ts';
import { Card } from '../../ui/Card.tsx';
import { DeskPage } from '../../ui/DeskPage.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { countOf } from '../../ui/format.ts';
import { notify } from '../../ui/notify.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { DatesPreview } from './DatesPreview.tsx';
import { OrganisationPicker } from './OrganisationPicker.tsx';
import styles from './Plan.module.css';
import { PlanFields } from './PlanFields.tsx';
import {
  type PlanForm,
  type PlanValues,
  plannedDays,
  requestOf,
  showRefusal,
  timesOf,
  usePlanForm,
} from './plan-form.ts';
import { RepeatFields } from './RepeatFields.tsx';
import { useClashes } from './use-clashes.ts';

function VisibilityFields({ form }: { readonly form: PlanForm }) {
  return (
    <>
      <Radio.Group label="Who may book" {...form.getInputProps('visibility')}>
        <div className={styles['buttons']}>
          <Radio value="all" label="Every organisation" />
          <Radio value="selected" label="Selected organisations" />
        </div>
      </Radio.Group>
      {form.values.visibility === 'selected' ? (
        <OrganisationPicker
          label="Organisations"
          value={form.values.organisation_ids}
          onChange={(ids) => form.setFieldValue('organisation_ids', ids)}
          error={form.errors['organisation_ids']}
        />
      ) : null}
      <SegmentedControl
        aria-label="Draft or published"
        data={[
          { value: 'draft', label: 'Keep as draft' },
          { value: 'publish', label: 'Publish at once' },
        ]}
        value={form.values.publish ? 'publish' : 'draft'}
        onChange={(value) => form.setFieldValue('publish', value === 'publish')}
      />
    </>
  );
}

function askedOf(values: PlanValues, days: readonly string[]) {
  if (values.location_id === null || days.length === 0 || values.to <= values.from) return null;
  return {
    location_id: Number(values.location_id),
    ...(values.trainer_id ? { trainer_id: Number(values.trainer_id) } : {}),
    times: timesOf(days, values),
  };
}

/** Which of the dates are left out; a date that is no longer planned is forgotten. */
function useLeftOut(days: readonly string[]) {
  const [all, setAll] = useState<ReadonlySet<string>>(new Set());
  const leftOut = new Set(days.filter((day) => all.has(day)));
  const toggle = (day: string) => {
    const next = new Set(leftOut);
    if (!next.delete(day)) next.add(day);
    setAll(next);
  };
  return { leftOut, toggle };
}

/** Plans, says so and offers the way back. */
function usePlanning(form: PlanForm, forgetDraft: () => void) {
  const navigate = useNavigate();
  const plan = useChange('post', '/training-events/series');
  const discard = useChange('post', '/training-events/discard-drafts');
  const undo = async (ids: number[]) => {
    const { discarded } = await discard.mutateAsync({ body: { ids } });
    notify(`${countOf(discarded, 'draft')} discarded.`);
  };
  const submit = (days: readonly string[]) =>
    plan.mutate(
      { body: requestOf(form.values, days) },
      {
        onError: (error) => showRefusal(form, error),
        onSuccess({ data }) {
          forgetDraft();
          const ids = data.map(({ id }) => id);
          if (form.values.publish) notify(`${countOf(ids.length, 'event')} published.`);
          else notify(`${countOf(ids.length, 'draft')} planned.`, { run: () => void undo(ids) });
          void navigate({ to: '/app/calendar', search: { day: days[0] ?? '' } });
        },
      },
    );
  return { plan, submit };
}

/** Plans one event, or a whole series of them in one go. */
export function PlanEvents() {
  const { day } = useSearch({ from: '/app/calendar/new' });
  const form = usePlanForm(day);
  const forgetDraft = useDraft('plan-events', form);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the day that was pressed wins over a kept draft, once
  useEffect(() => {
    if (day !== undefined) form.setFieldValue('day', day);
  }, [day]);
  const { plan, submit } = usePlanning(form, forgetDraft);
  const days = plannedDays(form.values);
  const { leftOut, toggle } = useLeftOut(days);
  const kept = days.filter((one) => !leftOut.has(one));
  const clashes = useClashes(askedOf(form.values, days)).data?.data ?? [];
  const isClashing = clashes.some(({ time }) => !leftOut.has(days[time] ?? ''));
  return (
    <DeskPage
      title="Plan an event"
      lead="One date or a whole series: all of it is planned, or nothing."
      back={<Link to="/app/calendar">Calendar</Link>}
    >
      <form onSubmit={form.onSubmit(() => submit(kept))} noValidate className={styles['columns']}>
        <Card>
          <PlanFields form={form} />
          <RepeatFields form={form} />
          <VisibilityFields form={form} />
          {isClashing ? (
            <Checkbox
              label="Plan it although the trainer or the place is taken"
              {...form.getInputProps('allow_clashes', { type: 'checkbox' })}
            />
          ) : null}
          <FormProblem error={plan.error} />
          <div className={styles['buttons']}>
            <Button type="submit" loading={plan.isPending} disabled={days.length > 0 && kept.length === 0}>
              {kept.length > 1 ? `Plan ${kept.length} events` : 'Plan the event'}
            </Button>
          </div>
        </Card>
        <DatesPreview
          days={days}
          leftOut={leftOut}
          onToggle={toggle}
          clashes={clashes}
          from={form.values.from}
          to={form.values.to}
        />
      </form>
    </DeskPage>
  );
}
