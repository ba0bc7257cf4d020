export { type BlsCourse, listBlsCourses, listTrainingCourses, type TrainingCourse } from './list-courses.ts';
export { listTrainingLocations, type TrainingLocation } from './list-locations.ts';
export { blsCourseEntries, courseEntries, locationEntries, trainerEntries } from './manage-catalogue.ts';
