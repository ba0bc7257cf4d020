import { useHotkeys, useLocalStorage } from '@mantine/hooks';

interface ReviewKeys {
  readonly approve: () => void;
  readonly reject: () => void;
  readonly step: (by: 1 | -1) => void;
  /** False while a dialog is open or a decision is under way. */
  readonly listening: boolean;
}

/** Single keys can be pressed by accident: whoever dictates or trembles switches them off. */
export function useReviewKeys({ approve, reject, step, listening }: ReviewKeys) {
  const [isOn, setOn] = useLocalStorage({ key: 'veriward-review-keys', defaultValue: true });
  const unless = (act: () => void) => () => {
    if (isOn && listening) act();
  };
  useHotkeys([
    ['a', unless(approve)],
    ['r', unless(reject)],
    ['j', unless(() => step(1))],
    ['k', unless(() => step(-1))],
  ]);
  return { isOn, setOn };
}
