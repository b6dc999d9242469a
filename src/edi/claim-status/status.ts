import { element, segmentsOf } from '../loops/look.ts';
import type { LoopNode, ReportIn } from '../loops/loop-tree.ts';
import { valuesIn } from '../values/read-values.ts';

/** One composite of an STC: its first, tenth and eleventh element hold one each. */
export interface Status {
  /** Code source 507: A0 to A8, P0, F1, R3 and so on. */
  category: string;
  /** Code source 508. */
  code: string | null;
  entity: string | null;
  /** STC03 of a 277CA: WQ accepted, U rejected. */
  action: string | null;
  date: string | null;
  amount: number | null;
  /** STC12. */
  text: string | null;
}

/** The statuses of a loop, in the order of the file. */
export function readStatuses(node: LoopNode | null, component: string, report: ReportIn): Status[] {
  if (!node) return [];
  const values = valuesIn(node.loop.id, report);
  return segmentsOf(node, 'STC').flatMap((segment) => {
    const shared = {
      action: element(segment, 3),
      date: values.date(segment, 2),
      amount: values.cents(segment, 4),
      text: element(segment, 12),
    };
    return [1, 10, 11].flatMap((place): Status[] => {
      const [category = '', code, entity] = (element(segment, place) ?? '').split(component);
      if (category.length > 3)
        report(segment, node.loop.id, 'COMPONENT_SEPARATOR', `STC holds ${category}: its codes are one component.`);
      return category ? [{ category, code: code || null, entity: entity || null, ...shared }] : [];
    });
  });
}
