import type { Answer, Question } from '../../../generated/index.js';

export async function rowOrder(question: Question) {
  const keys: number[] = await question.answers.getOrder();
  await question.answers.setOrder([...keys].reverse());
  const answer: Answer = await question.answers.at(0);
  await question.answers.setOrder([answer, 3]);
  const next: Answer = await answer.getNextInOrder();
  return [next.isRight, (await next.getPreviousInOrder()).label];
}
