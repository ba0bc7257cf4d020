import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { consoleUrl, type Schemas } from '../../api/console.ts';
import { request } from '../../api/request-json.ts';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { countOf } from '../../ui/format.ts';
import { notify } from '../../ui/notify.tsx';
import { saveFile } from '../bookings/calendar-file.ts';
import styles from './Certificates.module.css';

/** As many fit into one archive. */
const most = 100;

interface DownloadManyProps {
  readonly chosen: readonly Schemas.Certificate[];
  readonly onDone: () => void;
}

/** One paper as it is, several as an archive. */
async function download(chosen: readonly Schemas.Certificate[]): Promise<void> {
  const [only] = chosen;
  const isOne = only !== undefined && chosen.length === 1;
  const response = await request(
    isOne
      ? consoleUrl('/certificates/{id}/pdf', { path: { id: only.id } })
      : consoleUrl('/certificates/archive', { query: { ids: chosen.map(({ id }) => id).join(',') } }),
  );
  saveFile(isOne ? `certificate-${only.number}.pdf` : 'certificates.zip', await response.blob());
}

/** The bar that shows once certificates are chosen. */
export function DownloadMany({ chosen, onDone }: DownloadManyProps) {
  const fetching = useMutation({
    mutationFn: download,
    onSuccess: () => {
      notify(`${countOf(chosen.length, 'certificate')} downloaded.`);
      onDone();
    },
  });
  if (chosen.length === 0) return null;
  const tooMany = chosen.length > most;
  return (
    <section className={styles['chosen']} aria-label="Chosen certificates">
      <strong role="status">
        {countOf(chosen.length, 'certificate')} chosen{tooMany ? `; ${most} at a time can be downloaded` : ''}
      </strong>
      <FormProblem error={fetching.error} />
      <div className={styles['row']}>
        <Button variant="default" disabled={fetching.isPending} onClick={onDone}>
          Choose none
        </Button>
        <Button loading={fetching.isPending} disabled={tooMany} onClick={() => fetching.mutate(chosen)}>
          {chosen.length === 1 ? 'Download the PDF' : 'Download as ZIP'}
        </Button>
      </div>
    </section>
  );
}
