import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type Schemas, useChange } from '../../api/console.ts';
import { readAll } from '../../api/read-all.ts';
import { useSession } from '../../session/session.ts';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { notify } from '../../ui/notify.tsx';
import styles from './Case.module.css';

type Referral = Schemas.ReferralCase;

function useAssign({ id, assigned_to: before }: Referral) {
  const assign = useChange('post', '/referrals/{id}/assign');
  const to = (personId: number | null, done: string) =>
    assign.mutate(
      { path: { id }, body: { person_id: personId } },
      {
        onSuccess: () =>
          notify(done, { run: () => assign.mutate({ path: { id }, body: { person_id: before } }) }),
      },
    );
  return { assign, to };
}

function AnyAssignee({ referral }: { readonly referral: Referral }) {
  const people = useQuery(readAll('/people', { kind: 'staff' }));
  const { assign, to } = useAssign(referral);
  const staff = (people.data ?? []).filter(({ role }) => ['staff_admin', 'staff_clinician'].includes(role));
  return (
    <>
      <NativeSelect
        label="With"
        value={String(referral.assigned_to ?? '')}
        disabled={assign.isPending}
        data={[
          { value: '', label: 'Nobody yet' },
          ...staff.map(({ id, name }) => ({ value: String(id), label: name })),
        ]}
        onChange={({ currentTarget: { value } }) =>
          to(
            value === '' ? null : Number(value),
            value === '' ? 'It is with nobody now.' : 'It is handed over.',
          )
        }
      />
      <FormProblem error={assign.error} />
    </>
  );
}

function SelfAssignee({ referral }: { readonly referral: Referral }) {
  const { person } = useSession();
  const { assign, to } = useAssign(referral);
  const isMine = referral.assigned_to === person.id;
  return (
    <div className={styles['assign']}>
      <p>With {referral.assigned_name ?? 'nobody yet'}</p>
      <Button
        variant="default"
        size="compact-sm"
        loading={assign.isPending}
        onClick={() => (isMine ? to(null, 'It is with nobody now.') : to(person.id, 'It is with you now.'))}
      >
        {isMine ? 'Give it back' : 'Take it'}
      </Button>
      <FormProblem error={assign.error} />
    </div>
  );
}

/** Whose case it is: administrators give it to anybody, others take it. */
export function Assign({ referral }: { readonly referral: Referral }) {
  const { person } = useSession();
  return person.role === 'staff_admin' ? (
    <AnyAssignee referral={referral} />
  ) : (
    <SelfAssignee referral={referral} />
  );
}
