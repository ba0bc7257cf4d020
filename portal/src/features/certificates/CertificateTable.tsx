import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { consoleUrl, type Schemas } from '../../api/console.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { type Chosen, type Column, DataTable } from '../../ui/DataTable.tsx';
import { showDay } from '../../ui/format.ts';
import { Status, type Tone } from '../../ui/Status.tsx';
import styles from './Certificates.module.css';

type Certificate = Schemas.Certificate;

interface CertificateTableProps {
  readonly certificates: readonly Certificate[];
  readonly chosen: Chosen<Certificate>;
  readonly onChoose: (chosen: Chosen<Certificate>) => void;
}

const stands: Readonly<Record<Certificate['status'], readonly [Tone, string]>> = {
  valid: ['good', 'Valid'],
  expiring: ['warn', 'Ends soon'],
  expired: ['bad', 'Ended'],
  revoked: ['quiet', 'Withdrawn'],
};

const hasPaper = ({ status }: Certificate): boolean => status !== 'revoked';

const spokenName = ({ holder_name, number }: Certificate): string => `${holder_name}, ${number}`;

const holder: Column<Certificate> = {
  header: 'Holder',
  cell: ({ holder_name, number }) => (
    <>
      {holder_name}
      <span className={styles['soft']}>{number}</span>
    </>
  ),
};

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
  isShort: true,
  cell: ({ expires_on }) => (expires_on === null ? 'No end date' : showDay(expires_on)),
};

const status: Column<Certificate> = {
  header: 'Status',
  cell: (certificate) => {
    const [tone, text] = stands[certificate.status];
    return <Status tone={tone}>{text}</Status>;
  },
};

const actions: Column<Certificate> = {
  header: 'Take along',
  align: 'end',
  cell: (certificate) => (
    <div className={styles['row']}>
      <CopyButton
        text={certificate.verification_url}
        label="Copy link"
        what={`to check ${certificate.number}`}
      />
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

const columns = [holder, training, end, status, actions];
const idOf = ({ id }: Certificate): number => id;

/** A page of certificates, of which some can be chosen. */
export function CertificateTable({ certificates, chosen, onChoose }: CertificateTableProps) {
  const selection = useMemo(
    () => ({ chosen, canChoose: hasPaper, onChoose, nameOf: spokenName }),
    [chosen, onChoose],
  );
  return (
    <DataTable
      caption="Certificates"
      rows={certificates}
      rowKey={idOf}
      selection={selection}
      columns={columns}
    />
  );
}
