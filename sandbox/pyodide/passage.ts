/** The way on which a step asks the host something and waits for its answer; shut unless the host opened it for the step. */
export interface Passage {
  open(isOpen: boolean): void;
  /** Called from the interpreter's thread; rejects when the passage is shut. */
  cross: (question: string) => Promise<string>;
  isWaiting(): boolean;
  /** Lets the waiting step go on; returns null, for there is nothing to reply. */
  answer(text: string): null;
}

export function openPassage(ask: (question: string) => void): Passage {
  let isOpen = false;
  let waiting: PromiseWithResolvers<string> | null = null;
  return {
    open: (allowed) => {
      isOpen = allowed;
    },
    cross: (question) => {
      if (!isOpen || waiting) return Promise.reject(new Error('shut'));
      waiting = Promise.withResolvers();
      ask(question);
      return waiting.promise;
    },
    isWaiting: () => waiting !== null,
    answer: (text) => {
      waiting?.resolve(text);
      waiting = null;
      return null;
    },
  };
}
