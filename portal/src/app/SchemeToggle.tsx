import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconMoon, IconSun } from '@tabler/icons-react';

/** Switches between the light and the dark colours; the choice is kept in this browser. */
export function SchemeToggle() {
  const { setColorScheme } = useMantineColorScheme();
  // read after the first render: a page that comes drawn from the server knows no device
  const shown = useComputedColorScheme('light');
  const other = shown === 'dark' ? 'light' : 'dark';
  const Icon = shown === 'dark' ? IconSun : IconMoon;
  return (
    <ActionIcon
      variant="default"
      size={38}
      aria-label={`Use ${other} colours`}
      onClick={() => setColorScheme(other)}
    >
      <Icon size={19} stroke={1.7} aria-hidden />
    </ActionIcon>
  );
}
