import type { Question } from '../claims/read-questions.ts';
import type { Eligibility } from '../play/choose.ts';
import { type Answer, momentOf, type Segment } from '../x12/write-interchange.ts';
import { partySegment } from './party-segment.ts';

export interface AnsweredQuestion {
  question: Question;
  eligibility: Eligibility;
}

/** 271. A payer that is down says so at its own level; the levels below repeat whose questions it could not answer. */
export function write271(reference: string, questions: readonly AnsweredQuestion[], at: number): Answer {
  const { date, second: time } = momentOf(at);
  let level = 0;
  const next = () => {
    level += 1;
    return String(level);
  };
  const segments: Segment[] = [['BHT', '0022', '11', reference, date, time]];
  for (const { question, eligibility } of questions) {
    const { payer, provider, subscriber, dependent } = question;
    const [paying, asking, insured] = [next(), next(), next()];
    segments.push(
      ['HL', paying, '', '20', '1'],
      partySegment('PR', payer),
      ...(eligibility === 'DOWN42' ? [['AAA', 'Y', '', '42', 'R'] as const] : []),
      ['HL', asking, paying, '21', '1'],
      partySegment('1P', provider),
      ['HL', insured, asking, '22', dependent ? '1' : '0'],
    );
    const about = aboutPatient(question, eligibility);
    const trace: Segment = ['TRN', '2', question.trace, question.origin];
    if (!dependent) segments.push(trace, partySegment('IL', subscriber), ...about);
    else {
      segments.push(partySegment('IL', subscriber), ['HL', next(), insured, '23', '0'], trace);
      segments.push(partySegment('03', dependent), ...about);
    }
  }
  return { functionalId: 'HB', id: '271', version: '005010X279A1', hasVersionInSet: true, segments };
}

function aboutPatient({ demographics, from }: Question, eligibility: Eligibility): Segment[] {
  if (eligibility === 'NF75') return [['AAA', 'N', '', '75', 'C']];
  const [birthDate = '', sex = ''] = demographics ?? [];
  return [
    ...(demographics ? [['DMG', birthDate ? 'D8' : '', birthDate, sex] as const] : []),
    ...(from ? [['DTP', '291', 'D8', from] as const] : []),
    ...benefits[eligibility],
  ];
}

/** Active with a copay of 20 and a deductible of 500, of which 120 are left; or inactive; or nothing. */
const benefits: Readonly<Record<Exclude<Eligibility, 'NF75'>, readonly Segment[]>> = {
  ACT: [
    ['EB', '1', 'IND', '30', '', 'EXAMPLE PLAN'],
    ['EB', 'B', 'IND', '98', '', '', '27', '20', '', '', '', '', 'Y'],
    ['EB', 'C', 'IND', '30', '', '', '23', '500', '', '', '', '', 'Y'],
    ['EB', 'C', 'IND', '30', '', '', '29', '120', '', '', '', '', 'Y'],
  ],
  INA: [['EB', '6', 'IND', '30']],
  DOWN42: [],
};
