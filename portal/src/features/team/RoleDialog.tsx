import { Button, Modal, Radio } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { roleWords } from '../../session/role-words.ts';
import { useSession } from '../../session/session.ts';
import { DialogButtons } from '../../ui/DialogButtons.tsx';
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

/** A role, and of a trainer the record. */
interface Held {
  readonly role: Person['role'];
  readonly trainerId: number | null;
}

/** Gives somebody the role chosen; says so, with the way back. */
function useSetRole({ person: { name }, acts, onClose }: RoleDialogProps) {
  const give = ({ role, trainerId }: Held) => acts.setRole(role, trainerId ?? undefined);
  const called = ({ role }: Held) => roleWords[role].name.toLowerCase();
  return useMutation({
    // `before` is handed along: the list is read anew before this is done, and then shows the new role
    mutationFn: ({ next }: { readonly before: Held; readonly next: Held }) => give(next),
    onSuccess: (_answer, { before, next }) => {
      onClose();
      const back = () =>
        give(before).then(
          () => notify(`${name} is ${called(before)} again.`),
          (error: Error) => notify(error.message),
        );
      notify(`${name} is now ${called(next)}.`, { run: () => void back() });
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
  const before = { role: person.role, trainerId: person.trainer_id };
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
        <DialogButtons onClose={onClose}>
          <Button
            loading={change.isPending}
            disabled={
              (role === 'staff_trainer' && trainerId === null) ||
              (role === person.role && trainerId === person.trainer_id)
            }
            onClick={() =>
              change.mutate({
                before,
                next: { role, trainerId: role === 'staff_trainer' ? trainerId : null },
              })
            }
          >
            Change the role
          </Button>
        </DialogButtons>
      </div>
    </Modal>
  );
}
