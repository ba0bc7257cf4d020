import { z } from 'zod';
import { ConfigError } from './config-error.ts';
import { providerBase } from './config-rules.ts';

const zoomCredential = z
  .string()
  .regex(/^[\x21-\x39\x3b-\x7e]+$/, 'a credential without spaces or colons')
  .optional();

/** Settings of the services of others that this one uses. */
export const serviceSettings = {
  STRIPE_SECRET_KEY: {
    rule: z
      .string()
      .regex(/^(sk|rk)_\w+$/, 'a key that starts with sk_ or rk_')
      .optional(),
    default: undefined,
    doc: 'Key of the Stripe account that candidates pay to. Default: in sandbox mode payments are tried out, else candidates cannot pay.',
    secret: true,
  },
  STRIPE_WEBHOOK_SECRET: {
    rule: z
      .string()
      .regex(/^whsec_\S+$/, 'a secret that starts with whsec_')
      .optional(),
    default: undefined,
    doc: 'Signing secret of the endpoint at Stripe that points to /payments/stripe/webhook. Needed when STRIPE_SECRET_KEY is set.',
    secret: true,
  },
  STRIPE_API_BASE: {
    rule: providerBase,
    default: 'https://api.stripe.com',
    doc: 'Where the API of Stripe is. Tests put their own in its place.',
  },
  PAYPAL_CLIENT_ID: {
    rule: z
      .string()
      .regex(/^[\x21-\x39\x3b-\x7e]+$/, 'a client id of PayPal')
      .optional(),
    default: undefined,
    doc: 'Client id of the PayPal app that candidates of Virtual BLS pay to. Default: in sandbox mode payments are tried out, else candidates cannot pay.',
  },
  PAYPAL_CLIENT_SECRET: {
    rule: z
      .string()
      .regex(/^[\x21-\x7e]+$/, 'a secret of PayPal')
      .optional(),
    default: undefined,
    doc: 'Secret of that app. Needed when PAYPAL_CLIENT_ID is set.',
    secret: true,
  },
  PAYPAL_WEBHOOK_ID: {
    rule: z
      .string()
      .regex(/^[A-Za-z0-9]+$/, 'an id such as 8PT597110X687430L')
      .optional(),
    default: undefined,
    doc: 'Id of the webhook at PayPal that points to /payments/paypal/webhook. Needed when PAYPAL_CLIENT_ID is set.',
  },
  PAYPAL_API_BASE: {
    rule: providerBase,
    default: 'https://api-m.paypal.com',
    doc: 'Where the API of PayPal is: https://api-m.sandbox.paypal.com with keys of its sandbox.',
  },
  VIDEO_MEETINGS: {
    rule: z.enum(['rooms', 'sandbox', 'zoom'], 'rooms, sandbox or zoom').optional(),
    default: undefined,
    doc: 'Where remote sessions are held: rooms (each trainer’s own), zoom (a meeting made for each session) or, to try that out, sandbox. Default: zoom when ZOOM_ACCOUNT_ID is set, else rooms.',
  },
  ZOOM_ACCOUNT_ID: {
    rule: zoomCredential,
    default: undefined,
    doc: 'Account id of a server-to-server OAuth app at Zoom.',
  },
  ZOOM_CLIENT_ID: {
    rule: zoomCredential,
    default: undefined,
    doc: 'Client id of that app. Needed when ZOOM_ACCOUNT_ID is set.',
  },
  ZOOM_CLIENT_SECRET: {
    rule: zoomCredential,
    default: undefined,
    doc: 'Client secret of that app. Needed when ZOOM_ACCOUNT_ID is set.',
    secret: true,
  },
  ZOOM_API_BASE: {
    rule: providerBase,
    default: 'https://api.zoom.us',
    doc: 'Where the API of Zoom is. Tests put their own in its place.',
  },
  ZOOM_OAUTH_BASE: {
    rule: providerBase,
    default: 'https://zoom.us',
    doc: 'Where Zoom gives out tokens. Tests put their own in its place.',
  },
};

type Read = {
  [Name in keyof typeof serviceSettings]: z.output<(typeof serviceSettings)[Name]['rule']>;
} & { readonly VERIWARD_MODE: 'sandbox' | 'live' };

/** How the services of others are reached. */
export interface Services {
  /** Null: without keys. */
  readonly stripe: {
    readonly secretKey: string;
    readonly webhookSecret: string;
    readonly apiBase: string;
  } | null;
  /** Null: without keys. */
  readonly paypal: {
    readonly clientId: string;
    readonly clientSecret: string;
    readonly webhookId: string;
    readonly apiBase: string;
  } | null;
  /** Who makes the meetings of remote sessions. */
  readonly videoMeetings: 'rooms' | 'sandbox' | 'zoom';
  /** Null: without keys. */
  readonly zoom: {
    readonly accountId: string;
    readonly clientId: string;
    readonly clientSecret: string;
    readonly apiBase: string;
    readonly oauthBase: string;
  } | null;
}

/** One key without the other would take money and never hear of it. */
function readStripe(read: Read): Services['stripe'] {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret } = read;
  if (secretKey) checkProviderBase(read, 'STRIPE_API_BASE');
  if (secretKey && webhookSecret) return { secretKey, webhookSecret, apiBase: read.STRIPE_API_BASE };
  if (secretKey || webhookSecret) {
    throw new ConfigError(
      `${secretKey ? 'STRIPE_WEBHOOK_SECRET' : 'STRIPE_SECRET_KEY'} must be set too: Stripe needs both.`,
    );
  }
  return null;
}

/** A live deployment would give its key away. */
function checkProviderBase(
  read: Read,
  name: `${'STRIPE' | 'PAYPAL' | 'ZOOM'}_API_BASE` | 'ZOOM_OAUTH_BASE',
): void {
  if (read.VERIWARD_MODE === 'live' && read[name].startsWith('http:')) {
    throw new ConfigError(`${name} must be an https URL when VERIWARD_MODE=live.`);
  }
}

/** All of them or none: what is missing would be missed when somebody has paid. */
function readPayPal(read: Read): Services['paypal'] {
  const {
    PAYPAL_CLIENT_ID: clientId,
    PAYPAL_CLIENT_SECRET: clientSecret,
    PAYPAL_WEBHOOK_ID: webhookId,
  } = read;
  if (!clientId && !clientSecret && !webhookId) return null;
  checkProviderBase(read, 'PAYPAL_API_BASE');
  if (clientId && clientSecret && webhookId)
    return { clientId, clientSecret, webhookId, apiBase: read.PAYPAL_API_BASE };
  const missing = (['PAYPAL_CLIENT_ID', 'PAYPAL_CLIENT_SECRET', 'PAYPAL_WEBHOOK_ID'] as const).find(
    (name) => !read[name],
  );
  throw new ConfigError(`${missing} must be set too: PayPal needs all three.`);
}

/** All three or none: a token needs them. */
function readZoom(read: Read): Services['zoom'] {
  const { ZOOM_ACCOUNT_ID: accountId, ZOOM_CLIENT_ID: clientId, ZOOM_CLIENT_SECRET: clientSecret } = read;
  if (!accountId && !clientId && !clientSecret) return null;
  if (!accountId || !clientId || !clientSecret) {
    throw new ConfigError('ZOOM_ACCOUNT_ID, ZOOM_CLIENT_ID and ZOOM_CLIENT_SECRET must be set together.');
  }
  checkProviderBase(read, 'ZOOM_API_BASE');
  checkProviderBase(read, 'ZOOM_OAUTH_BASE');
  return { accountId, clientId, clientSecret, apiBase: read.ZOOM_API_BASE, oauthBase: read.ZOOM_OAUTH_BASE };
}

function readMeetings(read: Read): Pick<Services, 'videoMeetings' | 'zoom'> {
  const zoom = readZoom(read);
  const videoMeetings = read.VIDEO_MEETINGS ?? (zoom ? 'zoom' : 'rooms');
  if (videoMeetings === 'zoom' && !zoom) {
    throw new ConfigError('ZOOM_ACCOUNT_ID must be set when VIDEO_MEETINGS=zoom.');
  }
  if (videoMeetings === 'sandbox' && read.VERIWARD_MODE === 'live') {
    throw new ConfigError('VIDEO_MEETINGS must not be sandbox when VERIWARD_MODE=live: nobody could meet.');
  }
  return { videoMeetings, zoom };
}

/** Reads what the services need; throws a ConfigError when a part of it is missing. */
export function readServices(read: Read): Services {
  return { stripe: readStripe(read), paypal: readPayPal(read), ...readMeetings(read) };
}
