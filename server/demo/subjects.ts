const resuscitation = 'Resuscitation';
const moving = 'Moving and handling';
const interventions = 'Safe use of physical interventions';

/** What each demo course teaches, by its id, with the level of the Core Skills Training Framework. */
const taught: Readonly<Record<number, readonly (readonly [subject: string, level: string | null])[]>> = {
  1: [
    [resuscitation, 'Level 2: adult basic life support'],
    [moving, 'Level 2: people handling'],
  ],
  2: [[moving, 'Level 2: people handling']],
  3: [[interventions, null]],
  4: [[interventions, null]],
  5: [[interventions, null]],
  6: [[resuscitation, 'Level 2: adult basic life support']],
  7: [[resuscitation, 'Level 2: paediatric basic life support']],
  8: [[resuscitation, 'Level 2: newborn basic life support']],
  9: [[resuscitation, 'Level 3: immediate life support']],
  10: [[resuscitation, 'Level 3: paediatric immediate life support']],
  16: [[moving, 'Level 2: people handling']],
  43: [[interventions, null]],
};

/** Rows of training_course_subjects. */
export const demoSubjects = Object.entries(taught).flatMap(([course, subjects]) =>
  subjects.map(([subject, level], index) => ({ course: Number(course), place: index + 1, subject, level })),
);
