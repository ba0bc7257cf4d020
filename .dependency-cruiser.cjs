// dependency-cruiser 17.4 reads .tsx with its swc parser only when that is told to ("TODO: {tj}sx" in its source).
const swc = require('@swc/core');

const { parseFileSync } = swc;
swc.parseFileSync = (file, options) => parseFileSync(file, { ...options, tsx: file.endsWith('.tsx') });

/** The arrows of docs/architecture.md: main -> products -> domains -> platform. */
const compositionRoot = '^server/([^/]+\\.ts$|roles/|cli/|demo/)';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'platform-knows-no-business',
      severity: 'error',
      from: { path: '^server/platform/' },
      to: { path: '^server/', pathNot: '^server/(platform/|migrations/schema\\.gen\\.ts)' },
    },
    {
      name: 'domains-stand-on-the-platform-only',
      severity: 'error',
      from: { path: '^server/domains/' },
      to: { path: '^server/', pathNot: '^server/(platform/|domains/|migrations/schema\\.gen\\.ts)' },
    },
    {
      name: 'a-domain-has-one-door',
      severity: 'error',
      from: { path: '^server/domains/([^/]+)/' },
      to: {
        path: '^server/domains/([^/]+)/',
        pathNot: ['^server/domains/$1/', '^server/domains/[^/]+/index\\.ts$'],
      },
    },
    {
      name: 'others-use-the-door-too',
      severity: 'error',
      from: { path: '^(server|tests|bench)/', pathNot: '^server/domains/' },
      to: { path: '^server/domains/[^/]+/(?!index\\.ts$)' },
    },
    {
      name: 'products-know-domains-and-platform',
      severity: 'error',
      from: { path: '^server/products/' },
      to: { path: compositionRoot },
    },
    {
      name: 'a-product-imports-no-other-product',
      comment:
        'products/bearer, products/training and products/webhooks are not products but what several share.',
      severity: 'error',
      from: { path: '^server/products/([^/]+)/' },
      to: {
        path: '^server/products/([^/]+)/',
        pathNot: ['^server/products/$1/', '^server/products/(bearer|training|webhooks)/'],
      },
    },
    {
      name: 'what-products-share-knows-no-product',
      severity: 'error',
      from: { path: '^server/products/(bearer|training|webhooks)/' },
      to: { path: '^server/products/', pathNot: '^server/products/(bearer|training|webhooks)/' },
    },
    {
      name: 'one-http-client',
      comment:
        'Outgoing HTTP is platform/safe-fetch; of the built-in modules and globals biome.json says the same.',
      severity: 'error',
      from: { path: '^server/', pathNot: '^server/platform/safe-fetch/' },
      to: { path: 'node_modules/(axios|got|node-fetch|undici|superagent|ky)/' },
    },
    {
      name: 'stripe-is-called-in-one-place',
      comment: 'There it is given safe-fetch as its way out: docs/decisions/stripe-by-its-own-client.md.',
      severity: 'error',
      from: { path: '^server/', pathNot: '^server/domains/payments/stripe/' },
      to: { path: 'node_modules/stripe/' },
    },
    {
      name: 'paypal-is-called-in-one-place',
      comment: 'There it is given safe-fetch as its way out: docs/decisions/paypal-by-its-own-client.md.',
      severity: 'error',
      from: { path: '^server/', pathNot: '^server/domains/payments/paypal/' },
      to: { path: 'node_modules/@(paypal|apimatic)/' },
    },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-test-code-in-production',
      severity: 'error',
      from: { path: '^server/', pathNot: '\\.(test|fixtures)\\.ts$' },
      to: { path: '(\\.(test|fixtures)\\.ts$|^tests/|^bench/)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Its swc parser does not know JSX: what pages written in it may import, .oxlintrc.json says.
    exclude: { path: '^dist/|\\.tsx$' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.css', '.svg'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
    detectProcessBuiltinModuleCalls: true,
  },
};
