import { useSession } from '../../session/session.ts';
import { OrganisationSelect } from '../../ui/OrganisationSelect.tsx';

interface OrganisationPickerProps {
  readonly value: number | undefined;
  readonly onPick: (value: number | undefined) => void;
}

/** Staff narrow a list to one organisation; trainers, who see no list of them, do not. */
export function OrganisationPicker(props: OrganisationPickerProps) {
  const { person } = useSession();
  if (person.role !== 'staff_admin') return null;
  return <OrganisationSelect label="Organisation" none="All organisations" {...props} />;
}
