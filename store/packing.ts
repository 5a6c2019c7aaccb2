import { deflateRawSync, inflateRawSync } from 'node:zlib';

/**
 * What bodies of calls and programs are full of: short texts pack badly without something to refer to. Part of the form of the
 * store: it never changes, for what was packed with it is read with it.
 */
const dictionary = Buffer.from(
  [
    '":"length","content_filter"},"reasoning_content":"',
    '    while len(range(sorted(list(dict(set(str(int(float(max(min(sum(abs(enumerate(zip(isinstance(',
    '\\n    """\\n    if not :\\n        return True\\n    else:\\n        return False\\n    for i in range(len(',
    '\\nAssertionError: assert TypeError: ValueError: IndexError: expected found\\n\\nfrom typing import List\\nimport math\\nimport re\\n',
    'Write a function to find the given list of numbers string. Return only the corrected code. Python program that passes the tests.',
    '\\n```python\\ndef (self, n: int, s: str) -> List[int]:\\n    result = []\\n    result.append(\\n    return result\\n```',
    '{"model":"","messages":[{"role":"system","content":"You are"},{"role":"user","content":"","prompt":"',
    '"}],"max_tokens":1024,"max_completion_tokens":1024,"temperature":0.3,"top_p":0.95,"stop":["\\nclass "],"seed":0}',
    '["","","{\\"id\\":\\"chatcmpl-\\",\\"object\\":\\"chat.completion\\",\\"created\\":17,\\"model\\":\\"\\",\\"choices\\":[{\\"index\\":0,',
    '\\"message\\":{\\"role\\":\\"assistant\\",\\"content\\":\\"\\",\\"refusal\\":null,\\"annotations\\":[],\\"tool_calls\\":[]},\\"logprobs\\":null,',
    '\\"id\\":\\"cmpl-\\",\\"object\\":\\"text_completion\\",\\"text\\":\\"\\",\\"finish_reason\\":\\"stop\\",\\"stop_reason\\":null}],',
    '\\"usage\\":{\\"prompt_tokens\\":,\\"completion_tokens\\":,\\"total_tokens\\":,\\"prompt_tokens_details\\":{\\"cached_tokens\\":0},',
    '\\"completion_tokens_details\\":{\\"reasoning_tokens\\":0}},\\"service_tier\\":\\"default\\",\\"system_fingerprint\\":null}"]',
  ].join(''),
);

/** A text in a third to half of its bytes. */
export function pack(text: string): Uint8Array {
  return deflateRawSync(text, { dictionary, level: 6 });
}

/** Throws where the bytes are not what `pack` made. */
export function unpack(bytes: Uint8Array): string {
  return inflateRawSync(bytes, { dictionary }).toString('utf8');
}
