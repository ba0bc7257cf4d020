import { getBlsBooking } from '../../../domains/bookings/index.ts';
import { certificateOf } from '../../training/certificate-file.ts';

export const getCertificate = certificateOf({
  product: 'virtual-bls',
  exampleId: 1501,
  description: 'when the training is completed and the kit is back.',
  getBooking: getBlsBooking,
});
