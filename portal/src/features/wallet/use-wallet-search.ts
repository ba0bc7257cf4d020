import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { said, withoutPage } from '../../ui/list-search.ts';
import type { WalletSearch } from './routes.ts';

type Change = { readonly [Key in keyof WalletSearch]?: WalletSearch[Key] | undefined };

/** Changes parts of what the address holds; the page of a list starts anew unless it is what changes. */
function useWalletChange() {
  const navigate = useNavigate({ from: '/app/wallet' });
  return useCallback(
    (parts: Change) =>
      void navigate({
        search: (now) => said({ ...now, page: undefined, ...parts }) as WalletSearch,
        resetScroll: false,
      }),
    [navigate],
  );
}

const asParts = (search: WalletSearch, change: ReturnType<typeof useWalletChange>) => ({
  search,
  change,
  product: search.product ?? ('practical-training' as const),
});

/** What the address holds, and a way to change parts of it. */
export const useWalletSearch = () => asParts(useSearch({ from: '/app/wallet' }), useWalletChange());

/** All of that but the page: whoever asks for this is not drawn again when pages are turned. */
export const useWalletFilters = () =>
  asParts(
    useSearch({
      from: '/app/wallet',
      select: withoutPage<WalletSearch>,
      structuralSharing: true,
    }),
    useWalletChange(),
  );
