import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/source-serif-4/wght.css';
import '@mantine/core/styles/baseline.layer.css';
import '@mantine/core/styles/default-css-variables.layer.css';
import '@mantine/core/styles/global.layer.css';
import '@mantine/core/styles/UnstyledButton.layer.css';
import '@mantine/core/styles/ActionIcon.layer.css';
import '@mantine/core/styles/Button.layer.css';
import '@mantine/core/styles/Loader.layer.css';
import '@mantine/core/styles/Skeleton.layer.css';
import './app/tokens.css';
import './app/app.css';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { queries } from './api/query-client.ts';
import { App } from './app/App.tsx';
import { takeDrawn } from './app/drawn.ts';
import { makeRouter } from './app/router.tsx';

async function start(root: HTMLElement): Promise<void> {
  const router = makeRouter(queries);
  const app = <App router={router} queries={queries} />;
  if (!takeDrawn(queries)) {
    createRoot(root).render(app);
    return;
  }
  // the page stands already, drawn by the server: its code is loaded first, then it comes alive as it is
  router.ssr = { manifest: undefined };
  await router.load();
  hydrateRoot(root, app);
}

const root = document.getElementById('root');
if (root) void start(root);
