import { Button, Checkbox, PasswordInput, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type Schemas, useChange } from '../../api/console.ts';
import { readAll } from '../../api/read-all.ts';
import { RequestFailed } from '../../api/request-json.ts';
import { Card } from '../../ui/Card.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { notify } from '../../ui/notify.tsx';
import styles from './RoomAndCourses.module.css';

type Availability = Schemas.Availability;

interface PartProps {
  readonly availability: Availability;
}

function ForgetRoom({ availability }: PartProps) {
  const [opened, { open, close }] = useDisclosure(false);
  const save = useChange('put', '/virtual-bls/trainers/{id}/room');
  const path = { id: availability.trainer_id };
  return (
    <>
      <Button variant="default" onClick={open}>
        Remove the room
      </Button>
      <ConfirmDialog
        opened={opened}
        title="Remove the video room?"
        action="Remove the room"
        pending={save.isPending}
        error={save.error}
        onClose={close}
        onConfirm={() => save.mutate({ path, body: { room: null } }, { onSuccess: close })}
      >
        <p>
          Without a room no slots of {availability.trainer_name} are offered. Sessions that are booked keep
          the room they have.
        </p>
      </ConfirmDialog>
    </>
  );
}

/** Where a trainer’s sessions are held. */
export function Room({ availability }: PartProps) {
  const { room } = availability;
  const form = useForm({
    initialValues: { id: room?.id ?? '', link: room?.link ?? '', password: room?.password ?? '' },
  });
  const save = useChange('put', '/virtual-bls/trainers/{id}/room');
  const submit = form.onSubmit((values) =>
    save.mutate(
      { path: { id: availability.trainer_id }, body: { room: values } },
      {
        onSuccess: () => {
          form.resetDirty(values);
          notify('The room is saved. Sessions to come are held there.');
        },
        onError: (error) => {
          if (!(error instanceof RequestFailed)) return;
          const named = Object.entries(error.errors).map(([field, problems]) => [
            field.replace(/^room\./, ''),
            problems.join(' '),
          ]);
          form.setErrors(Object.fromEntries(named));
        },
      },
    ),
  );
  return (
    <Card title="Video room">
      {room === null ? (
        <p className={styles['warn']}>There is no room yet: no slots are offered until one is saved.</p>
      ) : null}
      <form onSubmit={submit} className={styles['form']}>
        <TextInput label="Link" description="Starts with https://" required {...form.getInputProps('link')} />
        <TextInput label="Meeting number" required {...form.getInputProps('id')} />
        <PasswordInput label="Password" required autoComplete="off" {...form.getInputProps('password')} />
        <FormProblem error={save.error} />
        <div className={styles['buttons']}>
          <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
            Save the room
          </Button>
          {room === null ? null : <ForgetRoom availability={availability} />}
        </div>
      </form>
    </Card>
  );
}

/** What a trainer teaches; each tick is saved at once and can be undone. */
export function CoursesTaught({ availability }: PartProps) {
  const courses = useQuery(readAll('/virtual-bls/courses'));
  const save = useChange('put', '/virtual-bls/trainers/{id}/courses');
  const path = { id: availability.trainer_id };
  const taught = availability.courses.map(({ id }) => id);
  const set = (next: readonly number[]) =>
    save.mutate(
      { path, body: { course_ids: [...next] } },
      {
        onSuccess: () =>
          notify('What is taught is saved.', {
            run: () => save.mutate({ path, body: { course_ids: taught } }),
          }),
      },
    );
  return (
    <Card title="Courses taught">
      <Loaded query={courses} what="Courses" height={80}>
        {(data) => (
          <div className={styles['form']}>
            {data
              .filter(({ id, is_active }) => is_active || taught.includes(id))
              .map(({ id, name, duration_minutes }) => (
                <Checkbox
                  key={id}
                  label={`${name} (${duration_minutes} minutes)`}
                  checked={taught.includes(id)}
                  disabled={save.isPending}
                  onChange={() =>
                    set(taught.includes(id) ? taught.filter((other) => other !== id) : [...taught, id])
                  }
                />
              ))}
          </div>
        )}
      </Loaded>
      <FormProblem error={save.error} />
    </Card>
  );
}

/** Whether slots of a trainer are offered at all; for the office. */
export function Offered({ availability }: PartProps) {
  const save = useChange('put', '/virtual-bls/trainers/{id}');
  const path = { id: availability.trainer_id };
  return (
    <>
      <Switch
        size="md"
        label="Slots are offered"
        checked={availability.is_active}
        disabled={save.isPending}
        onChange={({ currentTarget: { checked } }) =>
          save.mutate(
            { path, body: { is_active: checked } },
            {
              onSuccess: () =>
                notify(checked ? 'Slots are offered again.' : 'No slots are offered. What is booked stays.', {
                  run: () => save.mutate({ path, body: { is_active: !checked } }),
                }),
            },
          )
        }
      />
      <FormProblem error={save.error} />
    </>
  );
}
