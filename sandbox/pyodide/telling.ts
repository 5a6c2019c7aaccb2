/** Milliseconds after which a step is one that lasts, and between two looks at what it has come to. */
const interval = 50;

/** Bytes for answers ahead of the end of their step; what does not fit comes with the end. */
const roomBytes = 4 * 1024 * 1024;

const newline = 0x0a;

/** How the report of a step that was answered begins. */
const answered = '{"ending":"answered"';

/** Where a step that keeps its own thread busy tells what it has come to. */
export interface Telling {
  /** The memory that both threads see. */
  readonly shared: SharedArrayBuffer;
  /** Says from time to time, as a JSON list, the answers that are new; tell what it returns how the step ended. */
  follow(say: (answers: string) => void): (report: string) => string;
}

export function openTelling(): Telling {
  const shared = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT + roomBytes);
  const told = new Int32Array(shared, 0, 1);
  const room = new Uint8Array(shared, told.byteLength);
  return {
    shared,
    follow: (say) => {
      Atomics.store(told, 0, 0);
      let said = 0;
      const look = (): void => {
        const until = room.subarray(0, Atomics.load(told, 0)).lastIndexOf(newline) + 1;
        if (until <= said) return;
        const lines = Buffer.from(room.slice(said, until - 1)).toString('latin1');
        said = until;
        say(`[${lines.replaceAll('\n', ',')}]`);
      };
      const timer = setInterval(look, interval);
      return (report) => {
        clearInterval(timer);
        // An answer says all again; any other end has nothing but what was told.
        if (!report.startsWith(answered)) look();
        return report;
      };
    },
  };
}
