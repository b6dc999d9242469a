import type { LiveCourse } from '../course/live-course.ts';
import type { Variables } from './group-key.ts';
import type { GroupPlan } from './group-plan.ts';

/** Everything that the watchers of a group have in common. */
export interface GroupSpec {
  key: string;
  practiceId: string;
  plan: GroupPlan;
  variables: Variables;
  course: LiveCourse;
}
