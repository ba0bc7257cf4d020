import { useChange } from '../../api/console.ts';
import { useSessionAnew } from '../../session/use-session-anew.ts';

/** A change that needs the password once more. */
export interface PasswordChange {
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly reset: () => void;
  readonly run: (password: string, onError: (error: Error) => void) => void;
}

/** Asks for new recovery codes. */
export function useNewCodes(onCodes: (codes: readonly string[]) => void): PasswordChange {
  const { mutate, isPending, error, reset } = useChange('post', '/me/recovery-codes');
  return {
    isPending,
    error,
    reset,
    run: (current_password, onError) =>
      mutate(
        { body: { current_password } },
        { onSuccess: ({ recovery_codes: codes }) => onCodes(codes), onError },
      ),
  };
}

/** Does without an authenticator app from now on. */
export function useDisableTotp(onDone: () => void): PasswordChange {
  const { mutate, isPending, error, reset } = useChange('post', '/me/totp/disable');
  const readAnew = useSessionAnew();
  return {
    isPending,
    error,
    reset,
    run: (current_password, onError) =>
      mutate(
        { body: { current_password } },
        {
          onSuccess: async () => {
            await readAnew();
            onDone();
          },
          onError,
        },
      ),
  };
}
