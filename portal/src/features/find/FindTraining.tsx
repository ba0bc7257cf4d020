import { Tabs } from '@mantine/core';
import { IconMapPin, IconVideo } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { DeskPage } from '../../ui/DeskPage.tsx';
import { Classrooms } from './Classrooms.tsx';
import { RemoteSlots } from './RemoteSlots.tsx';

/** Find training. */
export function FindTraining() {
  const { tab = 'classroom' } = useSearch({ from: '/app/find' });
  const navigate = useNavigate({ from: '/app/find' });
  return (
    <DeskPage
      title="Find training"
      lead="Choose a class or a remote session, keep the places while you fill in who comes, and book them in one go."
    >
      <Tabs
        value={tab}
        keepMounted={false}
        onChange={(next) => void navigate({ search: next === 'remote' ? { tab: 'remote' } : {} })}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="classroom" leftSection={<IconMapPin size={16} aria-hidden />}>
            Classrooms
          </Tabs.Tab>
          <Tabs.Tab value="remote" leftSection={<IconVideo size={16} aria-hidden />}>
            Remote sessions
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="classroom">
          <Classrooms />
        </Tabs.Panel>
        <Tabs.Panel value="remote">
          <RemoteSlots />
        </Tabs.Panel>
      </Tabs>
    </DeskPage>
  );
}
