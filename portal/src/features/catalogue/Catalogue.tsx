import { SegmentedControl } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { DeskPage } from '../../ui/DeskPage.tsx';
import styles from './Catalogue.module.css';
import { Courses } from './Courses.tsx';
import { Places } from './Places.tsx';
import { Trainers } from './Trainers.tsx';

const lists = { courses: Courses, places: Places, trainers: Trainers };

/** What is taught, where and by whom. */
export function Catalogue() {
  const { list = 'courses' } = useSearch({ from: '/app/catalogue' });
  const navigate = useNavigate({ from: '/app/catalogue' });
  const Shown = lists[list];
  const choose = (value: string) =>
    void navigate({
      search: value === 'places' || value === 'trainers' ? { list: value } : {},
      replace: true,
    });
  return (
    <DeskPage
      title="Courses and places"
      lead="What events are planned with. Nothing is ever removed: what is not in use any more keeps its past."
    >
      <SegmentedControl
        className={styles['lists'] ?? ''}
        aria-label="List"
        value={list}
        onChange={choose}
        data={[
          { value: 'courses', label: 'Courses' },
          { value: 'places', label: 'Places' },
          { value: 'trainers', label: 'Trainers' },
        ]}
      />
      <Shown />
    </DeskPage>
  );
}
