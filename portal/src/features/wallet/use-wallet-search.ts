import { useNavigate, useSearch } from '@tanstack/react-router';
import { said } from '../../ui/list-search.ts';
import type { WalletSearch } from './routes.ts';

/** What the address holds, and a way to change parts of it; the page of a list starts anew unless it is what changes. */
export function useWalletSearch() {
  const search = useSearch({ from: '/app/wallet' });
  const navigate = useNavigate({ from: '/app/wallet' });
  const change = (parts: { readonly [Key in keyof WalletSearch]?: WalletSearch[Key] | undefined }) =>
    void navigate({
      search: (now) => said({ ...now, page: undefined, ...parts }) as WalletSearch,
      resetScroll: false,
    });
  return { search, change, product: search.product ?? ('practical-training' as const) };
}
