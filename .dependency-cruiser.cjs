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
      comment: 'products/bearer is not a product but what the bearer family shares.',
      severity: 'error',
      from: { path: '^server/products/([^/]+)/' },
      to: {
        path: '^server/products/([^/]+)/',
        pathNot: ['^server/products/$1/', '^server/products/bearer/'],
      },
    },
    {
      name: 'the-bearer-family-knows-no-product',
      severity: 'error',
      from: { path: '^server/products/bearer/' },
      to: { path: '^server/products/', pathNot: '^server/products/bearer/' },
    },
    {
      name: 'one-http-client',
      comment: 'No other HTTP client than platform/safe-fetch.',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: 'node_modules/(axios|got|node-fetch|undici|superagent|ky)/' },
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
    exclude: { path: '^(dist|node_modules)' },
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
