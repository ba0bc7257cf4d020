import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { deleteMail } from '../../api/mails.ts';
import { RequestFailed } from '../../api/request-json.ts';

/** A mail that is out of sight and will be deleted unless the reader takes it back. */
export interface Deletion {
  readonly id: number;
  readonly subject: string;
}

const alreadyGone = (error: unknown): boolean => error instanceof RequestFailed && error.status === 404;

/**
 * Deletion with a way back: the mail is hidden at once, the server is told when the reader lets go of it, deletes
 * another one or leaves the page.
 */
export function useDeletion() {
  const queries = useQueryClient();
  const [pending, setPending] = useState<Deletion | null>(null);
  const [failed, setFailed] = useState<Deletion | null>(null);
  const [hidden, setHidden] = useState<ReadonlySet<number>>(new Set());
  const current = useRef<Deletion | null>(null);

  const show = useCallback(
    (id: number) => setHidden((ids) => new Set([...ids].filter((kept) => kept !== id))),
    [],
  );

  const settle = useCallback(async () => {
    const deletion = current.current;
    if (!deletion) return;
    current.current = null;
    setPending(null);
    try {
      await deleteMail(deletion.id);
    } catch (error) {
      if (!alreadyGone(error)) {
        show(deletion.id);
        setFailed(deletion);
      }
    }
    await queries.invalidateQueries({ queryKey: ['mails', 'list'] });
  }, [queries, show]);

  const remove = useCallback(
    (deletion: Deletion) => {
      void settle();
      current.current = deletion;
      setFailed(null);
      setPending(deletion);
      setHidden((ids) => new Set([...ids, deletion.id]));
    },
    [settle],
  );

  const undo = useCallback(() => {
    if (current.current) show(current.current.id);
    current.current = null;
    setPending(null);
  }, [show]);

  useEffect(() => {
    const leave = () => void settle();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [settle]);

  return { pending, failed, hidden, remove, undo, settle };
}
