import { webhookLogEndpoints } from './log.ts';
import { manageWebhookEndpoints } from './manage.ts';
import { listWebhooks } from './read.ts';

/** Webhooks of an organisation, product by product. */
export const webhookEndpoints = [listWebhooks, ...manageWebhookEndpoints, ...webhookLogEndpoints];
