import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { countOf, showWeekday } from '../../ui/format.ts';
import { Status, type Tone } from '../../ui/Status.tsx';
import styles from './KitCard.module.css';
import type { Place } from './places.ts';
import type { Card } from './use-scanner.ts';

/** What a card can be asked to do besides its button. */
export type KitTask = 'due' | 'lost' | 'waive' | 'retire' | 'note';

interface KitCardProps {
  readonly card: Card;
  readonly place: Place;
  /** The session that the next kit goes to. */
  readonly isChosen: boolean;
  /** A kit is in hand: the button sends it. */
  readonly kitInHand: string | null;
  readonly onChoose: () => void;
  readonly onTake: () => void;
  readonly onTask: (task: KitTask) => void;
}

const tasks: Readonly<Record<Place, readonly (readonly [KitTask, string])[]>> = {
  to_post: [['waive', 'No kit needed…']],
  out: [
    ['due', 'Change the due date…'],
    ['lost', 'It is lost…'],
  ],
  due: [
    ['due', 'Change the due date…'],
    ['lost', 'It is lost…'],
  ],
  overdue: [
    ['due', 'Change the due date…'],
    ['lost', 'It is lost…'],
  ],
  here: [
    ['note', 'Change the note…'],
    ['retire', 'Take out of use…'],
  ],
};

function dueWord(days: number): { readonly tone: Tone; readonly word: string } {
  if (days < 0) return { tone: 'bad', word: `${countOf(-days, 'day')} late` };
  if (days === 0) return { tone: 'warn', word: 'Today' };
  return { tone: days <= 2 ? 'warn' : 'quiet', word: days === 1 ? 'Tomorrow' : `In ${days} days` };
}

const nameOf = (card: Card): string => card.bar_code ?? card.candidate ?? '';

function When({ card, place }: { readonly card: Card; readonly place: Place }) {
  if (card.days === null) return null;
  const { tone, word } = dueWord(card.days);
  const date = place === 'to_post' ? card.starts_at : card.due_on;
  return (
    <p className={styles['when']}>
      <Status tone={tone}>{word}</Status>
      {date ? <span>{showWeekday(date)}</span> : null}
    </p>
  );
}

function MainButton({ card, place, isChosen, kitInHand, onChoose, onTake }: KitCardProps) {
  if (place === 'here') return null;
  if (place !== 'to_post')
    return (
      <Button size="compact-sm" variant="default" aria-label={`Take back ${nameOf(card)}`} onClick={onTake}>
        Take back
      </Button>
    );
  const sends = kitInHand ? `Send ${kitInHand}` : 'Send a kit';
  const word = isChosen ? 'Scan its kit now' : sends;
  return (
    <Button
      size="compact-sm"
      variant={isChosen || kitInHand ? 'filled' : 'light'}
      aria-pressed={isChosen}
      aria-label={`${word}: ${nameOf(card)}, booking ${card.booking_id}`}
      onClick={onChoose}
    >
      {word}
    </Button>
  );
}

/** One kit, or one session that waits for its kit. */
export function KitCard(props: KitCardProps) {
  const { card, place, isChosen, onTask } = props;
  return (
    <li className={styles['card']} data-place={place} data-chosen={isChosen || undefined}>
      <div className={styles['head']}>
        <p className={card.bar_code ? styles['code'] : styles['name']}>{nameOf(card)}</p>
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" aria-label={`More for ${nameOf(card)}`}>
              <IconDots size={18} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {tasks[place].map(([task, label]) => (
              <Menu.Item key={task} onClick={() => onTask(task)}>
                {label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </div>
      {card.booking_id === null ? null : (
        <p className={styles['who']}>
          {card.bar_code ? <span className={styles['candidate']}>{card.candidate}</span> : null}
          <span>
            {card.booking_id} · {card.organisation}
          </span>
        </p>
      )}
      {card.note ? <p className={styles['note']}>{card.note}</p> : null}
      <When card={card} place={place} />
      <MainButton {...props} />
    </li>
  );
}
