import { Radio } from '@mantine/core';
import styles from './PaymentChoice.module.css';
import type { PaymentOffer, PayOption } from './payment.ts';

interface PaymentChoiceProps {
  readonly offers: readonly PaymentOffer[];
  readonly chosen: PayOption | null;
  readonly onChoose: (option: PayOption) => void;
}

/** The ways to pay, with their price and what will be left. */
export function PaymentChoice({ offers, chosen, onChoose }: PaymentChoiceProps) {
  return (
    <Radio.Group
      aria-label="How it is paid"
      value={chosen}
      onChange={(value) => onChoose(value as PayOption)}
    >
      <div className={styles['options']}>
        {offers.map(({ option, title, cost, obstacle }) => (
          <div key={option} className={styles['option']} data-closed={obstacle !== null || undefined}>
            <Radio value={option} disabled={obstacle !== null} label={title} description={obstacle ?? cost} />
          </div>
        ))}
      </div>
    </Radio.Group>
  );
}
