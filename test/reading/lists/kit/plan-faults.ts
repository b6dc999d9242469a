import { expect } from 'vitest';
import type { Client } from '../../../kit/client.ts';
import type { List } from './lists.ts';
import { type PlanNode, stepsOf } from './plan-of.ts';
import { recordReads, type SentRead } from './record-reads.ts';

interface Read extends SentRead {
  isFiltered: boolean;
}

/** Whether a statement looks only for a row beyond the page. */
const looksBeyond = (text: string) => text.includes('(select true from');

/** The statements for a list's first page, a later one, the last, one before it, and all with a filter; counted each time. */
export async function readsOf(client: Client, { ask, filter, isOwn }: List, order: string): Promise<Read[]> {
  const reads: Read[] = [];
  const send = async (condition: string, page: string): Promise<string[]> => {
    const args = [page, order, condition].filter(Boolean).join(', ');
    const query = ask(args, 'pageInfo { startCursor endCursor hasNextPage hasPreviousPage } totalCount');
    let text = '';
    const sent = await recordReads(async () => {
      text = JSON.stringify(await client.ask(query));
    });
    const own = sent.filter((read) => isOwn(read.text) || looksBeyond(read.text));
    reads.push(...own.map((read) => ({ ...read, isFiltered: condition !== '' })));
    const cursors = ['startCursor', 'endCursor'].map((name) => new RegExp(`"${name}":"(.+?)"`).exec(text)?.[1] ?? '');
    expect(cursors, query).not.toContain('');
    return cursors;
  };
  for (const condition of filter ? ['', `filter: ${filter}`] : ['']) {
    const [, end] = await send(condition, 'first: 5');
    await send(condition, `first: 5, after: "${end}"`);
    const [start] = await send(condition, 'last: 5');
    await send(condition, `last: 5, before: "${start}"`);
  }
  return reads;
}

/** Tables whose rows fill a page or two of the disk: PostgreSQL reads them whole sooner than by an index. */
const few = new Set(['practice', 'room']);

/** Steps of the plan that cost PostgreSQL more than a page should. */
export function faultsOf(plan: PlanNode, { index, filterIndex, gathers }: List, { text, isFiltered }: Read): string[] {
  const steps = stepsOf(plan);
  const ofType = (type: string, among = steps) => among.filter((step) => step['Node Type'].includes(type));
  const readsAll = ofType('Seq Scan').filter((step) => !few.has(step['Relation Name'] ?? ''));
  // A page that was cut may be sorted: rows that were joined to it come in any order.
  const sortsAll = ofType('Sort').filter((sort) => ofType('Limit', stepsOf(sort)).length === 0);
  const mayGather = gathers?.when === 'ALWAYS' || (gathers?.when === 'FILTERED' && isFiltered);
  const isPage = !text.includes('count(') && !looksBeyond(text);
  const wanted = isFiltered && mayGather ? filterIndex : index;
  // An index that begins with a filter's column may have the page's order, too: nothing is sorted then.
  const alsoGood = isFiltered && !mayGather ? filterIndex : undefined;
  const isByIndex = steps.some(({ 'Index Name': name }) => name !== undefined && [wanted, alsoGood].includes(name));
  return [
    ...readsAll.map((step) => `reads all of ${step['Relation Name']}`),
    ...(mayGather ? [] : sortsAll.map(() => 'sorts more than the page')),
    ...(!isPage || !wanted || isByIndex ? [] : [`does not use ${wanted}`]),
  ];
}
