import { Button, Modal, Radio } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { roleWords } from '../../session/role-words.ts';
import { useSession } from '../../session/session.ts';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { notify } from '../../ui/notify.tsx';
import type { Person } from './person-words.tsx';
import styles from './Team.module.css';
import { TrainerSelect } from './TrainerSelect.tsx';
import type { MemberRole, PersonActs, StaffRole } from './use-person-actions.ts';

const memberRoles: readonly MemberRole[] = [
  'agency_viewer',
  'agency_manager',
  'agency_admin',
  'agency_owner',
];
const staffRoles: readonly StaffRole[] = ['staff_admin', 'staff_trainer', 'staff_clinician'];

interface RoleDialogProps {
  readonly person: Person;
  readonly acts: PersonActs;
  readonly onClose: () => void;
}

/** Gives somebody the role chosen; says so, and which it was. */
function useSetRole({ person, acts, onClose }: RoleDialogProps) {
  const { name } = person;
  return useMutation({
    mutationFn: ({ role, trainerId }: { role: Person['role']; trainerId: number | null }) =>
      acts.setRole(role, trainerId ?? undefined),
    onSuccess: (_answer, { role }) => {
      onClose();
      notify(
        `${name} is now ${roleWords[role].name.toLowerCase()}, no longer ${roleWords[person.role].name.toLowerCase()}.`,
      );
    },
  });
}

const rolesFor = (person: Person): readonly Person['role'][] =>
  person.organisation_id === null ? staffRoles : memberRoles;

function Choices({ person }: { readonly person: Person }) {
  const { person: self } = useSession();
  return rolesFor(person).map((one) => (
    <Radio
      key={one}
      value={one}
      label={roleWords[one].name}
      description={roleWords[one].what}
      disabled={one === 'agency_owner' && self.role === 'agency_admin'}
    />
  ));
}

/** Another role for somebody, each with what it is for. */
export function RoleDialog({ person, acts, onClose }: RoleDialogProps) {
  const [role, setRole] = useState(person.role);
  const [trainerId, setTrainerId] = useState(person.trainer_id);
  const change = useSetRole({ person, acts, onClose });
  return (
    <Modal
      opened
      onClose={onClose}
      title={`${person.name}’s role`}
      centered
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <div className={styles['choices']}>
        <Radio.Group
          label="Role"
          description="The new one holds at once, where they are signed in as well."
          value={role}
          onChange={(value) => setRole(rolesFor(person).find((one) => one === value) ?? role)}
        >
          <div className={styles['choices']} style={{ marginTop: '0.75rem' }}>
            <Choices person={person} />
          </div>
        </Radio.Group>
        {role === 'staff_trainer' ? <TrainerSelect value={trainerId} onChange={setTrainerId} /> : null}
        <FormProblem error={change.error} />
        <div className={styles['buttons']}>
          <Button
            loading={change.isPending}
            disabled={
              (role === 'staff_trainer' && trainerId === null) ||
              (role === person.role && trainerId === person.trainer_id)
            }
            onClick={() => change.mutate({ role, trainerId: role === 'staff_trainer' ? trainerId : null })}
          >
            Change the role
          </Button>
          <Button variant="default" onClick={onClose}>
            Leave it
          </Button>
        </div>
      </div>
    </Modal>
  );
}
