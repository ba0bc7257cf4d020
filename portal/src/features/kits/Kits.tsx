import { Button, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { read } from '../../api/console.ts';
import { DeskPage } from '../../ui/DeskPage.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { KitBoard } from './KitBoard.tsx';
import type { KitTask } from './KitCard.tsx';
import { KitTasks, RegisterKit } from './KitTasks.tsx';
import { RetiredKits } from './RetiredKits.tsx';
import { ScanEntry } from './ScanEntry.tsx';
import { type Card, useScanner } from './use-scanner.ts';

const route = getRouteApi('/app/kits');

function BoardFilter() {
  const { search } = route.useSearch();
  const navigate = route.useNavigate();
  const filter = useDebouncedCallback((typed: string) => {
    const words = typed.trim();
    void navigate({
      search: ({ column }) => ({ ...(column ? { column } : {}), ...(words === '' ? {} : { search: words }) }),
      replace: true,
    });
  }, 250);
  return (
    <TextInput
      aria-label="Filter the board"
      placeholder="Filter by kit, candidate or booking"
      leftSection={<IconSearch size={18} aria-hidden />}
      defaultValue={search ?? ''}
      onChange={(event) => filter(event.currentTarget.value)}
      maw={420}
    />
  );
}

/** The kit board: what to post, what is out, what is late, and one field for all scanning. */
export function Kits() {
  const { search, column = 'to_post' } = route.useSearch();
  const navigate = route.useNavigate();
  const [registers, setRegisters] = useState(false);
  const [doing, setDoing] = useState<{ task: KitTask; card: Card } | null>(null);
  const board = useQuery(read('/virtual-bls/kit-board', { query: search ? { search } : {} }));
  const scanner = useScanner(board.data?.to_post.cards ?? [], board.data?.here.cards ?? []);
  return (
    <DeskPage
      title="Kits"
      lead="Where every training kit is, and who waits for one."
      actions={
        <Button
          leftSection={<IconPlus size={18} aria-hidden />}
          variant="default"
          onClick={() => setRegisters(true)}
        >
          Register a kit
        </Button>
      }
    >
      <ScanEntry scanner={scanner} />
      <BoardFilter />
      <Loaded query={board} what="The kit board" height={420}>
        {(data) => (
          <KitBoard
            board={data}
            scanner={scanner}
            column={column}
            onColumn={(next) => void navigate({ search: (old) => ({ ...old, column: next }) })}
            onTask={(task, card) => setDoing({ task, card })}
          />
        )}
      </Loaded>
      <RetiredKits />
      <KitTasks doing={doing} onDone={() => setDoing(null)} />
      <RegisterKit opened={registers} onDone={() => setRegisters(false)} />
    </DeskPage>
  );
}
