import type { HostClient } from './client.ts';
import { Journey } from './journey.ts';
import * as story from './story.ts';

/** A project of 市教育和体育局 whose contract was signed and filed on one day, over HTTP. */
export async function underConstruction(client: HostClient, day: string): Promise<Journey> {
  const journey = await Journey.begin(client);
  await client.request('clerk-edu', 'PATCH', journey.path(), story.draftFields);
  await journey.act('clerk-edu', 'consultations', { ...story.consultation, heldOn: day });
  await journey.act('clerk-edu', 'catalog-items', story.catalogItem);
  await journey.upload('clerk-edu', 'constructionPlan');
  await journey.upload('clerk-edu', 'investmentBudget');
  await journey.submit();
  await journey.review();
  const budgetReview = { ...story.opinion.budgetReview, reviewedOn: day };
  await journey.act('reviewer', 'review-opinion', { ...story.opinion, budgetReview });
  await journey.upload('reviewer', 'reviewOpinion');
  await journey.act('bureau-head', 'approval', story.approval);
  await journey.upload('clerk-edu', 'responsibilityPledge');
  await journey.act('head-edu', 'pledge', { construction: true, dataSharing: true, fundUse: true });
  await journey.act('clerk-edu', 'tender', { startedOn: day, method: '公开招标' });
  const { documentId } = await journey.upload('clerk-edu', 'contract');
  const contract = { ...story.contract, signedOn: day, documentIds: [documentId] };
  await journey.act('clerk-edu', 'contracts', contract);
  return journey;
}
