import { publish } from '../../lib/store/event-bus.ts';
import { undecidedDocuments } from '../../lib/store/waiting-documents.ts';
import { CHECK_DUE, DOCUMENT_CHECKS } from '../../lib/subscriptions.ts';

/** Asks for the check of every document that was registered up to an instant and that nobody decided on; how many they are. */
export async function recheckDocuments(upTo: string): Promise<number> {
  let asked = 0;
  for await (const page of undecidedDocuments(upTo)) {
    await publish(
      page.map(({ document: { key } }) => ({
        source: DOCUMENT_CHECKS,
        detailType: CHECK_DUE,
        detail: { recheck: { key } },
      })),
    );
    asked += page.length;
  }
  return asked;
}
