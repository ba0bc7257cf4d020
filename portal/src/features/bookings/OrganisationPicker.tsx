import { useQuery } from '@tanstack/react-query';
import { read } from '../../api/console.ts';
import { useSession } from '../../session/session.ts';
import { Picker } from '../../ui/Picker.tsx';

interface OrganisationPickerProps {
  readonly value: number | undefined;
  readonly onPick: (value: number | undefined) => void;
}

function AdminsPicker({ value, onPick }: OrganisationPickerProps) {
  const { data } = useQuery(read('/organisations', { query: { per_page: 100 } }));
  const options = (data?.data ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Picker label="Organisation" any="All organisations" options={options} value={value} onPick={onPick} />
  );
}

/** Staff narrow a list to one organisation; trainers, who see no list of them, do not. */
export function OrganisationPicker(props: OrganisationPickerProps) {
  const { person } = useSession();
  return person.role === 'staff_admin' ? <AdminsPicker {...props} /> : null;
}
