export { changeWebhookEndpoint, deleteWebhookEndpoint, rotateWebhookSecret } from './change-endpoint.ts';
export { startDelivering } from './deliver-calls.ts';
export type { StoredEvent, WebhookDialect } from './dialect.ts';
export {
  getWebhookEndpoint,
  listEndpointsOfAllProducts,
  listWebhookEndpoints,
  type Subscriber,
  type WebhookEndpoint,
} from './endpoint.ts';
export { envelopeOf } from './envelope.ts';
export { webhookProblems } from './errors.ts';
export { forgetOldCalls } from './forget-calls.ts';
export { getWebhookCall } from './get-call.ts';
export { webhookJobs } from './jobs.ts';
export { callStates, listWebhookCalls, type WebhookCall } from './list-calls.ts';
export { type EndpointHealth, listEndpointHealth } from './list-health.ts';
export {
  cursorText,
  firstCursor,
  readCursor,
  readEvents,
  renewEventOrder,
} from './read-events.ts';
export { type CheckTarget, registerWebhookEndpoint } from './register-endpoint.ts';
export { resendWebhookCall, resendWebhookEvents } from './resend.ts';
export { readyCalls, retakeCalls, settleCalls } from './settle-calls.ts';
export { signedHeaders } from './sign.ts';
export { testWebhookEndpoint } from './test-endpoint.ts';
export {
  listFailingEndpoints,
  readWebhookHealth,
  type WebhookHealth,
} from './webhook-health.ts';
export { countEventFates, type EventFate, eventFates, listEventFates } from './what-became.ts';
