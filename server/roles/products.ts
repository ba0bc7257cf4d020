import type { BearerServices } from '../products/bearer/services.ts';
import { practicalTraining } from '../products/practical-training/index.ts';

/** Every documented API of this deployment, in the order the docs list them. */
export function allProducts(services: BearerServices) {
  return [practicalTraining(services)];
}
