import { consoleUrl, type Schemas } from '../../api/console.ts';
import { request } from '../../api/request-json.ts';
import { saveFile } from '../bookings/calendar-file.ts';

/** Fetches one certificate and hands it over. Throws RequestFailed. */
async function downloadOne({ id, number }: Schemas.Certificate): Promise<void> {
  const response = await request(consoleUrl('/certificates/{id}/pdf', { path: { id } }));
  saveFile(`certificate-${number}.pdf`, await response.blob());
}

/** Fetches certificates one after another; `onStep` hears how many there are by then. Gives the numbers of those that failed. */
export async function downloadAll(
  certificates: readonly Schemas.Certificate[],
  onStep: (done: number) => void,
): Promise<readonly string[]> {
  const failed: string[] = [];
  for (const [index, certificate] of certificates.entries()) {
    await downloadOne(certificate).catch(() => failed.push(certificate.number));
    onStep(index + 1);
  }
  return failed;
}
