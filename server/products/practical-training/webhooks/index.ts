import { deleteWebhook, patchWebhook, rotateWebhook, updateWebhook } from './change-webhook.ts';
import { createWebhook } from './create-webhook.ts';
import { listDeliveries, listWebhookEvents, resendDelivery, resendEvents } from './deliveries.ts';
import { listEvents } from './list-events.ts';
import { getWebhook, listWebhooks } from './read-webhooks.ts';
import { testWebhook } from './test-webhook.ts';

/** Everything about webhooks, in the order of the docs. */
export const webhookEndpoints = [
  createWebhook,
  listWebhooks,
  getWebhook,
  updateWebhook,
  patchWebhook,
  deleteWebhook,
  rotateWebhook,
  testWebhook,
  listDeliveries,
  listWebhookEvents,
  resendDelivery,
  resendEvents,
  listEvents,
];
