import { useRef } from 'react';

/**
 * The Idempotency-Key of one submission: the same while the same content is sent again, so that a click after a lost
 * answer cannot do it twice. Other content, or a success, starts a new one.
 */
export function useSubmissionKey() {
  const submission = useRef({ content: '', key: '' });
  return {
    keyFor(request: unknown): string {
      const content = JSON.stringify(request);
      if (submission.current.content !== content) submission.current = { content, key: crypto.randomUUID() };
      return submission.current.key;
    },
    done() {
      submission.current = { content: '', key: '' };
    },
  };
}
