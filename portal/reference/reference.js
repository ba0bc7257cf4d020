// Shows the API reference of the product in the address, /docs/<product>, with the others one click away.
// Copies of their own: shared with the portal, they would come with its base, which restyles the reference.
import '@fontsource-variable/inter/wght.css?reference';
import '@fontsource-variable/source-serif-4/wght.css?reference';
import '../src/app/tokens.css?reference';
import './reference.css';
import { keepRepaired } from './repair.js';

const place = document.querySelector('#reference');

/** The reference's own script is four megabytes and built on its own: it is loaded beside the product list. */
function loadScript(src) {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = src;
    script.onload = resolve;
    script.onerror = () => reject(new Error(`${src} could not be loaded`));
    document.head.append(script);
  });
}

async function loadProducts() {
  const answer = await fetch('/docs/products.json');
  if (!answer.ok) throw new Error(`the list of products answered ${answer.status}`);
  return (await answer.json()).data;
}

const source = (product, shown) => ({
  title: product.title,
  slug: product.slug,
  url: product.openapi,
  default: product === shown,
  // The address the page was opened with, whatever the deployment calls itself: try-it then stays on one origin.
  servers: [{ url: `${location.origin}${product.mount}` }],
});

/** The reference keeps its own note of light or dark; the rest of the portal follows it, and it the portal. */
function shareColours() {
  const page = document.documentElement;
  localStorage.setItem('colorMode', page.getAttribute('data-mantine-color-scheme') ?? 'light');
  new MutationObserver(() => {
    const scheme = document.body.classList.contains('dark-mode') ? 'dark' : 'light';
    if (scheme === page.getAttribute('data-mantine-color-scheme')) return;
    page.setAttribute('data-mantine-color-scheme', scheme);
    localStorage.setItem('mantine-color-scheme-value', scheme);
  }).observe(document.body, { attributes: true, attributeFilter: ['class'] });
}

function show(products) {
  const slug = location.pathname.split('/').pop();
  const shown = products.find((product) => product.slug === slug) ?? products[0];
  document.title = `${shown.title} API · Veriward`;
  const description = document.querySelector('#openapi');
  description.href = shown.openapi;
  description.hidden = false;
  shareColours();
  keepRepaired(document.body);
  place.replaceChildren();
  window.Scalar.createApiReference('#reference', {
    sources: products.map((product) => source(product, shown)),
    theme: 'none',
    withDefaultFonts: false,
    telemetry: false,
    hideClientButton: true,
    showDeveloperTools: 'never',
    agent: { disabled: true },
    mcp: { disabled: true },
    defaultOpenAllTags: true,
    defaultHttpClient: { targetKey: 'shell', clientKey: 'curl' },
    authentication: { preferredSecurityScheme: shown.security },
    modelsSectionLabel: 'Schemas',
    persistAuth: false,
  });
}

try {
  const [products] = await Promise.all([loadProducts(), loadScript('/docs/assets/scalar.js')]);
  show(products);
} catch (error) {
  const note = document.createElement('p');
  note.className = 'vw-note';
  note.setAttribute('role', 'alert');
  note.textContent = `The reference could not be loaded: ${error.message}. Reload the page to try again.`;
  place.replaceChildren(note);
}
