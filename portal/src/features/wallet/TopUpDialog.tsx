import { Button, Chip, Group, Modal, NumberInput, Select } from '@mantine/core';
import { useState } from 'react';
import { type Schemas, useChange } from '../../api/console.ts';
import { useOrganisationId } from '../../session/session.ts';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { countOf, showPence } from '../../ui/format.ts';
import styles from './Wallet.module.css';

interface TopUpDialogProps {
  readonly wallet: Schemas.Wallet;
  /** What is chosen at first; null: money. */
  readonly courseId: number | null;
  readonly onClose: () => void;
}

const creditChoices = [1, 5, 10, 25];
const poundChoices = [50, 100, 250, 500];

interface Priced {
  readonly count: number;
  /** Pence for one: a credit, or a pound. */
  readonly each: number;
  readonly isMoney: boolean;
}

function Price({ count, each, isMoney }: Priced) {
  return (
    <p className={styles['price']} aria-live="polite">
      <span>
        You pay
        {isMoney ? '' : ` for ${countOf(count, 'credit')}, ${showPence(each)} each`}
      </span>
      <strong className={styles['total']}>{showPence(count * each)}</strong>
    </p>
  );
}

interface AmountProps {
  readonly isMoney: boolean;
  readonly count: number;
  readonly error: string | null;
  readonly onChange: (count: number) => void;
}

function Amount({ isMoney, count, error, onChange }: AmountProps) {
  return (
    <>
      <Chip.Group value={String(count)} onChange={(value) => onChange(Number(value))}>
        <Group gap="xs" role="group" aria-label="Usual amounts">
          {(isMoney ? poundChoices : creditChoices).map((choice) => (
            <Chip key={choice} value={String(choice)}>
              {isMoney ? `£${choice}` : countOf(choice, 'credit')}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      <NumberInput
        label={isMoney ? 'Amount in pounds' : 'How many credits'}
        value={count}
        min={1}
        max={isMoney ? 999_999 : 10_000}
        decimalScale={isMoney ? 2 : 0}
        allowNegative={false}
        {...(isMoney ? { prefix: '£' } : {})}
        thousandSeparator=","
        error={error}
        onChange={(value) => onChange(Number(value) || 0)}
      />
    </>
  );
}

interface WhatProps {
  readonly courses: Schemas.Wallet['credits'];
  /** Null: money. */
  readonly course: number | null;
  readonly onChange: (course: number | null) => void;
}

function What({ courses, course, onChange }: WhatProps) {
  return (
    <Select
      label="What"
      data={[
        { value: '', label: 'Money, for any course' },
        ...courses.map(({ course_id, course_name }) => ({
          value: String(course_id),
          label: `Credits: ${course_name}`,
        })),
      ]}
      value={course === null ? '' : String(course)}
      allowDeselect={false}
      onChange={(value) => onChange(value ? Number(value) : null)}
    />
  );
}

/** Usual first choice: pounds, or credits. */
const usual = (course: number | null): number => (course === null ? 100 : 5);

/** Chooses what is bought and for how much; then the card company's page takes over and leads back to the wallet. */
export function TopUpDialog({ wallet, courseId, onClose }: TopUpDialogProps) {
  const id = useOrganisationId();
  const start = useChange('post', '/organisations/{id}/card-top-ups');
  const [course, setCourse] = useState(courseId);
  const [count, setCount] = useState(usual(courseId));
  const courses = wallet.credits.filter(({ price_pence }) => price_pence !== null);
  const isMoney = course === null;
  const each = isMoney ? 100 : (courses.find(({ course_id }) => course_id === course)?.price_pence ?? 0);
  const pay = () =>
    start.mutate(
      { path: { id }, body: { amount: Math.round(count * 100), ...(isMoney ? {} : { course_id: course }) } },
      { onSuccess: ({ checkout_url }) => checkout_url && window.location.assign(checkout_url) },
    );
  return (
    <Modal
      opened
      onClose={onClose}
      title="Top up by card"
      centered
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <div className={styles['stack']}>
        <What
          courses={courses}
          course={course}
          onChange={(next) => {
            setCourse(next);
            setCount(usual(next));
          }}
        />
        <Amount
          isMoney={isMoney}
          count={count}
          error={count > 0 ? null : 'Must be more than nothing.'}
          onChange={setCount}
        />
        <Price count={count} each={each} isMoney={isMoney} />
        <p className={styles['soft']}>
          The card company asks for the card on its own page and leads you back here. The wallet has it as
          soon as the payment arrives.
        </p>
        <FormProblem error={start.error} />
        <Button loading={start.isPending || start.isSuccess} disabled={count <= 0} onClick={pay}>
          Pay {showPence(count * each)} by card
        </Button>
      </div>
    </Modal>
  );
}
