import { openEventEndpoints } from './events.ts';
import { meansEndpoints } from './means.ts';
import { seatEndpoints } from './seats.ts';
import { slotEndpoints } from './slots.ts';

export const findEndpoints = [...meansEndpoints, ...openEventEndpoints, ...seatEndpoints, ...slotEndpoints];
