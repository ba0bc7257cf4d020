import { Button, Checkbox } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { consoleUrl, type Schemas } from '../../api/console.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { showDay } from '../../ui/format.ts';
import { Status, type Tone } from '../../ui/Status.tsx';
import styles from './Certificates.module.css';

type Certificate = Schemas.Certificate;
type Chosen = ReadonlyMap<number, Certificate>;

interface CertificateTableProps {
  readonly certificates: readonly Certificate[];
  readonly chosen: Chosen;
  readonly onChoose: (chosen: Chosen) => void;
}

const stands: Readonly<Record<Certificate['status'], readonly [Tone, string]>> = {
  valid: ['good', 'Valid'],
  expiring: ['warn', 'Ends soon'],
  expired: ['bad', 'Ended'],
  revoked: ['quiet', 'Withdrawn'],
};

const hasPaper = ({ status }: Certificate): boolean => status !== 'revoked';

function toggled(chosen: Chosen, some: readonly Certificate[], on: boolean): Chosen {
  const next = new Map(chosen);
  for (const one of some) {
    if (on) next.set(one.id, one);
    else next.delete(one.id);
  }
  return next;
}

const training: Column<Certificate> = {
  header: 'Training',
  cell: ({ product, booking_id, course, trained_on }) => {
    const to = product === 'virtual-bls' ? '/app/remote-sessions/$bookingId' : '/app/bookings/$bookingId';
    return (
      <>
        <Link to={to} params={{ bookingId: String(booking_id) }}>
          {course.name}
        </Link>
        <span className={styles['soft']}>on {showDay(trained_on)}</span>
      </>
    );
  },
};

const end: Column<Certificate> = {
  header: 'Valid until',
  cell: ({ expires_on }) => (expires_on === null ? 'For ever' : showDay(expires_on)),
};

const status: Column<Certificate> = {
  header: 'Status',
  cell: (certificate) => {
    const [tone, text] = stands[certificate.status];
    return <Status tone={tone}>{text}</Status>;
  },
};

const actions: Column<Certificate> = {
  header: 'Link and paper',
  align: 'end',
  cell: (certificate) => (
    <div className={styles['row']}>
      <CopyButton text={certificate.verification_url} what={`link to check ${certificate.number}`} />
      {hasPaper(certificate) ? (
        <Button
          component="a"
          variant="default"
          size="compact-sm"
          href={consoleUrl('/certificates/{id}/pdf', { path: { id: certificate.id } })}
          download
          aria-label={`Download PDF of ${certificate.number}`}
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          PDF
        </Button>
      ) : null}
    </div>
  ),
};

/** A page of certificates, of which some can be chosen. */
export function CertificateTable({ certificates, chosen, onChoose }: CertificateTableProps) {
  const free = certificates.filter(hasPaper);
  const on = free.filter(({ id }) => chosen.has(id)).length;
  const holder: Column<Certificate> = {
    header: 'Holder',
    cell: (certificate) => (
      <div className={styles['who']}>
        {hasPaper(certificate) ? (
          <Checkbox
            aria-label={`Choose ${certificate.holder_name}, ${certificate.number}`}
            checked={chosen.has(certificate.id)}
            onChange={({ currentTarget }) => onChoose(toggled(chosen, [certificate], currentTarget.checked))}
          />
        ) : null}
        <span>
          {certificate.holder_name}
          <span className={styles['soft']}>{certificate.number}</span>
        </span>
      </div>
    ),
  };
  return (
    <>
      {free.length > 1 ? (
        <Checkbox
          label="Choose all on this page"
          checked={on === free.length}
          indeterminate={on > 0 && on < free.length}
          onChange={({ currentTarget }) => onChoose(toggled(chosen, free, currentTarget.checked))}
        />
      ) : null}
      <DataTable
        caption="Certificates"
        rows={certificates}
        rowKey={({ id }) => id}
        columns={[holder, training, end, status, actions]}
      />
    </>
  );
}
