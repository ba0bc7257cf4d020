import { SegmentedControl } from '@mantine/core';
import type { SoldProduct } from './products.ts';

/** What every part of an organisation's page that lists something goes by. */
export interface ListPart {
  readonly organisationId: number;
  readonly product: SoldProduct;
  readonly page: number;
  readonly onProduct: (product: string | null) => void;
  readonly onPage: (page: number) => void;
}

/** Which product's wallet or rates are shown. */
export function ProductSwitch({ product, onProduct }: Pick<ListPart, 'product' | 'onProduct'>) {
  return (
    <SegmentedControl
      aria-label="Product"
      value={product}
      onChange={onProduct}
      data={[
        { value: 'practical-training', label: 'Classroom' },
        { value: 'virtual-bls', label: 'Remote sessions' },
      ]}
    />
  );
}
