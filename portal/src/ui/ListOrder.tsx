import { Select } from '@mantine/core';
import { memo } from 'react';

interface ListOrderProps {
  /** Ways to sort: `issued_at desc` and what it is called. */
  readonly orders: readonly { readonly value: string; readonly label: string }[];
  /** One of them. */
  readonly value: string;
  readonly onSort: (sort: string, direction: string) => void;
}

/** What a list is sorted by. */
export const ListOrder = memo(function ListOrder({ orders, value, onSort }: ListOrderProps) {
  return (
    <Select
      aria-label="Order"
      allowDeselect={false}
      data={[...orders]}
      value={value}
      onChange={(picked) => {
        const [sort = '', direction = ''] = (picked ?? value).split(' ');
        onSort(sort, direction);
      }}
    />
  );
});
