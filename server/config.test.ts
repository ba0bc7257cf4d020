import { describe, expect, test } from 'vitest';
import { ConfigError, describeSettings, loadConfig } from './config.ts';

describe('settings', () => {
  test('have the documented defaults', () => {
    expect(loadConfig({})).toMatchObject({
      port: 8080,
      host: '127.0.0.1',
      publicUrl: undefined,
      role: 'all',
      mode: 'sandbox',
      databaseUrl: undefined,
      poolSize: 8,
      rateLimitPerMinute: 60,
      authRateLimitPerMinute: 10,
      demoData: true,
      logLevel: 'info',
      production: false,
    });
    expect(loadConfig({}).dataDir).toMatch(/\/\.veriward$/);
  });

  test.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['PORT', '80.5'],
    ['PUBLIC_URL', 'ftp://x'],
    ['VERIWARD_ROLE', 'king'],
    ['VERIWARD_MODE', 'test'],
    ['DATABASE_URL', 'mysql://x'],
    ['DATABASE_POOL_SIZE', '1'],
    ['RATE_LIMIT_PER_MINUTE', '-1'],
    ['LOG_LEVEL', 'loud'],
    ['SECRET_KEY', 'short'],
    ['DEMO_DATA', 'perhaps'],
    ['PRODUCT_HOSTS', 'nonsense'],
    ['STRIPE_SECRET_KEY', 'pk_test_x'],
    ['STRIPE_WEBHOOK_SECRET', 'secret'],
    ['STRIPE_API_BASE', 'http://stripe.example.org'],
    ['STRIPE_API_BASE', 'http://localhost.example.org'],
    ['STRIPE_API_BASE', 'ftp://127.0.0.1'],
    ['PAYPAL_CLIENT_ID', 'with a space'],
    ['PAYPAL_CLIENT_ID', 'with:colon'],
    ['PAYPAL_CLIENT_SECRET', 'with a space'],
    ['PAYPAL_WEBHOOK_ID', 'https://example.org'],
    ['PAYPAL_API_BASE', 'http://api-m.paypal.com'],
  ])('a wrong %s stops the start with one line that names it', (name, value) => {
    const load = () => loadConfig({ [name]: value });
    expect(load).toThrow(ConfigError);
    expect(load).toThrow(new RegExp(`^${name} must be [^\\n]+$`));
  });

  test('a wrong secret is not repeated in the message', () => {
    expect(() => loadConfig({ SECRET_KEY: 'hunter2' })).toThrow(/^((?!hunter2).)*$/);
    expect(() => loadConfig({ DATABASE_URL: 'mysql://user:hunter2@host/db' })).toThrow(/^((?!hunter2).)*$/);
  });

  test('Stripe wants both of its keys, and is taken from both', () => {
    const keys = { STRIPE_SECRET_KEY: 'sk_test_x', STRIPE_WEBHOOK_SECRET: 'whsec_x' };
    expect(() => loadConfig({ STRIPE_SECRET_KEY: 'sk_test_x' })).toThrow(
      /^STRIPE_WEBHOOK_SECRET must be set/,
    );
    expect(() => loadConfig({ STRIPE_WEBHOOK_SECRET: 'whsec_x' })).toThrow(/^STRIPE_SECRET_KEY must be set/);
    expect(loadConfig({}).stripe).toBeNull();
    expect(loadConfig(keys).stripe).toEqual({
      secretKey: 'sk_test_x',
      webhookSecret: 'whsec_x',
      apiBase: 'https://api.stripe.com',
    });
    const loopback = { ...keys, STRIPE_API_BASE: 'http://127.0.0.1:12111' };
    const live = { VERIWARD_MODE: 'live', SMTP_URL: 'smtp://127.0.0.1', MAIL_FROM: 'a@example.org' };
    expect(() => loadConfig({ ...live, ...loopback })).toThrow(/^STRIPE_API_BASE must be an https URL/);
    expect(loadConfig(loopback).stripe?.apiBase).toBe('http://127.0.0.1:12111');
  });

  test('PayPal wants its three keys, and is taken from all of them', () => {
    const keys = { PAYPAL_CLIENT_ID: 'Ac-1', PAYPAL_CLIENT_SECRET: 'Ec_2', PAYPAL_WEBHOOK_ID: '8PT5' };
    expect(loadConfig({}).paypal).toBeNull();
    expect(loadConfig(keys).paypal).toEqual({
      clientId: 'Ac-1',
      clientSecret: 'Ec_2',
      webhookId: '8PT5',
      apiBase: 'https://api-m.paypal.com',
    });
    for (const name of Object.keys(keys)) {
      const load = () => loadConfig({ ...keys, [name]: '' });
      expect(load).toThrow(new RegExp(`^${name} must be set too`));
    }
    const live = { VERIWARD_MODE: 'live', SMTP_URL: 'smtp://127.0.0.1', MAIL_FROM: 'a@example.org' };
    const loopback = { ...keys, PAYPAL_API_BASE: 'http://127.0.0.1:12111' };
    expect(loadConfig(loopback).paypal?.apiBase).toBe('http://127.0.0.1:12111');
    expect(() => loadConfig({ ...live, ...loopback })).toThrow(/^PAYPAL_API_BASE must be an https URL/);
  });

  test('production refuses demo data and wants one key for all processes', () => {
    expect(loadConfig({ NODE_ENV: 'production', DEMO_DATA: 'true' }).demoData).toBe(false);
    expect(() => loadConfig({ NODE_ENV: 'production', DATABASE_URL: 'postgres://x/y' })).toThrow(
      /^SECRET_KEY must be set/,
    );
  });

  test('demo data is for the embedded database unless asked for', () => {
    expect(loadConfig({ DATABASE_URL: 'postgres://x/y' }).demoData).toBe(false);
    expect(loadConfig({ DATABASE_URL: 'postgres://x/y', DEMO_DATA: '1' }).demoData).toBe(true);
  });

  test('host names are mapped to products', () => {
    const { productHosts } = loadConfig({
      PRODUCT_HOSTS: 'practical-training=https://training.example.org/api/v1/, x=http://other:8080',
    });
    expect(productHosts.get('training.example.org')).toEqual({
      product: 'practical-training',
      base: 'https://training.example.org/api/v1',
    });
    expect(productHosts.get('other:8080')).toEqual({ product: 'x', base: 'http://other:8080' });
  });

  test('each one is documented', () => {
    for (const { name, doc } of describeSettings())
      expect(`${name}: ${doc}`).toMatch(/^[A-Z_]+: \S.{10,}\.?$/);
  });
});
