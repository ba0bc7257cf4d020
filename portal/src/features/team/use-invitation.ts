import type { UseFormReturnType } from '@mantine/form';
import { applyRefusal } from '../../ui/apply-refusal.ts';
import { notify } from '../../ui/notify.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { useTeamSearch } from './use-team-search.ts';

/** An invitation's form: how it is closed, and what is said once it was sent or refused. Kept as `draft` until then. */
export function useInvitation<Values extends Record<string, unknown>>(
  draft: string,
  form: UseFormReturnType<Values>,
) {
  const { search, change } = useTeamSearch();
  const forget = useDraft(draft, form);
  const close = () => {
    const { invite: _open, ...rest } = search;
    change(rest);
  };
  const outcome = {
    onSuccess: ({ email }: { readonly email: string }) => {
      forget();
      close();
      notify(`The invitation is on its way to ${email}. Its link works for seven days.`);
    },
    onError: (error: Error) => applyRefusal(form, error),
  };
  return { close, outcome };
}
