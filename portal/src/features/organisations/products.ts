import type { Schemas } from '../../api/console.ts';

/** An organisation, as the console tells it. */
export type OrganisationRow = Schemas.Organisation;

/** What an organisation may use. */
export type Product = OrganisationRow['products'][number];

/** A product with wallets and rates. */
export type SoldProduct = 'practical-training' | 'virtual-bls';

/** Products, with what they let an organisation do. */
export const products: readonly { readonly value: Product; readonly label: string; readonly what: string }[] =
  [
    {
      value: 'practical-training',
      label: 'Practical Training',
      what: 'Classroom training: book, invite, certify.',
    },
    {
      value: 'practical-training-legacy',
      label: 'Practical Training (older API)',
      what: 'Programs written before the API of today.',
    },
    { value: 'virtual-bls', label: 'Virtual BLS', what: 'Remote basic life support sessions with a kit.' },
    {
      value: 'registration-assurance',
      label: 'Registration Assurance',
      what: 'Watches the professional registers.',
    },
    { value: 'portal-v2', label: 'Portal API, version 2', what: 'Candidates, e-learning, references.' },
    {
      value: 'portal-v1',
      label: 'Portal API, version 1',
      what: 'Programs that have not moved to version 2.',
    },
    { value: 'hb-services', label: 'HB Services', what: 'Services of the provider for other systems.' },
  ];

/** A product's name. */
export const productName = (product: string): string =>
  products.find(({ value }) => value === product)?.label ?? product;

/** What is low in an organisation's wallets, in words; none: nothing is. */
export function lowWallets({ wallets }: Pick<OrganisationRow, 'wallets'>): string[] {
  return wallets.flatMap((wallet) => {
    const what = [
      ...(wallet.is_money_low ? ['money'] : []),
      ...(wallet.low_courses > 0 ? ['credits'] : []),
    ].join(' and ');
    return what === '' ? [] : [`${productName(wallet.product)}: ${what}`];
  });
}
