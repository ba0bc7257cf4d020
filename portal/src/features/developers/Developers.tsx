import { Anchor, Tabs } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { DeskPage } from '../../ui/DeskPage.tsx';
import { ApiKeys } from './ApiKeys.tsx';
import { Deliveries } from './Deliveries.tsx';
import { Webhooks } from './Webhooks.tsx';

/** What programs need: keys, webhooks, and the log of what was sent to them. */
export function Developers() {
  const { tab = 'keys' } = useSearch({ from: '/app/developers' });
  const navigate = useNavigate({ from: '/app/developers' });
  return (
    <DeskPage
      title="Developers"
      lead={
        <>
          Let your own systems book and hear of what happens. <Link to="/docs">Read the documentation</Link>{' '}
          or{' '}
          <Anchor inherit underline="always" href="/docs/webhooks/debugger">
            check a webhook’s signature
          </Anchor>
          .
        </>
      }
    >
      <Tabs
        value={tab}
        keepMounted={false}
        onChange={(next) =>
          void navigate({ search: next === 'webhooks' || next === 'deliveries' ? { tab: next } : {} })
        }
      >
        <Tabs.List>
          <Tabs.Tab value="keys">API keys</Tabs.Tab>
          <Tabs.Tab value="webhooks">Webhooks</Tabs.Tab>
          <Tabs.Tab value="deliveries">Deliveries</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="keys" pt="md">
          <ApiKeys />
        </Tabs.Panel>
        <Tabs.Panel value="webhooks" pt="md">
          <Webhooks />
        </Tabs.Panel>
        <Tabs.Panel value="deliveries" pt="md">
          <Deliveries />
        </Tabs.Panel>
      </Tabs>
    </DeskPage>
  );
}
