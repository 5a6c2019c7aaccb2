/** One request of a batch's file. */
export interface ServedRequest {
  custom_id: string;
  url: string;
  body: { model: string; [name: string]: unknown };
}

export const isError = (line: object): boolean => !('response' in line) || line.response === null;

export const completion = (content: string, finish = 'stop'): object => ({
  choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: finish }],
  usage: { prompt_tokens: 10, completion_tokens: 4, total_tokens: 14 },
});

/** A line of an output file: what was asked, said again. */
export const answer = ({ custom_id, body }: ServedRequest): object => {
  const [turn] = body['messages'] as { content: string }[];
  return line(custom_id, 200, completion(`answer to ${turn?.content}`));
};

export const line = (custom_id: string, status_code: number, body: object): object => ({
  id: `line-${custom_id}`,
  custom_id,
  response: { status_code, request_id: 'r', body },
  error: null,
});

/** A line of an error file. */
export const noAnswer = ({ custom_id }: ServedRequest, code: string): object => ({
  id: `line-${custom_id}`,
  custom_id,
  response: null,
  error: { code, message: `the server said ${code}` },
});
